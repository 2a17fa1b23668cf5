"""A copy in grey says all that the sheet says: words stand out from their ground, no meaning is in a colour alone."""

import re
from collections.abc import Iterator, Mapping
from ctypes import c_uint
from typing import Any

import pypdfium2
import pypdfium2.raw
import pytest

from handout_builder.engine.building import print_edition
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, Sheet
from handout_builder.engine.loading import Loaded
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.printing.looking import contrast

pdfium: Any = pypdfium2.raw
"""It has no types."""

Colour = tuple[int, int, int]

GREYS = {
    "a copier's (Rec. 601)": (0.299, 0.587, 0.114),
    "a screen's (Rec. 709)": (0.2126, 0.7152, 0.0722),
    "the mean of the three": (1 / 3, 1 / 3, 1 / 3),
}
"""How much of red, green and blue goes into a grey; machines differ, so each must do."""
LEAST = 4.5
DOTS = 60
"""Of a page as it is looked at, per inch."""
COLOUR = re.compile(rb"#[0-9a-fA-F]{3,8}")


def words(page: Any) -> Iterator[tuple[Colour, Colour]]:
    """Yield the colour of each run of words on a page, and of the ground below it: what most of its place shows."""
    picture = page.render(scale=DOTS / 72).to_pil().convert("RGB")
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4):
        red, green, blue, alpha = (c_uint() for _ in range(4))
        pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
        left, bottom, right, top = thing.get_bounds()
        scale, height = DOTS / 72, picture.height
        edges = (
            left * scale - 2,
            height - top * scale - 2,
            right * scale + 2,
            height - bottom * scale + 2,
        )
        shown = picture.crop(tuple(round(edge) for edge in edges)).getcolors(1 << 12)
        if shown and thing.level == 0:
            yield (red.value, green.value, blue.value), max(shown)[1]


def in_grey(colour: Colour, parts: tuple[float, float, float]) -> tuple[float, float, float]:
    level = sum(part * channel / 255 for part, channel in zip(parts, colour, strict=True))
    return (level, level, level)


def pale(pdf: bytes) -> list[tuple[Colour, Colour]]:
    """Return the pairs of colours in a PDF that come too near in some grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        pairs = {pair for page in document for pair in words(page)}
    assert pairs
    return [
        (above, below)
        for above, below in pairs
        for parts in GREYS.values()
        if contrast(in_grey(above, parts), in_grey(below, parts)) < LEAST
    ]


def test_words_of_every_edition_stand_out_in_grey(sheets: Mapping[str, Any]) -> None:
    assert len(sheets) >= 40
    assert {name: found for name, one in sheets.items() if (found := pale(one.printed.pdf))} == {}


def test_so_do_those_of_large_print(embedded: Loaded) -> None:
    """Its colours are in one style sheet, so that one sheet of each layout shows them all."""
    names = ("b12-numb-feet", "b12-nerves-summary", "b12-symptom-diary")
    for edition in request_editions(embedded.library, Request(names, sizes=("large",))):
        printed, _ = print_edition(embedded, edition)
        assert printed
        assert pale(printed.pdf) == []


def test_pale_words_would_be_seen() -> None:
    html = '<html lang="en"><title>x</title><h1>One</h1><p>Two</p><ul><li>Three</ul>'
    styles = (
        '* { font-family: "Handout Sans" }',
        "p { color: #e05050 } li { background: #12376b; color: #5f6f8f }",
    )
    found = pale(print_sheet(Sheet("a", "a", html, styles)).pdf)
    assert set(found) == {
        ((0xE0, 0x50, 0x50), (255, 255, 255)),
        ((0x5F, 0x6F, 0x8F), (0x12, 0x37, 0x6B)),
    }


def test_the_level_of_a_card_is_in_its_words_and_in_the_shape_of_its_icon() -> None:
    layouts = Layouts()
    told = layouts.words("en-GB")
    assert len({told[f"level-{level}"] for level in ("emergency", "same-day", "soon")}) == 3
    drawn = [layouts.asset(f"icons/{level}.svg") for level in ("emergency", "same-day", "soon")]
    assert len({COLOUR.sub(b"", icon) for icon in drawn}) == 3


def test_each_card_says_its_level(sheets: Mapping[str, Any]) -> None:
    level = re.compile(r'<section class="warning ([a-z-]+)">\s*<h2 class="level"[^>]*>([^<]+)</h2>')
    for sheet in sheets.values():
        cards = level.findall(sheet.html)
        assert len(cards) == sheet.html.count('class="warning ')
        said = Layouts().words(sheet.edition.variant.language)
        assert all(words == said[f"level-{name}"] for name, words in cards)


@pytest.mark.parametrize("layout", ["leaflet", "record", "summary"])
def test_links_and_marks_are_not_known_by_colour_alone(layout: str) -> None:
    """A link to a source is a number, or is printed in full; the styles set no colour for links."""
    styles = "\n".join(Layouts().styles(layout, "a4"))
    assert re.search(r"\ba\s*{[^}]*color: inherit", styles)
    assert not re.search(r"(?:^|[ ,])a(?::link)?\s*{[^}]*color: #", styles)
