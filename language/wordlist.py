"""Tables of syllables that come with the package: the words of CMUdict, and our own lists of medical words.

`words/cmudict.txt.z` is written from CMUdict's own file by

    python -m handout_builder.language.wordlist cmudict.dict cmudict.txt.z

It keeps only what counting needs: line n holds the words of n syllables, in order, with spaces between. A sheet has
some hundred words, and to look for these in the lines is quicker than to tell all words of the table apart.
"""

import sys
import zlib
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from .patterns import pattern

WORDS = Path(__file__).with_name("words")
"""The folder of the tables; its README tells where each comes from."""

OWN = ("medicines.txt", "medical.txt")
"""Our own lists, whose counts come before CMUdict's."""

_VARIANT = pattern(r"\(\d+\)$")
_KEPT = pattern(r"[a-z]+(?:'[a-z]+)?")


def read_cmudict(lines: Iterable[str]) -> dict[str, int]:
    """Return the syllables of each word in a file of CMUdict: sounds that carry a stress mark.

    Where a word has several pronunciations the fewest syllables count: "If a word has two accepted
    pronunciations, use the one with fewer syllables" (Flesch, *How to Write Plain English*, 1979,
    chapter 2), but never more than one below the first, since the clipped "ack-shly" is none. Left
    out are words with hyphens or full stops and possessives, whose counts follow from those of
    their parts, and sounds without a vowel such as "hmm".
    """
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for line in lines:
        name, *sounds = line.partition("#")[0].split()
        word = _VARIANT.sub("", name)
        syllables = sum(sound[-1].isdigit() for sound in sounds)
        if syllables and _KEPT.fullmatch(word) and not word.endswith("'s"):
            least = first.setdefault(word, syllables) - 1
            counts[word] = max(least, min(syllables, counts.get(word, syllables)))
    return counts


def packed(counts: Mapping[str, int]) -> bytes:
    """Return a table in the form in which the package carries it."""
    rows: list[list[str]] = [[] for _ in range(max(counts.values(), default=0))]
    for word in sorted(counts):
        rows[counts[word] - 1].append(word)
    return zlib.compress("\n".join(map(" ".join, rows)).encode("ascii"), level=9)


def unpacked(table: bytes) -> dict[str, int]:
    """Return the table that `packed` made."""
    return _numbered(_lines(table))


def _lines(table: bytes) -> list[str]:
    return zlib.decompress(table).decode("ascii").split("\n")


def _numbered(lines: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for syllables, line in enumerate(lines, start=1):
        counts.update(dict.fromkeys(line.split(), syllables))
    return counts


def divided(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield word and syllables of a list in which each word is divided: `par-a-ce-ta-mol`, `# comment`."""
    for line in lines:
        for entry in line.partition("#")[0].split():
            yield entry.replace("-", ""), entry.count("-") + 1


class _Table(Mapping[str, int]):
    """A table that is packed: a word is looked for in its lines, until so many were that it is better unpacked."""

    def __init__(self, table: bytes) -> None:
        self._lines = _lines(table)
        self._left = _LOOKS

    @cached_property
    def _unpacked(self) -> Mapping[str, int]:
        return _numbered(self._lines)

    @cached_property
    def _looked_in(self) -> Sequence["_Line"]:
        return [_Line(line) for line in self._lines]

    def __getitem__(self, word: str) -> int:
        if not self._left:
            return self._unpacked[word]
        self._left -= 1
        for syllables, line in enumerate(self._looked_in, start=1):
            if line.holds(word):
                return syllables
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return iter(self._unpacked)

    def __len__(self) -> int:
        return len(self._unpacked)


_LOOKS = 8_000
"""How many words are looked for in the time in which all are unpacked."""


class _Line:
    """Words in order, with spaces between: a word is looked for only where it would stand."""

    def __init__(self, words: str) -> None:
        self._words = f" {words} " if words else ""
        places = range(0, max(1, len(words) - _LONGEST), _STEP) if words else ()
        self._starts = [self._words.index(" ", place) for place in places]
        self._firsts = [self._words[start + 1 : start + _LONGEST] for start in self._starts]

    def holds(self, word: str) -> bool:
        """Tell whether it is one of them."""
        part = bisect(self._firsts, f"{word} ~")
        start = self._starts[part - 1] if part else 0
        end = self._starts[part] + 1 if part < len(self._starts) else len(self._words)
        return " " not in word and self._words.find(f" {word} ", start, end) >= 0


_STEP, _LONGEST = 2_000, 40
"""Letters between the words that are looked at first, and how many of each."""


@cache
def cmudict() -> Mapping[str, int]:
    """Return the syllables of some 118,000 English words; read once, when first asked for."""
    return _Table((WORDS / "cmudict.txt.z").read_bytes())


@cache
def medical() -> Mapping[str, int]:
    """Return the syllables of medicines and medical words, in British and American spelling."""
    files = (WORDS / name for name in OWN)
    return dict(
        pair for file in files for pair in divided(file.read_text(encoding="ascii").splitlines())
    )


def main(source: str, target: str) -> None:
    """Write the table of a file of CMUdict."""
    lines = Path(source).read_text(encoding="utf-8").splitlines()
    Path(target).write_bytes(packed(read_cmudict(lines)))


if __name__ == "__main__":
    main(*sys.argv[1:])
