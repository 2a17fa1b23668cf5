"""Near misses: the known word that a misspelt one was probably meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean "x"?` for the known word nearest to `word`, or nothing if none is near.

    Letter case, spaces and underscores do not count: `Red Flag` is near to `red-flag`.
    """
    nearest = closest(word, known)
    return f'did you mean "{nearest}"?' if nearest else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to `word`, or an empty string."""
    folded = {_folded(name): name for name in sorted(known, reverse=True)}
    matches = get_close_matches(_folded(word), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else ""


def _folded(word: str) -> str:
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
