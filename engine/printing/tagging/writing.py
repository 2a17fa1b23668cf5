"""Writing: the one seam to WeasyPrint, which hands its pages to our tags instead of its own."""

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import weasyprint.pdf

from ...errors import CannotGoOn
from ..complaints import Complaint
from ..pointing import Cause
from ..sealing import seal
from .attaching import Facts
from .claims import ambiguous, finish, set_colours
from .objects import Writer
from .pieces import pieces
from .tree import Tree

VARIANT = "pdf/a-3a"
"""ISO 19005-3, level A: tagged, fonts embedded, colours in sRGB. `claims` adds ISO 14289-1, PDF/UA-1."""

WEASYPRINT = "70.0"
"""The release whose boxes and marks `pieces` reads."""

ATTEMPTS = 4
"""One in a hundred files is `ambiguous` and written again."""

_NO_FACTS = Facts()

AddTags = Callable[[Any, Any, Any, Sequence[Any]], None]

_seam = threading.Lock()
_weasyprint: Any = weasyprint.pdf


class PrinterDiffers(CannotGoOn):
    """The WeasyPrint on this machine is not the one that our tags are made for."""


class Written(NamedTuple):
    """The bytes of a PDF, and what of it nobody could hear."""

    pdf: bytes
    complaints: tuple[Complaint, ...]


def write_pdf(document: Any, root: Element, facts: Facts = _NO_FACTS) -> Written:
    """Write a document that was laid out from the HTML of `root` as PDF/UA-1 and PDF/A-3a in one.

    `facts` are what the file says of its sheet. The file bears a seal.
    Raises `PrinterDiffers` where WeasyPrint is of another release.
    """
    check_release(weasyprint.VERSION)
    set_colours(document)
    written = _attempt(document, root, facts, 0)
    for padding in range(1, ATTEMPTS):
        if ambiguous(written.pdf):
            written = _attempt(document, root, facts, padding)
    return written._replace(pdf=seal(written.pdf))


def _attempt(document: Any, root: Element, facts: Facts, padding: int) -> Written:
    complaints: list[Complaint] = [*_untold(document.metadata)]

    def add_tags(pdf: Any, document: Any, _version: Any, streams: Sequence[Any]) -> None:
        tree = Tree(root, (page.height for page in document.pages))
        for piece in pieces(document, streams):
            tree.add(piece)
        tree.complain_of_repeats()
        writer = Writer(pdf, streams)
        writer.write(tree)
        complaints.extend([*tree.complaints, *writer.complaints])

    def finisher(_document: Any, pdf: Any) -> None:
        finish(pdf, facts, padding)

    with _tagging_by(add_tags):
        options = {"pdf_variant": VARIANT, "output_intent": "by set_colours"}
        pdf = document.write_pdf(finisher=finisher, **options)
    return Written(pdf, tuple(complaints))


def check_release(found: str) -> None:
    """Refuse another release than ours: its tags would be wrong without anybody's notice."""
    if found != WEASYPRINT:
        raise PrinterDiffers(
            f"this machine has WeasyPrint {found}, and the tags of a PDF are made for {WEASYPRINT}; "
            f"run `pip install weasyprint=={WEASYPRINT}`"
        )


def _untold(metadata: Any) -> Generator[Complaint]:
    if not metadata.lang:
        cause = Cause(clues=("<html",))
        yield Complaint(
            "PRT004", "the page does not tell its language", "write `<html lang=…>`", cause
        )
    if not (metadata.title or "").strip():
        cause = Cause(clues=("<title", "<head"))
        yield Complaint("PRT004", "the page has no title", "write `<title>` in its head", cause)


@contextmanager
def _tagging_by(add_tags: AddTags) -> Generator[None]:
    """Put our tags in the place of WeasyPrint's while one document is written."""
    with _seam:
        theirs, _weasyprint.add_tags = _weasyprint.add_tags, add_tags
        try:
            yield
        finally:
            _weasyprint.add_tags = theirs
