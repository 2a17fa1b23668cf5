"""The press: WeasyPrint, with the sheet's own files, the bundled fonts, and its log turned into problems."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetchingError

from ..composing.sheet import Sheet
from .complaints import Complaint, foreign_fonts, from_log, of_style, over_limit, problems
from .fetcher import BASE_URL, SheetFetcher
from .hearing import hearing
from .judging import judged
from .printed import Page, Printed
from .spacing import move_spaces
from .sparing import forget
from .tagging import VARIANT, Facts, write_pdf

HTML: Any = weasyprint.HTML
CSS: Any = weasyprint.CSS
"""WeasyPrint has no types."""

MILLIMETRE = 96 / 25.4
"""In CSS pixels."""


class Style(NamedTuple):
    """A style sheet as WeasyPrint keeps it, and what it complained of while reading."""

    css: Any
    complaints: tuple[Complaint, ...]


class Document(NamedTuple):
    """A sheet that is laid out and written."""

    pdf: bytes = b""
    pages: tuple[Page, ...] = ()
    fonts: tuple[str, ...] = ()
    complaints: tuple[Complaint, ...] = ()


def press(sheet: Sheet) -> Printed:
    """Print a sheet with WeasyPrint."""
    styles = [_style(text, threading.get_ident()) for text in sheet.styles]
    fetcher = SheetFetcher(sheet.assets)
    with hearing() as records:
        html = HTML(string=sheet.html, base_url=BASE_URL, url_fetcher=fetcher)
        root: Element = html.etree_element
        move_spaces(root)
        document = _document(html, [style.css for style in styles if style.css], sheet)
    if records:  # the next sheet is to hear of it, too
        forget()
    complaints = [
        *_of_styles(styles, sheet.style_names),
        *from_log(records, fetcher.refusals),
        *foreign_fonts(document.fonts),
        *over_limit(len(document.pages), _page_limit(root)),
        *document.complaints,
    ]
    found = problems(complaints, sheet, root)
    return Printed(sheet.name, document.pdf, document.pages, document.fonts, found)


@lru_cache(maxsize=64)
def _style(text: str, thread: int) -> Style:
    """Read a style sheet once in a process; it may load nothing, so it is the same for every sheet."""
    fetcher, css = SheetFetcher({}), None
    with hearing() as records, suppress(URLFetchingError):
        css = CSS(string=text, base_url=BASE_URL, url_fetcher=fetcher, font_config=_fonts(thread))
    return Style(css, tuple(from_log(records, fetcher.refusals)))


def _of_styles(styles: Sequence[Style], names: Sequence[str]) -> Iterator[Complaint]:
    for style, name in zip_longest(styles, names, fillvalue=""):
        if isinstance(style, Style):
            yield from (of_style(complaint, name) for complaint in style.complaints)


@lru_cache(maxsize=8)
def _fonts(_thread: int) -> FontConfiguration:
    """Load the bundled fonts once in a thread: Pango's font maps are not to be shared by two."""
    return FontConfiguration()


def _document(html: Any, styles: list[Any], sheet: Sheet) -> Document:
    """Lay a sheet out and write it; a refused colour profile is the one thing that stops WeasyPrint."""
    fonts = _fonts(threading.get_ident())
    with suppress(URLFetchingError):
        document: Any = html.render(font_config=fonts, stylesheets=styles, pdf_variant=VARIANT)
        pdf, untagged = write_pdf(document, html.etree_element, Facts(sheet.manifest, sheet.attach))
        families = sorted({font.family for font in document.fonts.values()})
        complaints = (*untagged, *judged(document, html.etree_element, sheet))
        return Document(pdf, tuple(map(_page, document.pages)), tuple(families), complaints)
    return Document()


def _page(page: Any) -> Page:
    boxes = page._page_box.descendants()  # noqa: SLF001 - there is no public way from a page to its words
    claims = dict.fromkeys(_claims(boxes))
    return Page(
        round(page.width / MILLIMETRE, 1), round(page.height / MILLIMETRE, 1), tuple(claims)
    )


def _claims(boxes: Any) -> Iterator[str]:
    for box in boxes:
        if box.element is not None and (claim := box.element.get("data-claim")):
            yield claim


def _page_limit(root: Element) -> int:
    for meta in root.iter("meta"):
        content = meta.get("content", "")
        if meta.get("name") == "handout-page-limit" and content.isdecimal():
            return int(content)
    return 0
