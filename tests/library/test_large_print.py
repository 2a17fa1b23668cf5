"""Large print as it comes out of the printer: what UKAAF and the American Council of the Blind ask of a page."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from ctypes import c_int, create_string_buffer
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw
import pytest
import tinyhtml5

from handout_builder.engine.building import print_edition
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, compose
from handout_builder.engine.loading import Loaded
from handout_builder.engine.printing import Printed
from handout_builder.schema import Edition

from ..pdfs import pages_of

pdfium: Any = pypdfium2.raw
"""It has no types."""

HANDOUTS = (
    "b12-children",
    "b12-injections",
    "b12-medicines",
    "b12-nerves",
    "b12-nerves-summary",
    "b12-nitrous-oxide",
    "b12-numb-feet",
    "b12-plant-diets",
    "b12-pregnancy",
    "b12-symptom-diary",
)
PAPERS = {"GB": "a4", "US": "letter"}
SMALLEST = 18
APART = 27
"""Points from line to line: 1.5 times 18."""
WORDS_IN_DRAWINGS = re.compile(rb"<text\b.*?</text>", re.DOTALL)
HEADS = {"h1", "h2", "h3", "th", "dt", "strong"}
"""What may be bold: headings, heads of tables, a term or label that begins an entry."""
TO_WRITE_IN = {"b12-injections", "b12-symptom-diary"}


class Letter(NamedTuple):
    """A character on a page: where its ink begins and ends, its line from the foot, its size; all in points."""

    character: str
    left: float
    right: float
    line: float
    size: float
    font: str


class Large(NamedTuple):
    """An edition in large print, printed without the words in its drawings."""

    edition: Edition
    html: str
    printed: Printed
    pages: list[list[Letter]]


def _letters(text: Any) -> Iterator[Letter]:  # PDFium has no types
    name, flags = create_string_buffer(100), c_int()
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if not character.isspace():
            left, _, right, _ = text.get_charbox(index)
            line = text.get_charbox(index, loose=True)[1]
            size = round(pdfium.FPDFText_GetFontSize(text, index) * 0.75, 1)  # from CSS pixels
            pdfium.FPDFText_GetFontInfo(text, index, name, 100, flags)
            yield Letter(character, left, right, line, size, name.value.decode())


@pytest.fixture(scope="module")
def bare(embedded: Loaded) -> Loaded:
    """The library with drawings that have no words: those are carried by the text below them."""
    drawings = embedded.library.drawings
    mute = {file: WORDS_IN_DRAWINGS.sub(b"", drawing) for file, drawing in drawings.items()}
    return replace(embedded, library=replace(embedded.library, drawings=mute))


@pytest.fixture(
    scope="module",
    params=[(name, region) for name in HANDOUTS for region in PAPERS],
    ids="-".join,
)
def large(request: pytest.FixtureRequest, bare: Loaded) -> Large:
    name, region = request.param
    wanted = Request((name,), regions=(region,), papers=(PAPERS[region],), sizes=("large",))
    (edition,) = request_editions(bare.library, wanted)
    printed, findings = print_edition(bare, edition)
    assert printed
    assert findings == ()
    html = compose(bare.library, edition, Layouts(bare.project.layouts)).html
    with pypdfium2.PdfDocument(printed.pdf) as pdf:
        return Large(edition, html, printed, [list(_letters(page.get_textpage())) for page in pdf])


def squeezed(words: str) -> str:
    return "".join(words.split())


def rows(page: list[Letter]) -> list[list[Letter]]:
    """Return the lines of a page from its top, each from its left."""
    found: dict[float, list[Letter]] = {}
    for letter in page:
        base = next((line for line in found if abs(line - letter.line) < 4), letter.line)
        found.setdefault(base, []).append(letter)
    return [sorted(found[base], key=lambda one: one.left) for base in sorted(found)[::-1]]


def body(page: list[Letter]) -> list[list[Letter]]:
    """Return the lines of a page without its head and foot, which are in the narrower face."""
    return rows([letter for letter in page if "Handout-Sans" in letter.font])


def test_its_file_says_that_it_is_large_print(large: Large) -> None:
    assert large.edition.name.endswith("_large")


def test_no_letter_is_under_18_points(large: Large) -> None:
    sizes = Counter(letter.size for page in large.pages for letter in page)
    assert min(sizes) >= SMALLEST
    assert sizes.most_common(1)[0][0] == SMALLEST
    assert {22, 25} <= sizes.keys()  # headings


def test_head_foot_and_page_number_stand_on_each_page_in_18_points(large: Large) -> None:
    for number, page in enumerate(large.pages, 1):
        running = [letter for letter in page if "Handout-Text" in letter.font]
        words = "".join(letter.character for letter in running)
        assert f"Page{number}of{len(large.pages)}" in words
        assert "DRAFT" in words
        assert large.edition.recipe.id in words
        assert {letter.size for letter in running} == {SMALLEST}


def test_lines_of_text_are_one_and_a_half_apart(large: Large) -> None:
    """Lines of headings and of tables to write in are closer; their letters are bold."""
    gaps: list[float] = []
    for page in large.pages:
        text = [row for row in body(page) if not all("Bold" in one.font for one in row)]
        gaps += [above[0].line - below[0].line for above, below in pairwise(text)]
    assert min(gaps) >= APART - 0.5
    if large.edition.recipe.id not in TO_WRITE_IN:
        assert Counter(round(gap) for gap in gaps).most_common(1)[0][0] == APART


def test_it_is_one_column_aligned_left(large: Large) -> None:
    """A line has no wide gap, lines begin at few places, and they end where their words do."""
    if large.edition.recipe.id in TO_WRITE_IN or large.edition.recipe.layout == "summary":
        pytest.skip("it has a table")
    lines = [row for page in large.pages for row in body(page)]
    gaps = [right.left - left.right for row in lines for left, right in pairwise(row)]
    assert max(gaps) <= 30  # after the number of a source
    assert len({round(row[0].left / 4) for row in lines}) <= 12
    full = [row[-1].right for row in lines if len(row) > 35]
    assert len({round(right) for right in full}) > len(full) / 4


def test_no_word_is_divided(large: Large) -> None:
    if large.edition.recipe.layout == "summary":
        pytest.skip("its marks are in brackets")
    parser: Any = tinyhtml5  # it has no types
    root = parser.parse(large.html, namespace_html_elements=False)
    hyphens = squeezed("".join(root.find("body").itertext())).count("-")
    printed = [letter.character for page in large.pages for row in body(page) for letter in row]
    assert sum(character in "-\x02" for character in printed) == hyphens


def test_only_headings_are_bold_and_nothing_is_slanted(large: Large) -> None:
    fonts = {letter.font.rpartition("+")[2] for page in large.pages for letter in page}
    assert fonts == {"Handout-Sans-Bold", "Handout-Sans", "Handout-Text"}
    parser: Any = tinyhtml5
    root = parser.parse(large.html, namespace_html_elements=False)
    heads = (element for element in root.iter() if element.tag in HEADS)
    allowed = Counter(squeezed("".join("".join(head.itertext()) for head in heads)))
    bold = [one.character for page in large.pages for one in page if "Bold" in one.font]
    repeated = large.edition.recipe.layout == "summary" or large.edition.recipe.id in TO_WRITE_IN
    assert repeated or Counter(bold) <= allowed  # the head of a table comes again on each page
    assert "underline" not in " ".join(Layouts().styles("leaflet", "a4", "large"))


def test_no_card_is_divided_and_the_last_page_is_not_nearly_empty(large: Large) -> None:
    for block in large.edition.sections:
        claims = {chosen.claim.id for chosen in block.chosen}
        if block.section.show.value in {"warning", "key-points"}:
            assert sum(bool(claims & set(page.claims)) for page in large.printed.pages) == 1
    assert len(body(large.pages[-1])) >= 5


def test_a_card_has_its_icon_its_words_and_its_border(large: Large) -> None:
    with pypdfium2.PdfDocument(large.printed.pdf) as pdf:
        first: Any = pdf[0]
        kinds = Counter(thing.type for thing in first.get_objects(max_depth=4))
        words = squeezed(pages_of(large.printed.pdf)[0])
    assert "Emergency:actnow" in words
    assert kinds[pdfium.FPDF_PAGEOBJ_PATH] >= 3


def test_what_a_figure_shows_is_printed_in_words(embedded: Loaded) -> None:
    wanted = Request(("b12-numb-feet",), regions=("GB",), sizes=("standard", "large"))
    small, large = request_editions(embedded.library, wanted)
    shown = embedded.library.figures["body-feet-hands"].alt["patient"]
    layouts = Layouts(embedded.project.layouts)
    assert f"</span> {shown}</p>" in compose(embedded.library, large, layouts).html
    assert f"</span> {shown}</p>" not in compose(embedded.library, small, layouts).html


def test_words_are_those_of_the_standard_size(embedded: Loaded, sheets: Mapping[str, Any]) -> None:
    """Large print says the same, whole: nothing is left out for want of room."""
    for edition in request_editions(embedded.library, Request(sizes=("large",))):
        digest = re.search(r"draft [0-9a-f]{8}", compose(embedded.library, edition, Layouts()).html)
        standard = sheets[edition.name.removesuffix("_large")].html
        assert digest
        assert digest[0] in standard
