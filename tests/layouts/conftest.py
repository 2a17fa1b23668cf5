"""Sheets as composing makes them, from the layouts as they are and realistic words."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from handout_builder.engine.composing.sheet import (
    Cite,
    ContactsView,
    FigureView,
    ItemView,
    PromptView,
    ReferenceView,
    SectionView,
    Sheet,
    TermView,
    View,
)

HERE = Path(__file__).parent
LAYOUTS = HERE.parents[1] / "layouts"

FIGURE = FigureView(
    figure="feet",
    src="figures/feet.svg",
    alt="Two feet, shaded from the toes to the ankles",
    caption=Markup("Tingling often starts in both feet."),
)
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">'
    b'<rect x="10" y="5" width="100" height="30" fill="#eaf0f8" stroke="#12376b"/></svg>'
)
TERM = TermView(
    term="myelin",
    name=Markup("myelin"),
    plain=Markup("The coating that protects nerves and helps them send signals."),
    say=Markup("MY-uh-lin"),
)
CLINIC = ContactsView(
    name=Markup("Northfield Neurology Clinic"),
    address=(Markup("12 Station Road"), Markup("Northfield NF1 2AB")),
    phone=Markup("01632 960 123"),
    out_of_hours=Markup("111"),
    email=Markup("neurology@northfield.example"),
    url=Markup("northfield.example/b12"),
    hours=Markup("Monday to Friday, 9am to 5pm"),
    logo="contacts/northfield.svg",
)

MakeView = Callable[..., View]
MakeSheet = Callable[..., Sheet]


def view_of(name: str, **changes: Any) -> View:
    """Read `leaflet.yaml`, `summary.yaml`, `record.yaml` or `blocks.yaml` as a view, with changes."""
    data = yaml.safe_load((HERE / f"{name}.yaml").read_text())
    numbers = {key: number for number, key in enumerate(data["references"], start=1)}
    backs: dict[str, list[str]] = {key: [] for key in numbers}
    sections = tuple(
        _section(index, section, numbers, backs) for index, section in enumerate(data["sections"])
    )
    references = tuple(
        ReferenceView(key, f"ref-{key}", numbers[key], escape(text), tuple(backs[key]))
        for key, text in data["references"].items()
    )
    view = View(
        id=data["id"],
        title=escape(data["title"]),
        purpose=escape(data["purpose"]),
        audience=data["audience"],
        language="en-GB",
        region="GB",
        paper="a4",
        size="standard",
        publisher=Markup("Northfield Library of Patient Education"),
        disclaimer=Markup("This sheet does not replace advice from your care team."),
        draft=True,
        version="draft 7c1e90b2",
        reviewed="not yet reviewed",
        subject=data["purpose"],
        keywords="vitamin B12, nerves",
        sections=tuple(
            replace(section, references=references) if section.show == "references" else section
            for section in sections
        ),
        words=tomllib.loads((LAYOUTS / "words" / "en.toml").read_text()),
    )
    return replace(view, **changes)


def sheet_of(view: View, layout: str) -> Sheet:
    """Render a view as composing does: sandboxed, escaped, strict; styles in cascade order."""
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(LAYOUTS), autoescape=True, undefined=StrictUndefined
    )
    html = environment.get_template(f"{layout}/page.html").render(sheet=view)
    styles = ("shared/base.css", f"shared/paper-{view.paper}.css", f"{layout}/style.css")
    icons = {f"icons/{file.name}": file.read_bytes() for file in LAYOUTS.glob("icons/*.svg")}
    texts = tuple((LAYOUTS / style).read_text() for style in styles)
    assets = {**icons, FIGURE.src: DRAWING, CLINIC.logo: DRAWING}
    return Sheet(f"{view.id}_{view.paper}", view.id, html, texts, assets)


@pytest.fixture(scope="session")
def clinic() -> ContactsView:
    """A clinic with all that a clinic can have."""
    return CLINIC


@pytest.fixture(scope="session")
def make_view() -> MakeView:
    """Make a view of the leaflet, the summary or the record, with changes by keyword."""
    return view_of


@pytest.fixture(scope="session")
def make_sheet() -> MakeSheet:
    """Render a view with a layout."""
    return sheet_of


def _section(
    index: int, data: Mapping[str, Any], numbers: Mapping[str, int], backs: dict[str, list[str]]
) -> SectionView:
    items = tuple(_item(index, item, numbers, backs) for item in data.get("items", ()))
    return SectionView(
        index=index,
        show=data["show"],
        heading=escape(data["heading"]) if "heading" in data else None,
        level=data.get("level"),
        intro=escape(data["intro"]) if "intro" in data else None,
        items=items,
        figure=FIGURE if data["show"] == "figure" else None,
        terms=(TERM,) if data["show"] == "glossary" else (),
        columns=tuple(map(escape, data.get("columns", ()))),
        prompts=tuple(PromptView(escape(words)) for words in data.get("prompts", ())),
        lines=data.get("lines", 4),
        weeks=data.get("weeks", 0),
    )


def _item(
    index: int, data: Mapping[str, Any], numbers: Mapping[str, int], backs: dict[str, list[str]]
) -> ItemView:
    cites: list[Cite] = []
    for key, mark in zip(data["sources"], count(1), strict=False):
        if key in numbers:
            anchor = f"cite-{index}-{data['claim']}-{mark}"
            backs[key].append(anchor)
            cites.append(Cite(numbers[key], anchor, f"ref-{key}"))
    label = escape(data["label"]) if "label" in data else None
    return ItemView(data["claim"], escape(data["text"]), label, tuple(cites))
