"""What printing hands back: the PDF's bytes, the facts of its pages, and what went wrong."""

from dataclasses import dataclass
from typing import NamedTuple

from ...schema import Fault


class Problem(NamedTuple):
    """A fault of the printed page under its code.

    PRT001 a character without a glyph · PRT002 a picture or file that did not load or was refused ·
    PRT003 a style that the printer ignored · PRT004 anything else that the printer complained of ·
    PRT005 more pages than the layout allows · the others are what `judging` looks for on a page that came out.
    """

    code: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came out: its size in millimetres, and the claims that stand on it in print order."""

    width: float
    height: float
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed sheet. It pickles, and the same sheet always gives the same one.

    `pdf` is empty only where the printer gave up; a problem then says why.
    """

    name: str
    pdf: bytes
    pages: tuple[Page, ...]
    fonts: tuple[str, ...]
    """The families that the words are set in."""
    problems: tuple[Problem, ...] = ()
