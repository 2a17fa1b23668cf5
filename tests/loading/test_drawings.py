"""A drawing is looked through before anything draws it: each fault at its line and column in the SVG."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.checking import blocked_by
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import Loaded, library, load
from handout_builder.engine.loading.drawings import MOST_ELEMENTS, look_through
from handout_builder.engine.loading.files import Folder
from handout_builder.engine.loading.layouts import look_at_layouts
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import LAYOUTS
from handout_builder.schema import Subject

FIGURE = Subject("figure", "hands")
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
DOUBLING = "".join(
    f'<g id="a{n + 1}"><use href="#a{n}"/><use href="#a{n}"/></g>' for n in range(20)
)
PATTERNS = "".join(
    f'<pattern id="p{n + 1}"><path fill="url(#p{n})"/><path fill="url( \'#p{n}\')"/></pattern>'
    for n in range(20)
)


def drawn(inside: str) -> str:
    return f"{OPEN}\n{inside}\n</svg>"


def seen(text: str | bytes) -> list[tuple[str, int, int]]:
    data = text if isinstance(text, bytes) else text.encode()
    found = look_through("hands.svg", data, FIGURE)
    return [(one.code, one.place.line, one.place.column) for one in found]


@pytest.mark.parametrize(
    ("inside", "places"),
    [
        ("<g>", [("FIG001", 3, 3)]),
        ("<g>&unknown;</g>", [("FIG001", 2, 4)]),
        ("<script>alert(1)</script>", [("FIG002", 2, 1)]),
        ("<s:script xmlns:s='http://www.w3.org/2000/svg'/>", [("FIG002", 2, 1)]),
        ('<path\n d="M0 0"\n onload="alert(1)"/>', [("FIG002", 4, 2)]),
        ('<path ONCLICK="alert(1)"/>', [("FIG002", 2, 7)]),
        ("<foreignObject><p>Words</p></foreignObject>", [("FIG002", 2, 1)]),
        ('<set attributeName="x" to="1"/>', [("FIG002", 2, 1)]),
        ('<image href="http://example.org/a.png"/>', [("FIG003", 2, 8)]),
        ('<image xlink:href="file:///etc/passwd"/>', [("FIG003", 2, 8)]),
        ('<image href="a.png"/>', [("FIG003", 2, 8)]),
        ('<image href="&#x68;ttp://example.org/a.png"/>', [("FIG003", 2, 8)]),
        ('<image href="data:image/svg+xml,x"/>', [("FIG003", 2, 8)]),
        ('<use href="other.svg#a"/>', [("FIG003", 2, 6)]),
        ('<a href="javascript:alert(1)"><path/></a>', [("FIG003", 2, 4)]),
        ('<g xml:base="http://example.org/"/>', [("FIG003", 2, 4)]),
        ('<path fill="url(//example.org/a#b)"/>', [("FIG003", 2, 7)]),
        ("<path style=\"fill: u\\72l( 'a.svg#b' )\"/>", [("FIG003", 2, 7)]),
        (
            "<style>\n@import 'a.css';\np { fill: url(a.svg) }</style>",
            [("FIG003", 3, 1), ("FIG003", 4, 11)],
        ),
        ("<style>@font-face { src: local(Arial) }</style>", [("FIG003", 2, 1), ("FIG003", 2, 1)]),
        ('<style><![CDATA[p { cursor: image-set("a.png" 1x) }]]></style>', [("FIG003", 2, 1)]),
        ('<?xml-stylesheet href="a.css"?>', [("FIG003", 2, 1)]),
        (f'<g id="a0"><path/></g>{DOUBLING}', [("FIG004", 1, 1)]),
        (f'<pattern id="p0"><path/></pattern>{PATTERNS}', [("FIG004", 1, 1)]),
        ('<g id="a"><use href="#a"/></g>', [("FIG004", 2, 11)]),
        (f"{'<g>' * 100}{'</g>' * 100}", [("FIG004", 2, 178)]),
        ("<path/>" * (MOST_ELEMENTS + 1), [("FIG004", 2, 34994)]),
    ],
)
def test_a_fault_is_told_at_its_place(inside: str, places: list[tuple[str, int, int]]) -> None:
    found = seen(drawn(inside))
    if places[0][0] == "FIG004":  # told where the doubling begins to be too much
        assert [code for code, *_ in found] == ["FIG004"]
    else:
        assert found == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (b"", [("FIG001", 1, 1)]),
        (b"\x89PNG", [("FIG001", 1, 1)]),
        ("<html/>", [("FIG001", 1, 1)]),
        ("<svg/>", [("FIG001", 1, 1)]),
        ('<svg viewBox="0 0 9"/>', [("FIG001", 1, 1)]),
        ('<svg viewBox="0 0 9 -9"/>', [("FIG001", 1, 1)]),
        ('<svg viewBox="nan 0 9 9"/>', [("FIG001", 1, 1)]),
        (
            '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<svg>&a;</svg>',
            [("FIG001", 1, 15)],
        ),
    ],
)
def test_what_is_no_drawing_is_told(text: str | bytes, places: list[tuple[str, int, int]]) -> None:
    assert seen(text) == places


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><g id="a"><path/></g></defs><use href="#a"/><use xlink:href=" #a"/>',
        '<linearGradient id="b"/><path fill="url(#b)" style="stroke: url(\'#b\')"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<style>path { fill: #123; transform: scale(2) }</style><path/>",
        "<!-- http://example.org --><desc>http://example.org (once)</desc>",
        '<path id="c"/><path id="c"/>',
    ],
)
def test_what_a_drawing_holds_itself_is_no_fault(inside: str) -> None:
    assert seen(drawn(inside)) == []


def test_at_most_ten_faults_of_a_drawing_are_told() -> None:
    assert len(seen(drawn("<script/>" * 50))) == 10


def test_a_figure_has_a_title_and_a_logo_needs_none() -> None:
    assert [one.code for one in look_through("a.svg", drawn("").encode(), FIGURE, named=True)] == [
        "FIG005"
    ]
    titled = drawn("<title>Hands</title>").encode()
    assert look_through("a.svg", titled, FIGURE, named=True) == ()


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: drawn(text).encode()))
def test_any_bytes_end_in_findings(data: bytes) -> None:
    for one in look_through("a.svg", data, FIGURE):
        assert one.place.line >= 1
        assert one.place.column >= 1


FIGURES = """\
- id: hands
  file: hands.svg
  alt:
    patient: Two hands
"""


def test_a_faulty_figure_keeps_back_the_sheets_that_show_it(
    loaded: Callable[[Mapping[str, str]], Loaded], small: Mapping[str, str]
) -> None:
    shown = f"{small['handouts/hands.yaml']}  - show: figure\n    figure: hands\n"
    files = {
        "content/figures/figures.yaml": FIGURES,
        "content/figures/hands.svg": drawn("<title>Hands</title><script/>"),
        "handouts/hands.yaml": shown,
    }
    library = loaded(files)
    findings = [one for one in library.findings if one.code == "FIG002"]
    (finding,) = findings
    assert (finding.place.path, finding.place.line) == ("content/figures/hands.svg", 2)
    assert finding.place.text == "<title>Hands</title><script/>"
    leaflet, summary = sorted(
        request_editions(library.library, Request()),
        key=lambda one: one.recipe.audience,
        reverse=True,
    )
    assert blocked_by(leaflet, library.library, findings) == (finding,)
    assert blocked_by(summary, library.library, findings) == ()


def test_a_clinics_logo_is_looked_through(loaded: Callable[[Mapping[str, str]], Loaded]) -> None:
    files = {
        "content/contacts/north.yaml": "name: North\nlogo: north.svg\n",
        "content/contacts/north.svg": drawn('<image href="http://example.org/a.png"/>'),
    }
    (finding,) = loaded(files).findings
    assert (finding.code, finding.subject) == ("FIG003", Subject("contacts", "north"))


def test_the_packages_own_layouts_have_nothing_to_tell(tmp_path: Path) -> None:
    """They are not looked at in each run, so they are here, as if they were a library's."""
    shutil.copytree(LAYOUTS, tmp_path / "layouts")
    files = Folder(tmp_path)
    paths = list(files.under("layouts", ("",)))
    assert list(look_at_layouts(files, paths)) == []
    (tmp_path / "layouts" / "icons" / "tick.svg").write_text("<svg/>")
    assert len(list(look_at_layouts(files, paths))) == 1


def test_a_drawing_is_looked_through_again_once_it_changed_or_was_faulty(
    write: Callable[[Mapping[str, str]], Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = "- id: hand\n  file: hand.svg\n  alt: {patient: A hand.}\n"
    drawings = ("<path d='M0 0'/>", "<path d='M0 0'/>", "<script/>", "<script/>", "<g/>")
    looked: list[str] = []

    def look_and_note(path: str, data: bytes, subject: Subject, *, named: bool) -> Any:
        looked.append(path)
        return look_through(path, data, subject, named=named)

    monkeypatch.setattr(library, "look_through", look_and_note)
    told: list[tuple[int, int]] = []
    before: Loaded | None = None
    for drawn in drawings:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title>{drawn}</svg>'
        files = {"content/figures/hand.svg": svg, "content/figures/all.yaml": figure}
        before = load(write(files), before=before)
        told.append((len(before.findings), len(looked)))
        assert before.library.drawings == {"hand.svg": svg.encode()}
    faults = [found for found, _ in told]
    assert [looks for _, looks in told] == [1, 1, 2, 3, 4]
    assert faults[0] == faults[1] == faults[4] < faults[2] == faults[3]
