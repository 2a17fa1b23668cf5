"""The figures of the embedded library: each is safe, large enough to read, clear in grey, and prints."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pikepdf
import pypdfium2
import pytest

from handout_builder.engine.building import print_edition
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import Loaded
from handout_builder.language.spelling import respell
from handout_builder.schema import Figure, Recipe, Section, Show

FIGURES = (
    "b12-path",
    "body-feet-hands",
    "injection-places",
    "nerve-coat",
    "recovery-timeline",
)

PICTOGRAMS = (
    "balance",
    "burning",
    "date",
    "memory",
    "mood",
    "mouth",
    "tingling",
    "tiredness",
    "treatment",
    "weakness",
)

WIDEST, HIGHEST = 167, 90
"""Millimetres: the text of an A4 page, and the most that the layouts give a picture in height."""

POINT = 25.4 / 72

SMALLEST_WORDS = 12 * POINT
THINNEST_LINE = 0.4

SIDE = 48
"""Units of a pictogram's square."""
SHOWN = 8
"""Millimetres of that square where it is printed at its smallest."""
HEAVIEST = 4_000
"""Bytes of a pictogram: a few strokes."""

LINES = {"#12376b", "#9b1c1c", "#45525f"}
"""What the drawing is made of: each is 7:1 or more on white (WCAG 2.2, AAA)."""
FILLS = {"#fff", "#eaf0f8", "#9fb4d4"}
WORDS = "#1b2430"
GUIDES = "#9aa5b1"
"""Of thin helping lines, which may be lost in a copy."""

LONGEST_ALT = 150


@pytest.fixture(params=FIGURES)
def figure(request: pytest.FixtureRequest, embedded: Loaded) -> Figure:
    return embedded.library.figures[request.param]


@pytest.fixture
def drawing(figure: Figure, embedded: Loaded) -> Element:
    return fromstring(embedded.library.drawings[figure.file])  # noqa: S314 - the project's own


@pytest.fixture(params=PICTOGRAMS)
def pictogram(request: pytest.FixtureRequest, embedded: Loaded) -> Figure:
    return embedded.library.figures[f"pictogram-{request.param}"]


@pytest.fixture
def sign(pictogram: Figure, embedded: Loaded) -> Element:
    return fromstring(embedded.library.drawings[pictogram.file])  # noqa: S314 - the project's own


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def attributes(drawing: Element) -> Iterator[tuple[str, str, str]]:
    """Yield each attribute of a drawing as element, name and value."""
    for element in drawing.iter():
        for name, value in element.attrib.items():
            yield local(element), name.rpartition("}")[2], value


def written(drawing: Element) -> Iterator[Element]:
    return (element for element in drawing.iter() if local(element) == "text")


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2), which is what is left in grey."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_all_figures_are_looked_at_here(embedded: Loaded) -> None:
    pictograms = [f"pictogram-{name}" for name in PICTOGRAMS]
    assert sorted(embedded.library.figures) == sorted([*FIGURES, *pictograms])
    assert {one.file for one in embedded.library.figures.values()} == set(embedded.library.drawings)


def test_it_begins_with_a_title(drawing: Element) -> None:
    assert local(drawing) == "svg"
    assert local(drawing[0]) == "title"
    assert drawing[0].text


def test_it_holds_shapes_and_words_and_nothing_that_loads_or_runs(drawing: Element) -> None:
    allowed = {"svg", "title", "g", "path", "circle", "ellipse", "rect", "text"}
    assert {local(element) for element in drawing.iter()} <= allowed
    for element, name, value in attributes(drawing):
        assert name not in {"href", "style", "class", "opacity"}, (element, name)
        assert not name.startswith("on"), (element, name)
        assert "url(" not in value, (element, name)


def test_one_unit_is_a_millimetre_and_it_fits_the_narrowest_page(drawing: Element) -> None:
    width, height = (float(drawing.attrib[side].removesuffix("mm")) for side in ("width", "height"))
    assert drawing.attrib["viewBox"].split() == ["0", "0", f"{width:g}", f"{height:g}"]
    assert width <= WIDEST
    assert height <= HIGHEST


def test_its_words_are_large_enough_and_in_the_bundled_family(drawing: Element) -> None:
    assert drawing.attrib["font-family"] == "Handout Sans"
    for element in written(drawing):
        assert float(element.attrib["font-size"]) >= SMALLEST_WORDS, element.text
        assert element.attrib["fill"] in {WORDS, "#fff"}, element.text


def test_its_words_are_those_of_every_region(drawing: Element, embedded: Loaded) -> None:
    tables = [region.spelling for region in embedded.library.regions.values()]
    for element in written(drawing):
        words = element.text or ""
        assert words
        for table in tables:
            assert respell(words, table) == words


def test_its_colours_are_those_of_the_layouts(drawing: Element) -> None:
    colours = {value for _, name, value in attributes(drawing) if name in {"fill", "stroke"}}
    assert colours <= {*LINES, *FILLS, WORDS, GUIDES, "none"}
    strokes = {value for _, name, value in attributes(drawing) if name == "stroke"}
    assert strokes <= {*LINES, *FILLS, GUIDES}


def test_lines_stand_out_in_grey() -> None:
    for line in LINES | {WORDS}:
        assert contrast(line, "#fff") >= 7, line
        assert contrast(line, "#eaf0f8") >= 6, line
    for line in LINES:
        assert contrast(line, "#9fb4d4") >= 3, line
    assert contrast("#9fb4d4", "#eaf0f8") >= 1.8  # what is shaded differs from what is not


def test_no_line_is_thinner_than_a_copier_shows(drawing: Element) -> None:
    for element, name, value in attributes(drawing):
        if name == "stroke-width":
            assert float(value) >= THINNEST_LINE, element


def test_it_is_described_to_each_audience_and_not_in_its_caption_s_words(figure: Figure) -> None:
    assert set(figure.caption) == set(figure.alt)
    for audience, alt in figure.alt.items():
        assert len(alt) <= LONGEST_ALT, audience
        assert alt != figure.caption[audience], audience
        assert not re.match(r"(image|picture|figure|drawing) of", alt, re.IGNORECASE), audience


def test_it_is_a_draft_with_a_licence(figure: Figure) -> None:
    assert figure.licence == "CC BY 4.0"
    assert figure.note
    assert figure.note.startswith("draft until signed")


def test_it_says_no_number_that_its_claim_does_not_say(embedded: Loaded) -> None:
    claim = embedded.library.claims["prog-timeline"]
    figure = embedded.library.figures["recovery-timeline"]
    words = [element.text or "" for element in written(fromstring(_drawn(figure, embedded)))]  # noqa: S314 - the project's own
    said = set(re.findall(r"\d+", " ".join([*words, *figure.alt.values()])))
    assert said == set(re.findall(r"\d+", claim.wording["patient"])) == {"3", "12"}
    assert set(figure.sources) == set(claim.sources)


def _drawn(figure: Figure, embedded: Loaded) -> bytes:
    return embedded.library.drawings[figure.file]


def test_it_prints_without_a_complaint(figure: Figure, embedded: Loaded) -> None:
    """Also one that no handout shows yet, and for each audience that it has words for."""
    library = embedded.library
    likely = {"patient": "b12-children", "clinician": "b12-nerves-summary"}
    for audience in figure.alt:
        recipe = _showing(figure, library.recipes[likely[audience]])
        loaded = replace(embedded, library=replace(library, recipes={recipe.id: recipe}))
        for edition in request_editions(loaded.library, Request(regions=tuple(library.regions))):
            printed, findings = print_edition(loaded, edition)
            assert printed, edition.name
            assert findings == (), edition.name


def _showing(figure: Figure, recipe: Recipe) -> Recipe:
    """Return a recipe that shows a figure and nothing else."""
    section = Section(show=Show.FIGURE, figure=figure.id)
    return recipe.model_copy(update={"sections": (section,)})


def test_a_pictogram_is_a_few_shapes_under_a_title_and_no_words(sign: Element) -> None:
    assert local(sign[0]) == "title"
    assert sign[0].text
    shapes = {"svg", "title", "g", "path", "circle", "ellipse", "rect"}
    assert {local(element) for element in sign.iter()} <= shapes
    assert "".join(sign.itertext()).strip() == sign[0].text
    for element, name, value in attributes(sign):
        assert name not in {"href", "style", "class", "opacity"}, (element, name)
        assert not name.startswith("on"), (element, name)
        assert "url(" not in value, (element, name)


def test_a_pictogram_is_a_small_square(sign: Element, pictogram: Figure, embedded: Loaded) -> None:
    assert (sign.attrib["width"], sign.attrib["height"]) == ("12mm", "12mm")
    assert sign.attrib["viewBox"] == f"0 0 {SIDE} {SIDE}"
    assert len(_drawn(pictogram, embedded)) <= HEAVIEST


def test_a_pictogram_has_the_colours_of_the_layouts_and_lines_that_are_seen(sign: Element) -> None:
    strokes = {value for _, name, value in attributes(sign) if name == "stroke"}
    fills = {value for _, name, value in attributes(sign) if name == "fill"}
    assert strokes <= LINES | {"none"}
    assert fills <= LINES | FILLS | {"none"}
    widths = [float(value) for _, name, value in attributes(sign) if name == "stroke-width"]
    assert min(widths) * SHOWN / SIDE >= 0.35


def test_a_pictogram_is_described_to_each_audience_and_a_draft(pictogram: Figure) -> None:
    assert pictogram.file == f"pictograms/{pictogram.id.removeprefix('pictogram-')}.svg"
    assert set(pictogram.alt) == {"patient", "clinician"}
    assert all(len(alt) <= LONGEST_ALT for alt in pictogram.alt.values())
    assert pictogram.licence == "CC BY 4.0"
    assert (pictogram.note or "").startswith("draft until signed")


def test_the_diary_shows_a_pictogram_at_each_prompt_of_its_table(embedded: Loaded) -> None:
    (record,) = (
        section
        for section in embedded.library.recipes["b12-symptom-diary"].sections
        if section.show is Show.RECORD
    )
    shown = [prompt.figure for prompt in record.prompts]
    assert sorted(filter(None, shown)) == [f"pictogram-{name}" for name in PICTOGRAMS]


def test_a_pictogram_is_seen_and_no_screen_reader_stops_at_it(embedded: Loaded) -> None:
    library = embedded.library
    blank = {file: NOTHING for file in library.drawings if file.startswith("pictograms/")}
    bare = replace(embedded, library=replace(library, drawings={**library.drawings, **blank}))
    (edition,) = request_editions(library, Request(handouts=("b12-symptom-diary",)))
    (printed, _), (without, _) = print_edition(embedded, edition), print_edition(bare, edition)
    assert printed
    assert without
    assert printed.problems == ()
    assert looks(printed.pdf) != looks(without.pdf)
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        kinds = [thing.get("/S") for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
    assert "/Figure" not in kinds


NOTHING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"/>'


def looks(pdf: bytes) -> bytes:
    """Return the first page as a printer would put it on paper, at 40 dots an inch."""
    pages: Any = pypdfium2.PdfDocument(pdf)
    return pages[0].render(scale=40 / 72).to_pil().tobytes()
