"""A finding: a fault in what an author wrote, with its place, its reason and its remedy.

Faults are data and are all reported in one run. A rule yields a `Fault` at a subject of the library;
`engine.checking` turns it into a `Finding` at a line and column of a file.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How grave a finding is; only errors make a command fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Subject(NamedTuple):
    """What a fault is about: a kind of thing (`claim`, `source`, `handout`, …) and its id."""

    kind: str
    id: str


class Place(NamedTuple):
    """Where a fault stands: a path inside the library, a line and a column (both from 1), and that line.

    In a PDF there are pages (from 1) instead; a fault of the whole file stands on page 0.
    """

    path: str
    line: int = 1
    column: int = 1
    text: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule says: the subject, where in it, what is wrong, and what to write instead."""

    subject: Subject
    message: str
    remedy: str
    at: tuple[str | int, ...] = ()
    """The keys that lead from the subject to the value: `("wording", "patient")`."""
    words: str = ""
    """The offending words inside that value, so that they are found at their own line."""
    instead: str | None = None
    """What may replace those words without a person looking; None where somebody must judge."""
    line: int = 0
    """In a file of a layout, with `column`: both from 1, and 0 where only `clues` tell."""
    column: int = 0
    clues: tuple[str, ...] = ()
    """What the file of a layout, or one that it takes in, holds at the place; the surest first."""


class Waived(NamedTuple):
    """Why a finding is set aside: by a waiver beside the content, or since a baseline holds it."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at its place."""

    place: Place
    code: str
    level: Level
    message: str
    remedy: str
    subject: Subject | None = None
    """What it is about; None where that could not be told, as in a file that cannot be read."""
    at: tuple[str | int, ...] = ()
    """The keys that lead from the subject to the value."""
    words: str = ""
    """The offending words; they stand at the place, unless a line ends inside them."""
    instead: str | None = None
    """What may replace those words without a person looking."""
    waived: Waived | None = None
    """Why it counts no longer; it is still reported."""

    @property
    def key(self) -> str:
        """What it is known by when lines move: its code, what it is about, and the field."""
        about = f"{self.subject.kind}:{self.subject.id}" if self.subject else self.place.path
        return f"{self.code} {about} {'.'.join(map(str, self.at))}".rstrip()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by: path, page or line, column, code."""
        place = self.place
        line = place.line if place.page is None else place.page
        return (place.path, line, self.place.column, self.code, self.message)
