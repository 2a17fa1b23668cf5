"""Letters to lines: how many characters the full lines of a page have."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from ..thresholds import SHORT_LINE

RAISED = 0.6
"""How far letters of a line may stand above each other, as small figures do, in sizes of letters."""
NEXT_COLUMN = 2.5
"""A gap of so many sizes begins another column or cell."""
SAME_EDGE, SAME_PARAGRAPH = 3.0, 2.1
"""How far lines of a paragraph may begin apart (points), and how far they may stand apart (sizes)."""


class Letter(NamedTuple):
    """A letter: its place on the paper (left, top, right, bottom), its place in its own line, its size, and its looks.

    Lines may run in any direction: `start` and `end` are along the line, `base` is how far down it stands. All are
    in points.
    """

    sign: str
    box: tuple[float, float, float, float]
    start: float
    end: float
    base: float
    size: float
    look: Any = None


class Line(NamedTuple):
    """A line: where it begins, where it stands, the size of its letters, and how many characters it has."""

    left: float
    base: float
    size: float
    length: int


def full_lines(letters: Sequence[Letter]) -> tuple[int, ...]:
    """Return the lengths of the lines that the next one of their paragraph follows."""
    found = [line for line in map(_line, lines(letters)) if line.length > SHORT_LINE]
    return tuple(one.length for one, below in pairwise(found) if _goes_on(one, below))


def _goes_on(one: Line, below: Line) -> bool:
    near = 0 < below.base - one.base < SAME_PARAGRAPH * one.size
    return near and abs(one.left - below.left) < SAME_EDGE


def lines(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield the letters of each line."""
    held: list[Letter] = []
    last: Letter | None = None
    for letter in letters:
        inked = not letter.sign.isspace()
        if last and inked and _begins(last, letter):
            yield held
            held = []
        if held or inked:
            held.append(letter)
        last = letter if inked else last
    if held:
        yield held


def _begins(last: Letter, letter: Letter) -> bool:
    """Tell whether a letter begins a line: it stands lower or higher, goes back, or leaves a gap."""
    size = max(last.size, letter.size)
    apart = abs(letter.base - last.base) > RAISED * size
    back = letter.start < last.start - size
    return apart or back or letter.start > last.end + NEXT_COLUMN * size


def _line(held: Sequence[Letter]) -> Line:
    size = max(one.size for one in held)
    length = len("".join(one.sign for one in held).strip())
    return Line(held[0].start, held[0].base, size, length)
