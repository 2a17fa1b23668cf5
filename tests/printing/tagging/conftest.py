"""What a screen reader finds in a PDF: its structure tree, and the words of each element in their order."""

import ctypes
import io
import os
import shlex
import subprocess
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import page as validator
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from markupsafe import Markup

from handout_builder.engine.composing.sheet import Sheet, View
from handout_builder.engine.composing.templates import Layouts, render
from handout_builder.engine.resources import LAYOUTS

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">'
    b'<rect x="10" y="5" width="100" height="30" fill="#eaf0f8" stroke="#12376b"/></svg>'
)

PROFILES = ("ua1", "3a")


class Content(NamedTuple):
    """Marked content of a page (from 0); PDFium calls a number of -1 none."""

    page: int
    number: int
    mark: str
    words: str


@dataclass
class Part:
    """An element of the structure. `kids` are parts, words, and links as the name that a reader hears."""

    role: str
    kids: list["Part | str"] = field(default_factory=list["Part | str"])
    told: dict[str, str] = field(default_factory=dict[str, str])

    def text(self) -> str:
        """Return its words without any space, and without the marks of lists."""
        words = "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)
        words = "".join(words.split())
        marked = self.role == "Lbl" and (words in "•◦▪" or words.rstrip(".").isdecimal())
        return "" if marked else words

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Yield it as readable text, one line an element or a run of words."""
        told = "".join(f" [{key} {value}]" for key, value in self.told.items())
        yield f"{'  ' * depth}{self.role}{told}"
        words = ""
        for kid in (*self.kids, None):
            if isinstance(kid, str):
                words = f"{words} {kid.strip()}".strip()
            elif words:
                yield f"{'  ' * (depth + 1)}“{words}”"
                words = ""
            if isinstance(kid, Part):
                yield from kid.lines(depth + 1)

    def all(self) -> Iterator["Part"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Part):
                yield from kid.all()


@dataclass
class Heard:
    """A PDF as it is heard. `orphans` is what stands on pages or in the tree and has no counterpart."""

    tree: Part
    content: tuple[Content, ...]
    orphans: tuple[str, ...]


def heard(pdf: bytes) -> Heard:
    """Read a PDF back with two libraries that had no part in writing it."""
    content = tuple(_content(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        reader = _Reader(opened, content)
        tree = reader.part(opened.Root.StructTreeRoot.K[0])
        return Heard(tree, content, tuple(reader.orphans()))


class _Reader:
    def __init__(self, pdf: Any, content: tuple[Content, ...]) -> None:
        self.words: dict[tuple[int, int], str] = {}
        for one in content:
            self.words[one.page, one.number] = (
                self.words.get((one.page, one.number), "") + one.words
            )
        self.unmarked = [one for one in content if one.number < 0 and one.mark != "Artifact"]
        self.pages = {sheet.obj.objgen: number for number, sheet in enumerate(pdf.pages)}
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        self.parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        self.links = {
            annotation.objgen for sheet in pdf.pages for annotation in sheet.obj.get("/Annots", ())
        }
        self.used: list[tuple[int, int]] = []
        self.wrong: list[str] = []

    def part(self, element: Any) -> Part:
        part = Part(str(element.S)[1:])
        part.told.update(_told(element))
        for kid in element.get("/K", ()):
            self._kid(part, element, kid)
        return part

    def _kid(self, part: Part, element: Any, kid: Any) -> None:
        if isinstance(kid, int):
            part.kids.append(self._leaf(element, element.Pg, kid))
        elif kid.get("/Type") == "/MCR":
            part.kids.append(self._leaf(element, kid.Pg, int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            if (
                self.parents[int(kid.Obj.StructParent)] != element
                or kid.Obj.objgen not in self.links
            ):
                self.wrong.append(f"the link {kid.Obj.Contents} is not of its element")
            self.links.discard(kid.Obj.objgen)
            part.told["leads"] = str(kid.Obj.Contents)
        else:
            if element != kid.P:
                self.wrong.append(f"{kid.S} has another parent")
            part.kids.append(self.part(kid))

    def _leaf(self, element: Any, sheet: Any, number: int) -> str:
        page = self.pages[sheet.objgen]
        self.used.append((page, number))
        if self.parents[page][number] != element:
            self.wrong.append(f"content {number} of page {page} is of another element")
        return self.words.get((page, number), "")

    def orphans(self) -> Iterator[str]:
        yield from self.wrong
        yield from (
            f"no element has {self.words[key]}"
            for key in self.words
            if key[1] >= 0 and key not in self.used
        )
        yield from (f"neither text nor artifact: {one}" for one in self.unmarked)
        yield from (
            f"content is heard twice: {key}" for key in set(self.used) if self.used.count(key) > 1
        )
        yield from (f"a link stands in no element: {link}" for link in self.links)
        for page, parents in self.parents.items():
            if isinstance(parents, pikepdf.Array):
                owned = [at for at, parent in enumerate(list[Any](parents)) if parent is not None]
                yield from (f"page {page} owns {at}" for at in owned if (page, at) not in self.used)


def _told(element: Any) -> Iterator[tuple[str, str]]:
    for name in ("Alt", "Lang", "ActualText"):
        if f"/{name}" in element:
            yield name, str(element[f"/{name}"])
    attributes = element.get("/A", {})
    for name in ("Scope", "ListNumbering"):
        if f"/{name}" in attributes:
            yield name, str(attributes[f"/{name}"])[1:]
    for name in ("ColSpan", "RowSpan"):
        if f"/{name}" in attributes:
            yield name, str(attributes[f"/{name}"])


def _content(pdf: bytes) -> Iterator[Content]:
    with pypdfium2.PdfDocument(pdf) as opened:
        sheets: list[Any] = list(opened)  # PDFium has no types
        for number, sheet in enumerate(sheets):
            text = pdfium.FPDFText_LoadPage(sheet.raw)
            for at in range(pdfium.FPDFPage_CountObjects(sheet.raw)):
                one = pdfium.FPDFPage_GetObject(sheet.raw, at)
                mark = pdfium.FPDFPageObj_GetMarkedContentID(one)
                yield Content(number, mark, _mark(one), _words(one, text))
            pdfium.FPDFText_ClosePage(text)


def _mark(one: Any) -> str:
    """Return the outermost mark of an object on a page."""
    if not pdfium.FPDFPageObj_CountMarks(one):
        return ""
    name, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    into = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFPageObjMark_GetName(pdfium.FPDFPageObj_GetMark(one, 0), into, 64, length)
    return name.raw[: max(0, length.value - 2)].decode("utf-16-le")


def _words(one: Any, text: Any) -> str:
    if pdfium.FPDFPageObj_GetType(one) != pdfium.FPDF_PAGEOBJ_TEXT:
        return ""
    length = pdfium.FPDFTextObj_GetText(one, text, None, 0)
    words = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(
        one, text, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)), length
    )
    return words.raw[:length].decode("utf-16-le").rstrip("\0")


@pytest.fixture(scope="session")
def hear() -> Callable[[bytes], Heard]:
    """Read a PDF back as a screen reader does."""
    return heard


@pytest.fixture(scope="session")
def faults() -> Callable[[bytes], list[str]]:
    """Return what a validator has against a PDF as PDF/UA-1 and as PDF/A-3a."""

    def found(pdf: bytes) -> list[str]:
        reports = [validator.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
        return [f"{one.rule_id}: {one.message}" for report in reports for one in report.failures]

    return found


@pytest.fixture(scope="session")
def verapdf() -> Callable[[Mapping[str, bytes], Path], str]:
    """Return a function that has veraPDF judge PDFs, written into a folder; it gives what does not pass."""
    command = os.environ.get("VERAPDF")
    if not command:
        pytest.skip("VERAPDF names no command: only page-validation has judged the PDFs")

    def judged(pdfs: Mapping[str, bytes], folder: Path) -> str:
        paths = [folder / f"{name}.pdf" for name in pdfs]
        for path in paths:
            path.write_bytes(pdfs[path.stem])
        run = [*shlex.split(command), "-f", ",".join(PROFILES), *map(str, paths)]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
        failed = [line for line in done.stdout.splitlines() if not line.startswith("PASS")]
        return "\n".join(failed) or ("" if done.returncode == 0 else done.stderr)

    return judged


def sheet_of(view: View, layout: str, *styles: str) -> Sheet:
    """Render a view with a layout as it is; `styles` come after the layout's own."""
    sizes = ["shared/size-large.css", f"{layout}/size-large.css"] if view.size == "large" else []
    names = ["shared/base.css", f"shared/paper-{view.paper}.css", f"{layout}/style.css", *sizes]
    texts = [(LAYOUTS / name).read_text("utf-8") for name in names if (LAYOUTS / name).exists()]
    icons = {f"icons/{file.name}": file.read_bytes() for file in LAYOUTS.glob("icons/*.svg")}
    assets = {**icons, "figures/feet.svg": DRAWING, "contacts/a.svg": DRAWING}
    html = render(Layouts(), layout, view)
    return Sheet(f"{view.id}_{view.paper}", view.id, html, (*texts, *styles), assets)


def view_of(**changes: Any) -> View:
    """Make a view of no sections, with changes by keyword."""
    view = View(
        id="feet",
        title=Markup("Numb feet"),
        purpose=Markup("For people whose feet are numb."),
        audience="patient",
        language="en-GB",
        region="GB",
        paper="a4",
        size="standard",
        publisher=Markup("Example Clinic"),
        disclaimer=Markup("This sheet does not replace advice from your care team."),
        draft=True,
        version="draft 7c1e90b2",
        reviewed="not yet reviewed",
        subject="Numb feet",
        keywords="feet",
        sections=(),
        words=tomllib.loads((LAYOUTS / "words" / "en.toml").read_text("utf-8")),
    )
    return replace(view, **changes)


@pytest.fixture(scope="session")
def make_view() -> Callable[..., View]:
    """Make a view of no sections, with changes by keyword."""
    return view_of


@pytest.fixture(scope="session")
def make_sheet() -> Callable[..., Sheet]:
    """Render a view with a layout; further arguments are styles that come last."""
    return sheet_of
