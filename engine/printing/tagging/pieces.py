"""Pieces: each run of words, picture, cell and link that WeasyPrint put on the pages, in the order of its boxes."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

Box: Any = boxes
"""WeasyPrint has no types."""

REPEATED = "Repeated"
"""What stands a second time on the pages: the head of a table that runs on, a fixed box."""


class Piece(NamedTuple):
    """A box that matters to the structure, and its page (from 0).

    `number` is the MCID under which its content stands in the page's stream, if it has content.
    """

    box: Any
    page: int
    number: int | None = None
    outside: str = ""
    """Why it is no part of the text: `Header`, `Footer` or `Margin` for a margin box, or `Repeated`."""
    in_link: bool = False
    """Whether a box around it carries the same link."""

    @property
    def generated(self) -> bool:
        """Whether a style made it: a list's mark, or the content of `::before`."""
        return "::" in self.box.element_tag


def pieces(document: Any, streams: Iterable[Any]) -> list[Piece]:
    """Return the pieces of all pages."""
    reader = _Reader()
    for page, (laid_out, stream) in enumerate(zip(document.pages, streams, strict=True)):
        reader.page, reader.marks = page, stream._tags  # noqa: SLF001 - WeasyPrint hands them to its own tags
        reader.read(laid_out._page_box)  # noqa: SLF001 - there is no public way from a page to its boxes
    return reader.found


class _Reader:
    """Goes through the boxes of one page after another, and remembers what it has seen."""

    def __init__(self) -> None:
        self.page = 0
        self.marks: dict[Any, dict[str, Any]] = {}
        self.found: list[Piece] = []
        self._seen: dict[Element, Any] = {}

    def read(self, box: Any, outside: str = "", *, in_link: bool = False) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box  # noqa: SLF001 - its own attributes are those of its place
        outside = outside or self._outside(box)
        mark = self.marks.get(box)
        if mark or box.link_annotation or isinstance(box, Box.TableCellBox):
            number = mark["mcid"] if mark else None
            self.found.append(Piece(box, self.page, number, outside, in_link))
        in_link = in_link or box.link_annotation is not None
        for child in getattr(box, "children", ()):
            self.read(child, outside, in_link=in_link)

    def _outside(self, box: Any) -> str:
        if isinstance(box, Box.MarginBox):
            edge = box.at_keyword.removeprefix("@").partition("-")[0]
            return {"top": "Header", "bottom": "Footer"}.get(edge, "Margin")
        if isinstance(box, Box.TableRowGroupBox) and (box.is_header or box.is_footer):
            return REPEATED * (self._seen.setdefault(box.element, box) is not box)
        if box.element is not None and box.style["position"] == "fixed":
            return REPEATED * (self._seen.setdefault(box.element, self.page) != self.page)
        return ""
