"""What each page says of its sheet: draft, approved or released; and the code that leads to its status."""

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, Sheet, compose, plain_text, twin
from handout_builder.engine.loading import Loaded
from handout_builder.engine.printing import Printed, print_sheet
from handout_builder.schema.imprint import Imprint

from ..pdfs import words_of

ADDRESS = "https://leaflets.example.org/s/4FJK7RWX"
RELEASED = Imprint(signed=True, version="2.1.0", code="4FJK-7RWX", address=ADDRESS)
LAYOUTS = ("leaflet", "record", "summary")
LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10H0z"/></svg>'
)
CLINIC = "name: Riverside Clinic\nlogo: riverside.svg\n"

MakeSheet = Callable[..., Sheet]


@pytest.fixture
def sheet(
    loaded: Callable[[Mapping[str, str | bytes]], Loaded], small: Mapping[str, str]
) -> MakeSheet:
    """Return a function that composes the small library's leaflet in a layout, paper and size."""

    def made(
        imprint: Imprint, layout: str = "leaflet", paper: str = "a4", size: str = "standard"
    ) -> Sheet:
        text = small["handouts/hands.yaml"].replace("layout: leaflet", f"layout: {layout}")
        dated = f"{text}last-reviewed: 2026-03-06\nnext-review: 2028-03-06\n"
        library = loaded({"handouts/hands.yaml": dated})
        request = Request(handouts=("hands",), papers=(paper,), sizes=(size,))
        (edition,) = request_editions(library.library, request)
        return compose(library.library, edition, Layouts(), imprint)

    return made


def test_a_draft_says_so_on_every_page(sheet: MakeSheet) -> None:
    for page in words_of(print_sheet(sheet(Imprint())).pdf):
        assert "DRAFT: not approved by a clinician" in page
        assert "DRAFT · hands · draft " in page


def test_what_is_approved_and_not_released_says_so_on_every_page(sheet: MakeSheet) -> None:
    made = sheet(Imprint(signed=True))
    for page in words_of(print_sheet(made).pdf):
        assert "Approved, not released: not for patients yet" in page
        assert "hands · not released " in page
        assert "DRAFT" not in page
    assert plain_text(made).startswith("Approved, not released: not for patients yet\n")


@pytest.mark.parametrize(
    ("layout", "paper", "size"), [*product(LAYOUTS, ("a4", "letter"), ("standard", "large"))]
)
def test_a_released_sheet_carries_its_code_on_every_page_and_a_qr_code_that_can_be_read(
    sheet: MakeSheet, layout: str, paper: str, size: str
) -> None:
    made = print_sheet(sheet(RELEASED, layout, paper, size))
    pages = words_of(made.pdf)
    for page in pages:
        assert "hands · 2.1.0 · 4FJK-7RWX · Review date: 6 March 2026" in page
        assert "DRAFT" not in page
    assert "leaflets.example.org/s/4FJK7RWX·Code:4FJK-7RWX" in "".join(pages).replace(" ", "")
    small_print = {"PRT095"} if layout == "summary" else set[str]()  # it is for clinicians
    assert {problem.code for problem in made.problems} <= small_print
    assert [one.text for one in codes(made)] == [ADDRESS]
    assert all(width(one) >= 20 for one in codes(made))


def codes(made: Printed) -> list[zxingcpp.Barcode]:
    """Read the QR codes of all pages from their pixels, at 150 dots an inch."""
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        pages: list[Any] = list(pdf)  # PDFium has no types
        pictures = [page.render(scale=150 / 72, grayscale=True).to_pil() for page in pages]
    return [code for picture in pictures for code in zxingcpp.read_barcodes(picture)]


def width(code: zxingcpp.Barcode) -> float:
    """Return how wide a code is in millimetres."""
    return (code.position.top_right.x - code.position.top_left.x) * 25.4 / 150 + 0.2


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_an_address_the_code_stands_alone(sheet: MakeSheet, layout: str) -> None:
    made = print_sheet(sheet(Imprint(signed=True, version="1.0.0", code="4FJK-7RWX"), layout))
    assert "Is this sheet still current? Code: 4FJK-7RWX" in " ".join(words_of(made.pdf))
    assert codes(made) == []


def test_beside_a_logo_the_qr_code_gives_way(
    loaded: Callable[[Mapping[str, str | bytes]], Loaded],
) -> None:
    library = loaded(
        {"content/contacts/riverside.yaml": CLINIC, "content/contacts/riverside.svg": LOGO}
    ).library
    (edition,) = request_editions(library, Request(("hands",), clinics=("riverside",)))
    made = compose(library, edition, Layouts(), RELEASED)
    head, _, rest = made.html.partition("</header>")
    assert 'class="qr"' not in head
    assert 'class="qr"' in rest
    assert [one.text for one in codes(print_sheet(made))] == [ADDRESS]


def test_the_twin_and_the_text_carry_the_code(sheet: MakeSheet) -> None:
    made = sheet(RELEASED)
    page, text = twin(made, Layouts()), plain_text(made)
    assert 'alt="QR code that leads to leaflets.example.org/s/4FJK7RWX"' in page
    assert f'<a href="{ADDRESS}">leaflets.example.org/s/4FJK7RWX</a>' in page
    assert "<p>hands · 2.1.0 · 4FJK-7RWX · Review date: 6 March 2026" in page
    assert "Is this sheet still current? leaflets.example.org/s/4FJK7RWX · Code: 4FJK-7RWX" in text
    assert "hands · 2.1.0 · 4FJK-7RWX · Review date: 6 March 2026" in text


def test_a_qr_code_is_one_path(sheet: MakeSheet) -> None:
    drawing = sheet(RELEASED).assets["codes/4FJK-7RWX.svg"]
    assert drawing.count(b"<path") == drawing.count(b"<") - 2 == 1


def test_what_a_sheet_says_has_one_digest_whatever_it_is_called(sheet: MakeSheet) -> None:
    """A draft is known by eight digits of its words; whether it is signed does not change them."""
    draft, approved = sheet(Imprint()).html, sheet(Imprint(signed=True)).html
    mark = draft.partition("· draft ")[2][:8]
    assert f"· not released {mark}" in approved
