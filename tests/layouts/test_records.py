"""What a pen and a clinic need: cells of the right size on the printed page, and the clinic at its head."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import tinyhtml5

from handout_builder.engine.composing.sheet import ContactsView, Sheet, View
from handout_builder.engine.printing import Printed, print_sheet

from ..pdfs import pages_of

MakeView = Callable[..., View]
MakeSheet = Callable[..., Sheet]

POINT = 25.4 / 72
RULE = 0.25
"""Millimetres of a table's lines."""


class Box(NamedTuple):
    """Something on a page: its edges in millimetres from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


def drawn(printed: Printed) -> Iterator[list[Box]]:
    """Yield all that is drawn and no letter, page by page."""
    with pypdfium2.PdfDocument(printed.pdf) as pdf:
        pages: Any = list(pdf)  # PDFium has no types
        for page in pages:
            yield [
                Box(*(edge * POINT for edge in thing.get_bounds()))
                for thing in page.get_objects()
                if thing.type == pdfium.FPDF_PAGEOBJ_PATH
            ]


def cells(printed: Printed) -> Iterator[tuple[list[float], list[float]]]:
    """Yield the widths of the columns and the heights of the rows of the first table of each page.

    They are what is free between two lines.
    """
    for boxes in drawn(printed):
        upright = [box for box in boxes if box.width < 1 and box.height > 8]
        level = [box for box in boxes if box.height < 1.2 and box.width > 10]
        yield (
            gaps((box.left + box.right) / 2 for box in upright),
            gaps((box.bottom + box.top) / 2 for box in level),
        )


def gaps(places: Iterator[float]) -> list[float]:
    different = sorted({round(place, 2) for place in places})
    apart = [place for before, place in pairwise([-9.0, *different]) if place - before > 1]
    return [round(after - before - RULE, 1) for before, after in pairwise(apart)]


def alone(view: View, number: int) -> View:
    """Return a view with one of its records and nothing else."""
    records = [section for section in view.sections if section.show == "record"]
    return replace(view, sections=(records[number],))


@pytest.mark.parametrize("layout", ["leaflet", "record", "summary"])
@pytest.mark.parametrize(("number", "size", "narrowest"), [(0, (4, 11), 35), (1, (9, 6), 12)])
def test_a_pen_finds_room_in_each_cell(
    number: int,
    size: tuple[int, int],
    narrowest: float,
    layout: str,
    request: pytest.FixtureRequest,
) -> None:
    make_view: MakeView = request.getfixturevalue("make_view")
    make_sheet: MakeSheet = request.getfixturevalue("make_sheet")
    for paper in ("a4", "letter"):
        view = alone(make_view("record", paper=paper), number)
        ((widths, heights),) = cells(print_sheet(make_sheet(view, layout)))
        assert (len(widths), len(heights)) == size
        assert min(widths) >= narrowest
        assert min(heights) >= 9


def test_a_record_stands_whole_on_the_first_page_under_the_cards(
    make_view: MakeView, make_sheet: MakeSheet
) -> None:
    for paper in ("a4", "letter"):
        view = make_view("record", paper=paper)
        widths, heights = next(cells(print_sheet(make_sheet(view, "record"))))
        assert (len(widths), len(heights)) == (4, 11)


def test_a_record_is_a_table_with_heads_and_without_form_fields(
    make_view: MakeView, make_sheet: MakeSheet
) -> None:
    sheet = make_sheet(alone(make_view("record"), 1), "record")
    parser: Any = tinyhtml5  # it has no types
    root = parser.parse(sheet.html, namespace_html_elements=False)
    rows = [[(cell.tag, cell.get("scope"), cell.text) for cell in row] for row in root.iter("tr")]
    weeks = [("th", "col", f"Week {week}") for week in range(1, 9)]
    empty = ("td", None, None)
    assert rows == [
        [("th", "col", "Tick what I noticed"), *weeks],
        [("th", "row", "Date the week began"), *[empty] * 8],
        [("th", "row", "Pins and needles or numbness"), *[empty] * 8],
        [("th", "row", "Burning feeling"), *[empty] * 8],
        *[[empty] * 9] * 2,
    ]
    with pikepdf.open(BytesIO(print_sheet(sheet).pdf)) as pdf:
        assert "/AcroForm" not in pdf.Root


def figures(printed: Printed) -> list[str]:
    """Return the alternative texts of all pictures in the tree that a screen reader follows."""
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        return [
            str(thing["/Alt"])
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]


@pytest.mark.parametrize("layout", ["leaflet", "record", "summary"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_clinic_s_name_and_logo_stand_at_the_head(
    make_view: MakeView, make_sheet: MakeSheet, clinic: ContactsView, layout: str, paper: str
) -> None:
    sheet = make_sheet(make_view(layout, paper=paper, contacts=clinic), layout)
    printed = print_sheet(sheet)
    assert printed.problems == ()
    assert figures(printed) == ["Northfield Neurology Clinic"]
    lines = pages_of(printed.pdf)[0].splitlines()
    assert lines[:4].count("Northfield Neurology Clinic") == 1
    assert 'class="stamp"' not in sheet.html


def test_a_logo_is_at_most_13_mm_high(
    make_view: MakeView, make_sheet: MakeSheet, clinic: ContactsView
) -> None:
    """Whatever its shape; the one here is a picture 100 by 100 mm large."""
    square = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 9 9">'
        b'<rect width="9" height="9"/></svg>'
    )
    sheet = make_sheet(make_view("record", sections=(), contacts=clinic), "record")
    sheet = replace(sheet, assets={**sheet.assets, clinic.logo: square})
    ((logo,),) = drawn(print_sheet(sheet))
    assert (logo.width, logo.height) == pytest.approx((13, 13), abs=0.1)
    assert logo.right == pytest.approx(210 - 18, abs=0.1)
    assert logo.top <= 297 - 10


def test_without_a_clinic_there_is_no_letterhead(
    make_view: MakeView, make_sheet: MakeSheet
) -> None:
    sheet = make_sheet(make_view("record"), "record")
    assert "letterhead" not in sheet.html
    assert 'class="stamp"' in sheet.html
    assert figures(print_sheet(sheet)) == []
