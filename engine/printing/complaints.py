"""The printer's complaints, sorted by kind and put at what causes them."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ...language.patterns import pattern
from ..composing.sheet import Sheet
from .fetcher import Refusal
from .pointing import Cause, causes
from .printed import Problem

NO_GLYPH = ".notdef glyph rendered"

NOT_LOADED = ("Failed to load", "Failed to render SVG", "Font-face ")

STYLE_IGNORED = (
    "@import rule",
    "@layer rule",
    "Deprecated `",
    "Empty @page",
    "Error: ",
    "Expected a media type",
    "Failed to apply CSS",
    "Ignored `",
    "In counter style",
    "Invalid ",
    "Missing %s descriptor",
    "No source for profile",
    "Parse error",
    "Unable to compute content",
    "Unknown @page",
    "Unknown descriptor",
    "Unknown empty rule",
    "Unknown rule",
    "Unsupported @",
)
"""How WeasyPrint 70.0 begins each message about a style."""

ABOUT_THE_MACHINE = ("Using fontTools instead of HarfBuzz-Subset",)
"""No fault of a page: the same glyphs are embedded, only slower. `handout doctor` tells of it."""


_PLACE = pattern(r" at (\d+):(\d+)")
_QUOTED = pattern(r"`([^`]+)`")
_UNKNOWN = Cause()


class Complaint(NamedTuple):
    """What the printer said, and what is known of its cause."""

    code: str
    message: str
    remedy: str
    cause: Cause = _UNKNOWN


def from_log(
    records: Iterable[logging.LogRecord], refusals: Sequence[Refusal]
) -> Iterator[Complaint]:
    """Yield a complaint for each refusal and each line of the log that does not repeat one."""
    for refusal in refusals:
        message = f"the page asks for {refusal.url[:120]}: {refusal.reason}"
        remedy = "use a figure of the library, or a file of the layout"
        yield Complaint("PRT002", message, remedy, Cause(address=refusal.url))
    for record in records:
        told = any(refusal.url in record.getMessage() for refusal in refusals)
        if not told and not str(record.msg).startswith(ABOUT_THE_MACHINE):
            yield _complaint(record)


def over_limit(pages: int, limit: int) -> Iterator[Complaint]:
    """Complain where a sheet has more pages than its layout allows; a limit of 0 is none."""
    if 0 < limit < pages:
        message = f"the sheet has {pages} pages; its layout allows {limit}"
        yield Complaint("PRT005", message, "print fewer claims, or divide the handout in two")


def foreign_fonts(families: Iterable[str]) -> Iterator[Complaint]:
    """Complain of a font that is not one of the bundled ones: the page would differ elsewhere."""
    for family in families:
        if not family.startswith("Handout "):
            message = f"words are set in {family}, a font of this machine"
            cause = Cause(address=family)
            yield Complaint("PRT004", message, "run `handout doctor`; it looks at the fonts", cause)


def problems(
    complaints: Iterable[Complaint], sheet: Sheet, root: Element | None
) -> tuple[Problem, ...]:
    """Put each complaint once at what causes it: words of the library, a file of the layout, or the handout."""
    return tuple(
        Problem(complaint.code, replace(fault, message=complaint.message, remedy=complaint.remedy))
        for complaint in dict.fromkeys(complaints)
        for fault in causes(complaint.cause, sheet, root)
    )


def of_style(complaint: Complaint, name: str) -> Complaint:
    """Return a complaint of a style sheet with that sheet's name; its message told the line."""
    cause = complaint.cause._replace(file=name, line=complaint.cause.line or 1)
    return complaint._replace(cause=cause)


def _complaint(record: logging.LogRecord) -> Complaint:
    said, message = str(record.msg), " ".join(record.getMessage().split())
    args = record.args if isinstance(record.args, tuple) else ()
    words = tuple(word for word in args if isinstance(word, str) and word.strip())
    if said.startswith(NO_GLYPH) and words:
        character = words[0]
        message = f"no font of the page has the character {character} (U+{ord(character):04X})"
        return Complaint("PRT001", message, "write it in another way", Cause(character=character))
    if said.startswith(NOT_LOADED):
        cause = Cause(address=words[0] if words else "")
        return Complaint("PRT002", message, "mend the file, or take it out", cause)
    if said.startswith(STYLE_IGNORED):
        place = _PLACE.search(message)
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        quoted = tuple(" ".join(found.split()) for found in _QUOTED.findall(message))
        cause = Cause(line=line, column=column, clues=quoted)
        return Complaint("PRT003", message, "mend the style sheet of the layout", cause)
    remedy = "mend the layout, or report this if the layout is ours"
    return Complaint("PRT004", message, remedy, Cause(clues=tuple(f"#{word}" for word in words)))
