"""A small library, its editions, and a layout of a few lines, for the tests of composing."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handout_builder.engine.composing import Layouts, compose
from handout_builder.schema import (
    Chosen,
    ChosenSection,
    Claim,
    Contacts,
    Edition,
    Figure,
    Item,
    Library,
    Paper,
    Recipe,
    Region,
    Section,
    Settings,
    Source,
    Term,
    Variant,
)

SOURCES: Mapping[str, Mapping[str, str]] = {
    "ng239": {"type": "report", "title": "Vitamin B12 deficiency", "number": "NG239"},
    "nejm": {"type": "article-journal", "title": "Low B12", "container-title": "NEJM"},
    "spare": {"type": "webpage", "title": "Nobody cites it"},
}


@pytest.fixture
def claim() -> Callable[..., Chosen]:
    """Return a function that makes a chosen claim of its wording and the sources it cites."""

    def made(wording: str, *sources: str, label: str | None = None) -> Chosen:
        fields = {
            "id": "tingle",
            "category": "symptom",
            "audience": ["patient"],
            "certainty": "high",
            "wording": {"patient": wording},
            "sources": sources,
        }
        return Chosen(Claim.model_validate(fields), Item(claim="tingle", label=label), "named")

    return made


@pytest.fixture
def region() -> Region:
    return Region(
        id="GB",
        name="United Kingdom",
        language="en-GB",
        slots={"emergency-number": "**999**", "crisis-line": "116 123"},
        units={"mcg": "micrograms"},
    )


@pytest.fixture
def edition(region: Region) -> Callable[..., Edition]:
    """Return a function that makes an edition of its sections, each with its claims."""

    def made(
        *blocks: tuple[Section, tuple[Chosen, ...]],
        region: Region = region,
        contacts: Contacts | None = None,
        **recipe: object,
    ) -> Edition:
        fields = {
            "id": "tingling",
            "title": "Tingling",
            "audience": "patient",
            "layout": "plain",
            "purpose": "What it is.",
            "sections": [section for section, _ in blocks] or [Section()],
            **recipe,
        }
        chosen = (ChosenSection(place, *block) for place, block in enumerate(blocks))
        variant = Variant(region.id, region.language, Paper.A4)
        return Edition(Recipe.model_validate(fields), variant, region, contacts, tuple(chosen))

    return made


@pytest.fixture
def library() -> Library:
    terms = (
        Term(id="anaemia", name="Anaemia", plain="Too few red cells.", say="uh-NEE-mee-uh"),
        Term(id="nerve", name="nerve", plain="Carries signals.", also=("nerves",)),
        Term(id="ms", name="MS", plain="Multiple sclerosis."),
        Term(id="numb", name="loss of feeling", plain="You feel less.", gloss="you **feel** less"),
        Term(id="gait", name="gait", plain="How you walk.", gloss="how you walk"),
    )
    body = Figure(
        id="body",
        file="body.svg",
        caption={"patient": "Where MS **starts**"},
        alt={"patient": 'A body, its "feet" shaded'},
    )
    return Library(
        settings=Settings(title="Nerves", publisher="St Mary's"),
        sources={key: Source.model_validate({"id": key, **more}) for key, more in SOURCES.items()},
        terms={term.id: term for term in terms},
        figures={"body": body},
        drawings={"body.svg": b"<svg/>"},
    )


@pytest.fixture
def composed(
    library: Library, edition: Callable[..., Edition], layouts: Layouts
) -> Callable[..., str]:
    """Return a function that makes the HTML of an edition; it takes what `edition` takes."""

    def made(*blocks: tuple[Section, tuple[Chosen, ...]], **changes: object) -> str:
        return compose(library, edition(*blocks, **changes), layouts).html.strip()

    return made


PAGE = Path(__file__).with_name("plain.html").read_text("utf-8")
"""A layout that shows whatever a section has, each thing on its line."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of layouts with one that is called `plain`."""
    files = {
        "plain/page.html": PAGE,
        "plain/style.css": "/* url(icons/no.svg) */ h2 { background: url('icons/a.svg') }",
        "shared/base.css": "p { background: url(icons/a.svg), url(data:x) }",
        "shared/paper-a4.css": "@page { size: A4 }",
        "icons/a.svg": "<svg/>",
        "words/en.toml": 'not-reviewed = "not yet reviewed"\npage = "Page"',
    }
    for name, content in files.items():
        path = tmp_path / "layouts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return tmp_path / "layouts"


@pytest.fixture
def layouts(folder: Path) -> Layouts:
    return Layouts((folder,))
