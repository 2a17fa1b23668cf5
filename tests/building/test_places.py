"""What cannot be made accessible is told at the line of the words or of the layout that causes it."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from handout_builder.engine.building import print_edition
from handout_builder.engine.checking import check
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import LAYOUTS
from handout_builder.schema import Finding, Level

Files = Mapping[str, str | bytes]

LEAFLET, STYLE = "layouts/leaflet/page.html", "layouts/leaflet/style.css"
HANDS, RECIPE, SETTINGS = "content/claims/hands.yaml", "handouts/hands.yaml", "handout.toml"
SOURCES, GB = "content/sources/sources.yaml", "content/regions/GB.yaml"
NORTH = "name: North\nphone: 0191 496\nlogo: north.png\n"
FIGURE = "- id: hands\n  file: hands.svg\n  alt: {AUDIENCE: Hands}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<title>Hands</title>'
RAGGED = '<table><tr><th scope="row">1</th><td>2</td></tr><tr><td>1</td></tr>'
TABLE = """show: table
    columns: [One, Two, Three]
    claims: [{claim: wash-hands, label: A}, {claim: dry-hands, label: B}]"""


def page(body: str) -> Files:
    """Return a leaflet of the library's own whose body begins in line 5."""
    head = '{% set page_limit = 4 %}\n{% set cites = false %}\n{% extends "shared/frame.html" %}\n'
    return {LEAFLET: f"{head}{{% block body %}}\n{body}\n{{% endblock %}}\n"}


@pytest.fixture
def changed(small: Files) -> Callable[[str, str, str], Files]:
    """Return a function that puts other words into a file of the small library."""

    def put(path: str, old: str, new: str) -> Files:
        text = small[path]
        assert isinstance(text, str)
        assert old in text
        return {path: text.replace(old, new)}

    return put


@pytest.fixture
def told(write: Callable[[Files], Project], today: date) -> Callable[..., list[str]]:
    """Return a function that tells where the errors of the leaflet are, found before printing or by it."""

    def find(files: Files, clinic: str = "") -> list[str]:
        loaded = load(write(files))
        found: list[Finding] = [*check(loaded, today=today)]
        if not any(one.level is Level.ERROR for one in found):
            wanted = Request(("hands",), clinics=(clinic,) if clinic else ())
            (edition,) = request_editions(loaded.library, wanted)
            found.extend(print_edition(loaded, edition)[1])
        return [
            f"{one.place.path}:{one.place.line}:{one.place.column} {one.code}"
            for one in found
            if one.level is not Level.INFO and one.code[:3] in {"PRT", "FIG", "AUD", "STR"}
        ]

    return find


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (page('<p>\n <img src="icons/tick.svg"></p>'), f"{LEAFLET}:6:2 PRT004"),
        (page('<p style="opacity: 50%">Pale</p>'), f"{LEAFLET}:5:11 PRT004"),
        (page("<h3>Three</h3>"), f"{LEAFLET}:5:1 PRT056"),
        (page("<p>One</p>\n<h1>Two</h1>"), f"{LEAFLET}:6:1 PRT056"),
        (page('\n<table class="a"><tr><td>1</td></tr></table>'), f"{LEAFLET}:6:1 PRT090"),
        (page(f"{RAGGED}</table>"), f"{LEAFLET}:5:1 PRT090"),
        (page('<p>See <a href="#none">there</a></p>'), f"{LEAFLET}:5:17 PRT004"),
        (page("<p>Snow ☃</p>"), f"{LEAFLET}:5:9 PRT001"),
        (page('<img alt="A" src="icons/none.svg">'), f"{LEAFLET}:5:19 PRT006"),
        ({STYLE: "h1 { color: red }\n.purpose {\n  opacity: .5 }"}, f"{STYLE}:3:3 PRT004"),
        ({STYLE: "/* a */\nh1 { colour: red }"}, f"{STYLE}:2:6 PRT003"),
        ({STYLE: "h1::before { content: '☃' }"}, f"{STYLE}:1:24 PRT001"),
        ({STYLE: "h1 {\nbackground: url(icons/none.svg) }"}, f"{STYLE}:2:17 PRT006"),
        ({"layouts/words/en.toml": 'level-emergency = "Go ☃"'}, "layouts/words/en.toml:1:23 PRT001"),
    ],
)  # fmt: skip
def test_a_fault_of_a_layout_is_told_in_the_layout(
    told: Callable[..., list[str]], files: Files, place: str
) -> None:
    assert told(files) == [place]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ((HANDS, "you eat", "you ☃ eat"), f"{HANDS}:14:41 PRT001"),
        ((RECIPE, "Every day", "Every ☃ day"), f"{RECIPE}:14:20 PRT001"),
        ((SETTINGS, "Clinic", "☃ Clinic"), f"{SETTINGS}:2:1 PRT001"),
        ((SOURCES, "Hand hygiene", "Hand ☃"), f"{SOURCES}:3:15 PRT001"),
        ((GB, "'999'", "999 ☃"), f"{GB}:5:25 PRT001"),
    ],
)  # fmt: skip
def test_a_character_without_a_glyph_is_told_in_the_words_that_hold_it(
    told: Callable[..., list[str]],
    changed: Callable[[str, str, str], Files],
    change: tuple[str, str, str],
    place: str,
) -> None:
    assert place in told(changed(*change))


@pytest.mark.parametrize(
    ("audience", "drawing", "place"),
    [
        ("patient", f"{SVG}\n<g></svg>", "content/figures/hands.svg:3:6 FIG001"),
        ("clinician", f"{SVG}</svg>", f"{RECIPE}:21:13 AUD002"),
    ],
)
def test_a_figure_that_nobody_can_see_or_hear_is_told_where_it_is_written(
    told: Callable[..., list[str]], small: Files, audience: str, drawing: str, place: str
) -> None:
    files = {
        "content/figures/figures.yaml": FIGURE.replace("AUDIENCE", audience),
        "content/figures/hands.svg": drawing,
        RECIPE: f"{small[RECIPE]}  - show: figure\n    figure: hands\n",
    }
    assert told(files) == [place]


def test_a_table_of_another_width_than_its_heads_is_told_in_the_recipe(
    told: Callable[..., list[str]], changed: Callable[[str, str, str], Files]
) -> None:
    assert told(changed(RECIPE, "claims: [wash-hands, dry-hands]", TABLE)) == [
        f"{RECIPE}:16:14 STR003"
    ]


def test_what_a_clinic_brings_is_told_in_its_contacts(told: Callable[..., list[str]]) -> None:
    north = "content/contacts/north.yaml"
    broken: Files = {north: NORTH, "content/contacts/north.png": b"\x89PNG"}
    assert told(broken, "north") == [f"{north}:3:7 PRT002"]
    snow: Files = {north: "name: North ☃\n"}
    assert told(snow, "north") == [f"{north}:1:13 PRT001"]


def test_a_page_without_a_language_is_told_at_its_frame(told: Callable[..., list[str]]) -> None:
    frame = (LAYOUTS / "shared/frame.html").read_text()
    bare = frame.replace('<html lang="{{ sheet.language }}">', "<html>")
    assert told({"layouts/shared/frame.html": bare}) == ["layouts/shared/frame.html:6:1 PRT004"]


def test_a_fault_is_told_in_the_librarys_own_file_that_the_packages_layout_takes_in(
    write: Callable[[Files], Project],
) -> None:
    blocks = (
        (LAYOUTS / "shared/blocks.html").read_text().replace("<footer>", "<h4>End</h4><footer>")
    )
    loaded = load(write({"layouts/shared/blocks.html": blocks}))
    (edition,) = request_editions(loaded.library, Request(("hands",)))
    places = {one.place.path for one in print_edition(loaded, edition)[1]}
    assert places == {"layouts/shared/blocks.html"}
