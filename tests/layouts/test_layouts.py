"""The printed page: what stands where, how large, and that every word says where it came from."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import tinyhtml5

from handout_builder.engine.composing.sheet import ContactsView, SectionView, Sheet, View
from handout_builder.engine.printing import Printed, print_sheet

MakeView = Callable[..., View]
MakeSheet = Callable[..., Sheet]

LAYOUTS = Path(__file__).parents[2] / "layouts"
NAMES = ("leaflet", "record", "summary")
EACH = [(layout, paper) for layout in NAMES for paper in ("a4", "letter")]
BODY = {"patient-main": 14, "patient-record": 12, "clinician-main": 10}
"""The size of most words in points."""
POINT = 25.4 / 72
PAPERS = {"a4": (210, 297), "letter": (215.9, 279.4)}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ORIGINS = ("claim", "term", "source", "figure", "recipe", "layout", "settings", "contacts")


class Letter(NamedTuple):
    """A character on a page: its ink in millimetres from the lower left corner, its line, its size in points."""

    character: str
    left: float
    bottom: float
    right: float
    top: float
    line: float
    size: float


def letters(printed: Printed) -> list[list[Letter]]:
    """Every character that is no space, page by page."""
    with pypdfium2.PdfDocument(printed.pdf) as pdf:
        return [list(_letters(page.get_textpage())) for page in pdf]


def _letters(text: Any) -> Iterator[Letter]:  # PDFium has no types
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        character = (
            "-" if character == "\x02" else character
        )  # PDFium's word for one at a line's end
        if not character.isspace():
            left, bottom, right, top = (edge * POINT for edge in text.get_charbox(index))
            size = pdfium.FPDFText_GetFontSize(text, index) * 0.75  # from CSS pixels
            line = text.get_charbox(index, loose=True)[1] * POINT
            yield Letter(character, left, bottom, right, top, line, round(size, 1))


def squeezed(words: str) -> str:
    """Words without their spaces, which a page sets as it likes."""
    return "".join(words.split())


def tree(sheet: Sheet) -> Element:
    parser: Any = tinyhtml5  # it has no types
    return parser.parse(sheet.html, namespace_html_elements=False)


def running(sheet: Sheet, pages: int) -> Counter[str]:
    """The characters of the heads and feet of all pages."""
    body = tree(sheet).find("body")
    assert body is not None
    once = "".join(body.get(f"data-{key}", "") for key in ("publisher", "draft", "mark", "name"))
    numbers = "".join(
        f"{body.get('data-page')}{page}{body.get('data-of')}{pages}" for page in range(1, pages + 1)
    )
    return Counter(squeezed(once * pages + numbers))


@pytest.fixture(params=EACH, ids="-".join)
def edition(
    request: pytest.FixtureRequest, make_view: MakeView, make_sheet: MakeSheet
) -> tuple[Sheet, Printed, View]:
    layout, paper = request.param
    view = make_view(layout, paper=paper)
    sheet = make_sheet(view, layout)
    return sheet, print_sheet(sheet), view


def test_it_prints_without_a_problem(edition: tuple[Sheet, Printed, View]) -> None:
    _, printed, view = edition
    assert printed.problems == ()
    assert {(page.width, page.height) for page in printed.pages} == {PAPERS[view.paper]}


def test_the_pages_hold_the_words_of_the_sheet(edition: tuple[Sheet, Printed, View]) -> None:
    sheet, printed, _ = edition
    body = tree(sheet).find("body")
    assert body is not None
    expected = Counter(squeezed("".join(body.itertext()))) + running(sheet, len(printed.pages))
    found = Counter(letter.character for page in letters(printed) for letter in page)
    expected["•"] = found["•"]  # marks of lists
    assert found == expected


def test_nothing_stands_near_the_edge(edition: tuple[Sheet, Printed, View]) -> None:
    _, printed, view = edition
    width, height = PAPERS[view.paper]
    for page in letters(printed):
        assert min(letter.left for letter in page) >= 24.5  # the side bearing of a letter
        assert max(letter.right for letter in page) <= width - 10
        assert min(letter.bottom for letter in page) >= 10
        assert max(letter.top for letter in page) <= height - 10


def test_no_letter_is_too_small(edition: tuple[Sheet, Printed, View]) -> None:
    sheet, printed, view = edition
    sizes = Counter(letter.size for page in letters(printed) for letter in page)
    if view.audience == "patient":
        assert min(sizes) >= 12
    else:
        marks = squeezed("".join("".join(e.itertext()) for e in by_class(sheet, "cites")))
        assert sum(number for size, number in sizes.items() if size < 9) == len(marks)
        assert min(sizes) >= 8
    assert sizes.most_common(1)[0][0] == BODY[view.id]


def by_class(sheet: Sheet, name: str) -> list[Element]:
    return [e for e in tree(sheet).iter() if name in e.get("class", "").split()]


def lines(page: list[Letter]) -> list[list[str]]:
    """The lines of a page from its top, without their spaces, in parts that stand apart."""
    rows: dict[float, list[Letter]] = {}
    for letter in page:
        base = next((row for row in rows if abs(row - letter.line) < 1.5), letter.line)
        rows.setdefault(base, []).append(letter)
    return [parts(sorted(rows[row], key=lambda letter: letter.left)) for row in sorted(rows)[::-1]]


def parts(row: list[Letter]) -> list[str]:
    found, edge = [""], row[0].left
    for letter in row:
        if letter.left - edge > 3:
            found.append("")
        found[-1] += letter.character
        edge = letter.right
    return found


def test_a_line_is_not_too_long(edition: tuple[Sheet, Printed, View]) -> None:
    """Full lines have 60 to 70 characters of 14 pt (RNIB), at most 75 of 12 or 93 of 10; none has many more.

    No line has over 100 (PMCPA). About a ninth of a line is spaces, which are not counted here.
    """
    _, printed, view = edition
    size = BODY[view.id]
    mean, most = {14: (70, 80), 12: (75, 83), 10: (93, 100)}[size]
    lengths = [
        len(part) * 9 / 8
        for page in letters(printed)
        for line in lines([letter for letter in page if letter.size == size])
        for part in line
    ]
    full = sorted(lengths)[-len(lengths) // 2 :]
    assert sum(full) / len(full) <= mean
    assert max(full) <= most


def test_no_page_ends_in_a_heading_or_is_empty(edition: tuple[Sheet, Printed, View]) -> None:
    sheet, printed, _ = edition
    headings = {squeezed("".join(e.itertext())) for e in tree(sheet).iter() if e.tag in HEADINGS}
    for page in letters(printed):
        body = lines(page)[1:-1]  # without the running head and foot
        assert len(body) > 3
        assert not headings & set(body[-1])


def test_cards_are_whole_and_on_page_one(edition: tuple[Sheet, Printed, View]) -> None:
    _, printed, view = edition
    first = set(printed.pages[0].claims)
    for section in view.sections:
        claims = {item.claim for item in section.items}
        if section.show in {"warning", "key-points"}:
            assert sum(bool(claims & set(page.claims)) for page in printed.pages) == 1
        if section.level in {"emergency", "same-day"}:
            assert claims <= first


def test_page_one_of_the_leaflet_is_enough_alone(
    make_view: MakeView, make_sheet: MakeSheet
) -> None:
    view = make_view("leaflet")
    printed = print_sheet(make_sheet(view, "leaflet"))
    needed = [section for section in view.sections[:3] for section in section.items]
    assert {item.claim for item in needed} <= set(printed.pages[0].claims)


@pytest.mark.parametrize(("layout", "pages"), [("leaflet", 3), ("record", 2), ("summary", 3)])
def test_a_sheet_keeps_to_its_pages(
    make_view: MakeView, make_sheet: MakeSheet, layout: str, pages: int
) -> None:
    assert len(print_sheet(make_sheet(make_view(layout), layout)).pages) <= pages


def test_every_page_says_draft_in_head_and_foot(edition: tuple[Sheet, Printed, View]) -> None:
    _, printed, view = edition
    for page in letters(printed):
        head, *_, foot = lines(page)
        assert head[-1] == "DRAFT:notapprovedbyaclinician"
        assert foot[0] == f"DRAFT·{view.id}·draft7c1e90b2·Reviewdate:notyetreviewed"


def test_a_sheet_that_is_signed_says_nothing_of_drafts(
    make_view: MakeView, make_sheet: MakeSheet
) -> None:
    view = make_view("leaflet", draft=False, version="1.0.0", reviewed="3 March 2027")
    for page in letters(print_sheet(make_sheet(view, "leaflet"))):
        head, *_, foot = lines(page)
        assert head == ["NorthfieldLibraryofPatientEducation"]
        assert foot[0] == "patient-main·1.0.0·Reviewdate:3March2027"


@pytest.mark.parametrize("layout", NAMES)
@pytest.mark.parametrize("name", [*NAMES, "blocks"])
def test_every_word_says_where_it_came_from(
    make_view: MakeView, make_sheet: MakeSheet, clinic: ContactsView, name: str, layout: str
) -> None:
    for contacts in (None, clinic):
        sheet = make_sheet(make_view(name, contacts=contacts), layout)
        body = tree(sheet).find("body")
        assert body is not None
        assert list(_homeless(body, known=False)) == []


def _homeless(element: Element, *, known: bool) -> Iterator[str]:
    """Yield the words under an element that no `data-` attribute around them accounts for."""
    known = known or any(f"data-{origin}" in element.attrib for origin in ORIGINS)
    if not known and re.search(r"[^\W\d]", element.text or ""):
        yield str(element.text)
    for child in element:
        yield from _homeless(child, known=known)
        if not known and re.search(r"[^\W\d]", child.tail or ""):
            yield str(child.tail)


@pytest.mark.parametrize("layout", NAMES)
def test_every_block_prints(
    make_view: MakeView, make_sheet: MakeSheet, clinic: ContactsView, layout: str
) -> None:
    for contacts in (None, clinic):
        printed = print_sheet(make_sheet(make_view("blocks", contacts=contacts), layout))
        assert printed.problems == ()
        assert min(letter.left for page in letters(printed) for letter in page) >= 24.5


@pytest.mark.parametrize("layout", NAMES)
@pytest.mark.parametrize("name", [*NAMES, "blocks"])
def test_the_html_is_as_screen_readers_need_it(
    make_view: MakeView, make_sheet: MakeSheet, name: str, layout: str
) -> None:
    root = tree(make_sheet(make_view(name), layout))
    levels = [HEADINGS.index(str(e.tag)) for e in root.iter() if e.tag in HEADINGS]
    assert levels[0] == 0
    assert levels.count(0) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(e.get("scope") for e in root.iter("th"))
    assert all(e.get("alt") for e in root.iter("img"))
    assert not [li for li in root.iter("li") if li.find("p") is not None]
    assert root.get("lang") == "en-GB"
    names = {meta.get("name") for meta in root.iter("meta")}
    assert {"description", "keywords", "author", "generator"} <= names
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_a_question_without_a_heading_above_it_skips_no_level(
    make_view: MakeView, make_sheet: MakeSheet
) -> None:
    view = make_view("blocks")
    alone = tuple(replace(s, heading=None) for s in view.sections if s.show == "questions")
    root = tree(make_sheet(replace(view, sections=alone), "leaflet"))
    assert [e.tag for e in root.iter() if e.tag in HEADINGS] == ["h1", "h2", "h2"]


def test_numbers_lead_to_sources_and_back(make_view: MakeView, make_sheet: MakeSheet) -> None:
    root = tree(make_sheet(make_view("summary"), "summary"))
    ids = {e.get("id") for e in root.iter()}
    targets = [e.get("href", "") for e in root.iter("a")]
    assert len(targets) > 100
    assert all(target.removeprefix("#") in ids for target in targets)
    assert not list(tree(make_sheet(make_view("leaflet"), "leaflet")).iter("a"))


@pytest.mark.parametrize("level", ["emergency", "same-day", "soon"])
def test_a_level_stands_in_words_and_has_an_icon(
    make_view: MakeView, make_sheet: MakeSheet, level: str
) -> None:
    card = SectionView(0, "warning", level=level)
    sheet = make_sheet(make_view("blocks", sections=(card,)), "leaflet")
    (words,) = by_class(sheet, "level")
    assert words.text
    assert f"icons/{level}.svg" in sheet.assets
    assert any(f"icons/{level}.svg" in style for style in sheet.styles)


def test_a_stamp_has_room(make_view: MakeView, make_sheet: MakeSheet) -> None:
    """At least 70 by 30 mm where the sheet has no contacts."""
    sheet = make_sheet(make_view("blocks"), "leaflet")
    style = sheet.styles[0] + sheet.styles[-1]
    width = re.search(r"\.contact \{[^}]*width: (\d+)mm", style)
    height = re.search(r"\.stamp \{[^}]*height: ([\d.]+)mm", style)
    assert width
    assert height
    assert float(width[1]) >= 70
    assert float(height[1]) >= 30


REVIEW = ("handout", "claim", "figure", "certainty", "sources", "signed", "here")


def test_every_word_of_the_layouts_is_used(make_view: MakeView) -> None:
    templates = "".join(file.read_text() for file in LAYOUTS.glob("*/*.html"))
    used = set(re.findall(r"words\[['\"]([a-z-]+)['\"]\]", templates))
    used |= set(re.findall(r"(?:blank|reached)\(\"([a-z-]+)\"", templates))
    used |= {"not-reviewed", "unreleased-mark"}  # composing prints them
    used |= {f"notice-{kind}" for kind in ("recall", "withdrawal")}
    heads = ("title", "version", "code", "released", "instead")
    used |= {f"notice-head-{head}" for head in heads}
    used |= {f"review-{key}" for key in REVIEW}  # composing prints them on review copies
    used |= {f"level-{level}" for level in ("emergency", "same-day", "soon")}
    used -= {"notice-", "notice-head-"}
    assert used == set(make_view("leaflet").words)


def test_no_style_that_hurts() -> None:
    """Costly, or wrong in the tags that WeasyPrint writes, or unfit to read."""
    for file in LAYOUTS.glob("*/*.css"):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
        for style in (
            "opacity",
            "flex",
            "grid",
            "columns:",
            "position: fixed",
            "italic",
            "uppercase",
        ):
            assert style not in text, f"{style} in {file.name}"
        assert "hyphens: auto" not in text
        assert "justify" not in text
