"""The printer's complaints, sorted by kind and put at the claim that they are about."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ...schema import Fault, Subject
from .fetcher import Refusal
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


class Complaint(NamedTuple):
    """What the printer said; `character` is the one that no font has."""

    code: str
    message: str
    remedy: str
    character: str = ""


def from_log(
    records: Iterable[logging.LogRecord], refusals: Sequence[Refusal]
) -> Iterator[Complaint]:
    """Yield a complaint for each refusal and each line of the log that does not repeat one."""
    for refusal in refusals:
        message = f"the page asks for {refusal.url[:120]}: {refusal.reason}"
        yield Complaint("PRT002", message, "use a figure of the library, or a file of the layout")
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
            yield Complaint("PRT004", message, "run `handout doctor`; it looks at the fonts")


def problems(
    complaints: Iterable[Complaint], handout: str, root: Element | None
) -> tuple[Problem, ...]:
    """Put each complaint once at what it is about: the claims that hold the character, or the handout."""
    return tuple(
        Problem(complaint.code, Fault(subject, complaint.message, complaint.remedy, words=words))
        for complaint in dict.fromkeys(complaints)
        for words in [complaint.character]
        for subject in _subjects(complaint, handout, root)
    )


def _complaint(record: logging.LogRecord) -> Complaint:
    said, message = str(record.msg), " ".join(record.getMessage().split())
    if said.startswith(NO_GLYPH) and isinstance(record.args, tuple):
        character = str(record.args[0])
        message = f"no font of the page has the character {character} (U+{ord(character):04X})"
        return Complaint("PRT001", message, "write it in another way", character)
    if said.startswith(NOT_LOADED):
        return Complaint("PRT002", message, "mend the file, or take it out")
    if said.startswith(STYLE_IGNORED):
        return Complaint("PRT003", message, "mend the style sheet of the layout")
    return Complaint("PRT004", message, "mend the layout, or report this if the layout is ours")


def _subjects(complaint: Complaint, handout: str, root: Element | None) -> list[Subject]:
    claims = dict.fromkeys(_holders(root, complaint.character)) if complaint.character else {}
    return [Subject("claim", claim) for claim in claims] or [Subject("handout", handout)]


def _holders(element: Element | None, character: str, claim: str = "") -> Iterator[str]:
    """Yield the claims whose element holds a character, in print order."""
    if element is None or callable(element.tag):  # a comment's tag is a function
        return
    claim = element.get("data-claim", claim)
    own = [element.text, *(child.tail for child in element)]
    if claim and any(character in (words or "") for words in own):
        yield claim
    for child in element:
        yield from _holders(child, character, claim)
