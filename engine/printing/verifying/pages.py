"""What stands on the pages of a PDF: runs of words with their size, their contrast to what is behind, and their place.

The page is painted twice. Once without any words, so that the ground of each letter is what is behind it, be it a
colour or a picture; and, where the page has something transparent, once with them, since a group's transparency
stands in no letter's own colour.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw

from ..looking import Colour, contrast
from .facts import Font, PageFacts, Run
from .lines import Letter, full_lines, lines
from .painting import Painting, painting

_pdfium: Any = pypdfium2.raw
"""It has no types."""

MOST_PAGES = 100
"""Pages that are measured; the others are only counted."""
MOST_LETTERS = 50_000
"""Letters of a page that are measured."""
POINT = 72 / 25.4
"""Of a millimetre."""
_INVISIBLE = (_pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, _pdfium.FPDF_TEXTRENDERMODE_CLIP)
_BOLD = 600


def measured(data: bytes) -> tuple[PageFacts, ...]:
    """Measure the pages of a PDF, the first hundred of them; raises `pypdfium2.PdfiumError` for a broken one."""
    with pypdfium2.PdfDocument(data) as pdf:
        return tuple(_page(pdf, number) for number in range(min(len(pdf), MOST_PAGES)))


def _page(pdf: Any, number: int) -> PageFacts:
    page = pdf[number]
    width, height = page.get_size()
    text = _pdfium.FPDFText_LoadPage(page.raw)
    try:
        letters = list(_letters(page, text, width, height))
        painted = painting(page, width, height)
        scanned = not _pdfium.FPDFText_CountChars(text) and _has_picture(page)
    finally:
        _pdfium.FPDFText_ClosePage(text)
    runs = [_run(number + 1, part, painted, (width, height)) for part in _parts(letters)]
    facts = PageFacts(number + 1, round(width / POINT, 1), round(height / POINT, 1))
    fonts = tuple(sorted({letter.look.font for letter in letters}))
    lengths = full_lines(letters)
    return replace(facts, runs=tuple(runs), full_lines=lengths, fonts=fonts, scanned=scanned)


class _Look(NamedTuple):
    """What the letters of one object of a page have in common."""

    size: float
    font: Font
    bold: bool
    colour: Colour
    alpha: float
    seen: bool
    turn: tuple[float, float]
    """The direction of their line, as cosine and sine."""


@dataclass(frozen=True, slots=True)
class _View:
    """How a page's own coordinates lie on the paper: points from the left and from the top."""

    matrix: tuple[float, float, float, float, float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f


def _view(page: Any, width: float, height: float) -> _View:
    """Ask PDFium where three points come to lie, in hundredths of a point."""
    fine, far = 100, 1000
    size = (0, 0, round(width * fine), round(height * fine), 0)

    def to(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        _pdfium.FPDF_PageToDevice(page.raw, *size, x, y, across, down)
        return across.value / fine, down.value / fine

    (e, f), (ax, ay), (cx, cy) = to(0, 0), to(far, 0), to(0, far)
    return _View(((ax - e) / far, (ay - f) / far, (cx - e) / far, (cy - f) / far, e, f))


def _letters(page: Any, text: Any, width: float, height: float) -> Iterator[Letter]:
    view, looks = _view(page, width, height), dict[int, _Look]()
    last: Letter | None = None
    for index in range(min(_pdfium.FPDFText_CountChars(text), MOST_LETTERS)):
        one = _pdfium.FPDFText_GetTextObject(text, index)
        if not one:
            if last and _pdfium.FPDFText_GetUnicode(text, index) == ord(" "):
                yield last._replace(sign=" ")  # a gap between words that the file does not write
            continue
        address = ctypes.cast(one, ctypes.c_void_p).value or 0
        if address not in looks:
            looks[address] = _look(text, index, one)
        look, code = looks[address], _pdfium.FPDFText_GetUnicode(text, index)
        if look.seen and code:
            last = Letter(chr(code), *_spot(text, index, view, look.turn), look.size, look)
            yield last


def _look(text: Any, index: int, one: Any) -> _Look:
    matrix, parts = _pdfium.FS_MATRIX(), [ctypes.c_uint() for _ in range(4)]
    _pdfium.FPDFText_GetMatrix(text, index, matrix)
    told = _pdfium.FPDFText_GetFillColor(text, index, *parts)
    red, green, blue, alpha = (part.value / 255 for part in parts)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5
    size = round(_pdfium.FPDFText_GetFontSize(text, index) * scale, 2)
    painted = _pdfium.FPDFTextObj_GetTextRenderMode(one) not in _INVISIBLE
    seen = painted and (alpha > 0 or not told)  # a pattern has no colour to be told
    font = _font(one)
    heavy = _pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD
    bold = heavy or "bold" in font.name.lower()
    length = (matrix.a**2 + matrix.b**2) ** 0.5 or 1.0
    turn = round(matrix.a / length, 3), round(matrix.b / length, 3)
    alpha = alpha if told else -1.0
    return _Look(size, font, bold, (red, green, blue), alpha, bool(seen and size), turn)


def _font(one: Any) -> Font:
    """Return the font of an object, without the letters that mark a part of one in its name."""
    found, buffer = _pdfium.FPDFTextObj_GetFont(one), ctypes.create_string_buffer(200)
    _pdfium.FPDFFont_GetBaseFontName(found, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace") or "without a name"
    embedded = bool(_pdfium.FPDFFont_GetIsEmbedded(found))
    return Font(name[7:] if name[6:7] == "+" else name, embedded)


class _Spot(NamedTuple):
    """Where a letter stands: on the paper, and in its line."""

    box: tuple[float, float, float, float]
    start: float
    end: float
    base: float


def _spot(text: Any, index: int, view: _View, turn: tuple[float, float]) -> _Spot:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    _pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    _pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    one, other = view.at(left.value, top.value), view.at(right.value, bottom.value)
    across, down = sorted((one[0], other[0])), sorted((one[1], other[1]))
    start = _along(left.value, bottom.value, turn)
    end = _along(right.value, top.value, turn)
    base = x.value * turn[1] - y.value * turn[0]
    return _Spot((across[0], down[0], across[1], down[1]), min(start, end), max(start, end), base)


def _along(x: float, y: float, turn: tuple[float, float]) -> float:
    return x * turn[0] + y * turn[1]


def _parts(letters: list[Letter]) -> Iterator[list[Letter]]:
    """Yield letters of a line that follow each other and look alike."""
    for line in lines(letters):
        for _, group in groupby(line, key=lambda letter: letter.look):
            part = list(group)
            if any(not letter.sign.isspace() for letter in part):
                yield part


def _run(page: int, part: list[Letter], painted: Painting, size: tuple[float, float]) -> Run:
    look: _Look = part[0].look
    inked = [letter for letter in part if not letter.sign.isspace()]
    words = " ".join("".join(letter.sign for letter in part).split())
    edge = min(_edge(letter, *size) for letter in inked)
    ratios = [] if look.alpha < 0 else [_contrast(letter, painted) for letter in inked]
    told = [ratio for ratio in ratios if ratio is not None]
    worst = round(min(told), 2) if told else None
    return Run(page, words, look.size, look.bold, worst, round(edge / POINT, 1))


def _edge(letter: Letter, width: float, height: float) -> float:
    left, top, right, bottom = letter.box
    return min(left, top, width - right, height - bottom)


def _contrast(letter: Letter, painted: Painting) -> float | None:
    ground = painted.ground(letter.box)
    if ground is None:
        return None
    look: _Look = letter.look
    own = _over(look.colour, look.alpha, ground)
    ratio, seen = contrast(own, ground), painted.strongest(letter.box, ground)
    return ratio if seen is None else min(ratio, contrast(seen, ground))


def _over(colour: Colour, alpha: float, ground: Colour) -> Colour:
    red, green, blue = (
        one * alpha + other * (1 - alpha) for one, other in zip(colour, ground, strict=True)
    )
    return red, green, blue


def _has_picture(page: Any) -> bool:
    kinds = (
        _pdfium.FPDFPageObj_GetType(_pdfium.FPDFPage_GetObject(page.raw, at))
        for at in range(_pdfium.FPDFPage_CountObjects(page.raw))
    )
    return any(kind == _pdfium.FPDF_PAGEOBJ_IMAGE for kind in kinds)
