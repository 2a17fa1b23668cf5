"""Near misses: the known word that a misspelt one was probably meant to be."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean "x"?` for the known word nearest to `word`, or nothing if none is near.

    Letter case, spaces and underscores do not count: `Red Flag` is near to `red-flag`.
    """
    nearest = closest(word, known)
    return f'did you mean "{nearest}"?' if nearest else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to `word`, or an empty string."""
    folded = {_folded(name): name for name in sorted(known, reverse=True)}
    from difflib import get_close_matches  # noqa: PLC0415 - most libraries have no fault to suggest for

    matches = get_close_matches(_folded(word), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else ""


def misspelt(word: str, known: Iterable[str]) -> str | None:
    """Return the one known word that a word must be a misspelling of; None where anything is in doubt.

    No other known word is near, the first letter is right (misspellings seldom touch it: Pollock and Zamora,
    CACM 27(4), 1984), and no more than two letters are lacking or too many; an exchanged one counts as both.
    """
    folded = {_folded(name): name for name in known}
    given = _folded(word)
    if given in folded:
        return folded[given]
    from difflib import get_close_matches  # noqa: PLC0415 - as above

    near = get_close_matches(given, folded, n=2, cutoff=0.6)
    is_sure = len(near) == 1 and near[0][0] == given[0] and _odd_letters(near[0], given) <= _TYPO
    return folded[near[0]] if is_sure else None


_TYPO = 2


def _odd_letters(one: str, other: str) -> int:
    """Count the letters that only one of two words has."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - as above

    blocks = SequenceMatcher(None, one, other).get_matching_blocks()
    return len(one) + len(other) - 2 * sum(block.size for block in blocks)


def _folded(word: str) -> str:
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
