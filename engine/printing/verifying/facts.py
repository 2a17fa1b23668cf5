"""The facts of a PDF, as they were read; what they mean is for `judging` to say."""

from dataclasses import dataclass
from typing import NamedTuple

from ..sealing import Seal


class Heading(NamedTuple):
    """A heading, by the page that it stands on (from 1; 0 where that is not told)."""

    level: int
    page: int


class Font(NamedTuple):
    """A font that words are set in, and whether it is inside the file."""

    name: str
    embedded: bool


class Run(NamedTuple):
    """Some words of a page that are alike in size and colour, their size in points, and where they are."""

    page: int
    words: str
    size: float
    bold: bool = False
    contrast: float | None = None
    """Of the words to what is behind them, the worst of them; None where that cannot be told."""
    edge: float = 0.0
    """Millimetres to the nearest edge of the page, less than none outside it."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page: its size in millimetres, its runs of words, the characters of its full lines, and its fonts."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...] = ()
    full_lines: tuple[int, ...] = ()
    fonts: tuple[Font, ...] = ()
    scanned: bool = False
    """Whether it has pictures and no words, not even invisible ones."""


class Conformance(NamedTuple):
    """What the validator says of a standard: what it found, or why it cannot say anything."""

    profile: str
    claimed: bool
    faults: tuple[str, ...] = ()
    undecided: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a PDF is like. It pickles."""

    tagged: bool = False
    title: str = ""
    title_shown: bool = False
    language: str = ""
    headings: tuple[Heading, ...] = ()
    nameless: tuple[int, ...] = ()
    """The page of each figure without an alternative text; 0 where that is not told."""
    number_of_pages: int = 0
    pages: tuple[PageFacts, ...] = ()
    """The pages that were measured: of a long file, the first ones."""
    conformance: tuple[Conformance, ...] = ()
    metadata: bytes = b""
    manifest: bytes | None = None
    """What is attached under the name of a manifest."""
    seal: Seal = Seal.NONE

    @property
    def fonts(self) -> tuple[Font, ...]:
        """The fonts of all measured pages."""
        return tuple(sorted({font for page in self.pages for font in page.fonts}))

    @property
    def foreign_fonts(self) -> tuple[str, ...]:
        """The names of fonts that are not embedded."""
        return tuple(font.name for font in self.fonts if not font.embedded)


class Unreadable(NamedTuple):
    """Why nothing can be said of a file."""

    reason: str
    remedy: str
