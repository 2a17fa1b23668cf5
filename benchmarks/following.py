"""Words of a page beside words that are heard: which are lost, said again, out of their place, or added."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import tinyhtml5

from .hearing import UNHEARD

_parse: Any = vars(tinyhtml5)["parse"]
"""tinyhtml5 has half of its types."""

SHORT = 3
"""A piece of fewer letters is taken for nothing that is said again: it stands everywhere."""


class Followed(NamedTuple):
    """How many words of a page are not heard where they stand, and how many are heard that should not be."""

    words: int
    lost: int
    moved: int
    again: int
    added: int
    examples: tuple[str, ...] = ()


def words_of(html: str) -> list[str]:
    """Return the words of a page's body in their order."""
    body: Any = _parse(html, namespace_html_elements=False).find("body")
    return "".join(f"{text} " if _ends(text) else text for text in _texts(body)).split()


def _texts(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _ends(text: str) -> bool:
    return text.endswith(("\n", " "))


def follow(page: list[str], runs: list[str]) -> Followed:
    """Compare the words of a page with runs of words that are heard, letter by letter; spaces do not count.

    A piece that is missing at its place and heard elsewhere is moved; one that is heard though it is not
    missing anywhere is said again, or is added where the page does not have it at all.
    """
    heard = [word for run in runs for word in run.split()]
    ours, theirs = _Letters(page), _Letters(heard)
    missing, more = _differences(ours.text, theirs.text)
    moved = [piece for piece in missing if any(piece.text in other.text for other in more)]
    lost = [piece for piece in missing if piece not in moved]
    said = [piece for piece in more if not any(one.text in piece.text for one in moved)]
    again = [piece for piece in said if len(piece.text) > SHORT and piece.text in ours.text]
    added = [piece for piece in said if piece not in again]
    return Followed(
        len(page),
        ours.count(lost),
        ours.count(moved),
        theirs.count(again),
        theirs.count(added),
        tuple(piece.text[:60] for piece in (*lost, *moved, *again, *added)[:6]),
    )


class _Piece(NamedTuple):
    text: str
    start: int
    end: int


class _Letters:
    """Words without the spaces between them, and of which word each letter is."""

    def __init__(self, words: list[str]) -> None:
        plain = [word.translate(UNHEARD) for word in words]
        self.text = "".join(plain)
        self.owner = [number for number, word in enumerate(plain) for _ in word]

    def count(self, pieces: list[_Piece]) -> int:
        """Return how many words some pieces touch."""
        return len({self.owner[at] for piece in pieces for at in range(piece.start, piece.end)})


def _differences(ours: str, theirs: str) -> tuple[list[_Piece], list[_Piece]]:
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    missing = [_Piece(ours[a:b], a, b) for _, a, b, _, _ in steps if b > a]
    more = [_Piece(theirs[a:b], a, b) for _, _, _, a, b in steps if b > a]
    return missing, more
