"""Two texts → their words, each kept, inserted or deleted; both in one text, with marks as in git's word diff."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|\w+(?:['’-]\w+)*|\s+|[^\w\s]")
"""A number with its point, a word with its hyphens, white space, or a mark: none of them changes in part."""


class Kind(StrEnum):
    """What became of words."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


class Piece(NamedTuple):
    """Words that share a fate."""

    kind: Kind
    text: str


def pieces(old: str | None, new: str | None) -> tuple[Piece, ...]:
    """Return what became of the words of a text; None stands for one that was not there.

    The pieces that were not deleted make the new text, those that were not inserted make the old.
    """
    before, after = (_TOKEN.findall(text or "") for text in (old, new))
    found = _joined(list(_compared(before, after)))
    return tuple(piece for piece in found if piece.text)


_MARKS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {Kind.KEPT: ("", ""), Kind.DELETED: ("[-", "-]"), Kind.INSERTED: ("{+", "+}")}
)


def word_diff(old: str | None, new: str | None) -> str:
    """Return both texts in one, with what went as `[-…-]` and what came as `{+…+}`."""
    return "".join(_marked(piece) for piece in pieces(old, new))


def _marked(piece: Piece) -> str:
    before, after = _MARKS[piece.kind]
    return f"{before}{piece.text}{after}"


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield Piece(Kind.KEPT, "".join(before[start:end]))
        else:
            yield Piece(Kind.DELETED, "".join(before[start:end]))
            yield Piece(Kind.INSERTED, "".join(after[new_start:new_end]))


def _joined(found: Sequence[Piece]) -> Iterator[Piece]:
    """Make one change of several that only a space divides: words are easier to read than their parts."""
    for is_change, group in groupby(_with_spaces(found), key=lambda one: one[0]):
        members = [piece for _, piece in group]
        if not is_change:
            yield Piece(Kind.KEPT, "".join(piece.text for piece in members))
            continue
        for kind in (Kind.DELETED, Kind.INSERTED):
            yield Piece(kind, "".join(one.text for one in members if one.kind in {kind, Kind.KEPT}))


def _with_spaces(found: Sequence[Piece]) -> Iterator[tuple[bool, Piece]]:
    """Yield each piece, and whether it is part of a change: also a space between two changes is."""
    last = len(found) - 1
    for at, piece in enumerate(found):
        between = 0 < at < last and piece.text.isspace()
        yield piece.kind is not Kind.KEPT or between, piece
