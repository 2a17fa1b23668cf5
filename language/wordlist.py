"""Tables of syllables that come with the package: the words of CMUdict, and our own lists of medical words.

`words/cmudict.txt.z` is written from CMUdict's own file by

    python -m handout_builder.language.wordlist cmudict.dict cmudict.txt.z

It keeps only what counting needs: line n holds the words of n syllables, in order, with spaces between.
"""

import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
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
    counts: dict[str, int] = {}
    for syllables, row in enumerate(zlib.decompress(table).decode("ascii").split("\n"), start=1):
        counts.update(dict.fromkeys(row.split(), syllables))
    return counts


def divided(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield word and syllables of a list in which each word is divided: `par-a-ce-ta-mol`, `# comment`."""
    for line in lines:
        for entry in line.partition("#")[0].split():
            yield entry.replace("-", ""), entry.count("-") + 1


@cache
def cmudict() -> Mapping[str, int]:
    """Return the syllables of some 118,000 English words; read once, when first asked for."""
    return unpacked((WORDS / "cmudict.txt.z").read_bytes())


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
