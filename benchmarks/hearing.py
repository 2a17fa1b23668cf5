"""A tagged PDF → what is heard of it: words in their order, languages, pictures, and what is in no element.

It reads with two libraries that had no part in writing any of the files: pikepdf for the structure, PDFium for words.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

UNHEARD = dict.fromkeys(map(ord, "-\xad\u2010\u2011\u2060\x02"))
"""Hyphens, which PDFium writes in a way of its own where a line ends, and what only keeps words together."""

_BULLETS = frozenset("•◦▪‣–")
_Key = tuple[int, int]
"""A page, and the number of marked content on it."""


@dataclass
class Heard:
    """What is heard of a PDF, and what stands on its pages beside that."""

    words: list[str] = field(default_factory=list[str])
    """Runs of words, in the order of the structure; the bullets of lists are left out."""
    languages: dict[str, str] = field(default_factory=dict[str, str])
    """Of parts that say their own: the words by language."""
    figures: int = 0
    described: int = 0
    """How many figures have an alternative text."""
    links: int = 0
    named: int = 0
    """How many links are called by what they say: an address is a name only where it is also the text."""
    heads: int = 0
    scoped: int = 0
    """How many heads of tables say whether they are of a column or a row."""
    artifacts: list[str] = field(default_factory=list[str])
    """Words that are marked as not to be read."""
    stray: list[str] = field(default_factory=list[str])
    """Words that are neither in the structure nor marked as an artifact."""
    pages: int = 0
    title: str = ""


def heard(path: Path) -> Heard:
    """Read a PDF."""
    found = Heard()
    marked: dict[_Key, list[str]] = {}
    for page, number, mark, words in _content(path):
        if number >= 0 and mark != "Artifact":
            marked.setdefault((page, number), []).append(words)
        elif words.strip():
            (found.artifacts if mark == "Artifact" else found.stray).append(words)
    with pikepdf.open(path) as pdf:
        _Reader(pdf, marked, found).read()
    return found


class _Reader:
    """Goes through the structure of a file."""

    def __init__(self, pdf: Any, marked: dict[_Key, list[str]], found: Heard) -> None:
        self.pdf = pdf
        self.marked = marked
        self.found = found
        self.pages: dict[Any, int] = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        self.language = str(pdf.Root.get("/Lang", ""))
        self.labels: list[bool] = []
        self.pictures: list[bool] = []

    def read(self) -> None:
        """Read all, and keep what no element has."""
        found = self.found
        found.pages = len(self.pages)
        found.title = str(self.pdf.docinfo.get("/Title", ""))
        for element in _listed(self.pdf.Root.StructTreeRoot.get("/K")):
            self._element(element, None, self.language)
        found.stray += ["".join(words) for words in self.marked.values() if "".join(words).strip()]
        for page in self.pdf.pages:
            for one in page.obj.get("/Annots", ()):
                found.links += one.get("/Subtype") == "/Link"

    def _element(self, element: Any, page: int | None, language: str) -> None:
        role = str(element.get("/S"))
        if "/Pg" in element:
            page = self.pages[element.Pg.objgen]
        language = str(element.get("/Lang", language))
        self._count(element, role)
        start = len(self.found.words)
        self.labels.append(role == "/Lbl")
        self.pictures.append(bool(str(element.get("/Alt", ""))))
        for kid in _listed(element.get("/K")):
            self._kid(kid, page, language)
        self.labels.pop()
        self.pictures.pop()
        said = "".join(self.found.words[start:])
        links = (kid.Obj for kid in _listed(element.get("/K")) if _is_link(kid))
        self.found.named += sum(_is_named(link, said) for link in links)

    def _kid(self, kid: Any, page: int | None, language: str) -> None:
        if isinstance(kid, int):
            self._words((page or 0, kid), language)
        elif kid.get("/Type") == "/MCR":
            at = self.pages[kid.Pg.objgen] if "/Pg" in kid else page or 0
            self._words((at, int(kid.MCID)), language)
        elif kid.get("/Type") != "/OBJR":
            self._element(kid, page, language)

    def _words(self, key: _Key, language: str) -> None:
        words = self.marked.pop(key, [])
        if any(self.pictures):  # the alternative text is heard instead
            return
        if any(self.labels) and set("".join(words).strip()) <= _BULLETS:
            return
        self.found.words += words
        if language != self.language:
            before = self.found.languages.get(language, "")
            self.found.languages[language] = before + "".join(words)

    def _count(self, element: Any, role: str) -> None:
        self.found.figures += role == "/Figure"
        self.found.described += role == "/Figure" and bool(str(element.get("/Alt", "")))
        self.found.heads += role == "/TH"
        owned = _listed(element.get("/A"))
        self.found.scoped += role == "/TH" and any(
            isinstance(one, pikepdf.Dictionary) and "/Scope" in one for one in owned
        )


def _is_link(kid: Any) -> bool:
    return (
        isinstance(kid, pikepdf.Dictionary)
        and kid.get("/Type") == "/OBJR"
        and kid.Obj.get("/Subtype") == "/Link"
    )


def _is_named(link: Any, said: str) -> bool:
    """Tell whether a link has a name that is not a mere address, unless its text is that address, or a part of it."""
    name, target = str(link.get("/Contents", "")).strip(), _target(link)
    text, address = ("".join(words.translate(UNHEARD).split()) for words in (said, target))
    is_text = "://" in target and text in address
    return bool(name) and (name != target or is_text)


def _target(link: Any) -> str:
    """Return the address or the name that a link leads to."""
    action: Any = link.get("/A", {})
    return str(action.get("/URI") or action.get("/D") or link.get("/Dest", ""))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _content(path: Path) -> Iterator[tuple[int, int, str, str]]:
    """Yield page, number, outermost mark and words of each text on the pages of a file."""
    with pypdfium2.PdfDocument(path) as opened:
        pages: list[Any] = list(opened)  # PDFium has no types
        for number, page in enumerate(pages):
            raw = page.raw
            text = pdfium.FPDFText_LoadPage(raw)
            for at in range(pdfium.FPDFPage_CountObjects(raw)):
                one = pdfium.FPDFPage_GetObject(raw, at)
                mark = pdfium.FPDFPageObj_GetMarkedContentID(one)
                yield number, mark, _mark(one), _text(one, text)
            pdfium.FPDFText_ClosePage(text)


def _mark(one: Any) -> str:
    if not pdfium.FPDFPageObj_CountMarks(one):
        return ""
    name, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    into = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFPageObjMark_GetName(pdfium.FPDFPageObj_GetMark(one, 0), into, 64, length)
    return name.raw[: max(0, length.value - 2)].decode("utf-16-le")


def _text(one: Any, text: Any) -> str:
    if pdfium.FPDFPageObj_GetType(one) != pdfium.FPDF_PAGEOBJ_TEXT:
        return ""
    length = pdfium.FPDFTextObj_GetText(one, text, None, 0)
    words = ctypes.create_string_buffer(length)
    into = ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFTextObj_GetText(one, text, into, length)
    return words.raw[:length].decode("utf-16-le").rstrip("\0")
