"""What changed from one library to another is told of each handout that it concerns, and of no other."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from handout_builder.engine.choosing import all_editions
from handout_builder.engine.loading import Loaded, load
from handout_builder.engine.projects import Project
from handout_builder.engine.relating import Differences, Graph, State, differences
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema import Subject

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]
Compare = Callable[..., Differences]

CLAIMS = "content/claims/hands.yaml"
SOURCES = "content/sources/sources.yaml"
LEAFLET = "handouts/hands.yaml"
MODERATE = "certainty: moderate\n"
FACTS = f"{MODERATE}  facts: {{{{{{}}}}}}\n"
SCRUB = "    clinician: Scrub before surgery.\n"
ORDERS = ("call-help, wash-hands, scrub", "call-help, scrub, wash-hands")
SUMMARY = "handouts/hands-summary.yaml"


@pytest.fixture
def compared(write: Write) -> Compare:
    """Return a function that compares the small library with itself after some changes."""

    def run(changes: Files, before: Files | None = None) -> Differences:
        old = load(write(before or {}))
        return differences(old, load(write(changes), before=old))

    return run


@pytest.fixture
def replaced(small: Files) -> Callable[..., Files]:
    """Return a function that replaces words in a file of the small library."""

    def run(path: str, *pairs: tuple[str, str]) -> Files:
        text = str(small[path])
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        return {path: text}

    return run


def told(found: Differences) -> dict[str, list[Any]]:
    """Return what is told of each handout, in short."""
    return {
        one.handout: [
            (part.aspect.value, part.subject.id, part.what, part.old, part.new)
            for part in one.parts
        ]
        or [one.state.value]
        for one in found.handouts
    }


def test_a_library_does_not_differ_from_itself(compared: Compare) -> None:
    found = compared({})
    assert (found.handouts, found.unprinted, found.things) == ((), (), {})


def test_a_wording_changes_only_the_handouts_of_its_audience(
    compared: Compare, replaced: Callable[..., Files]
) -> None:
    found = compared(replaced(CLAIMS, ("Wash your hands before you eat", "Wash your hands often")))
    words = ("Wash your hands before you eat.", "Wash your hands often.")
    assert told(found) == {"hands": [("wording", "wash-hands", "wording", *words)]}
    assert found.stale == ("hands",)
    assert found.things == {
        Subject("claim", "wash-hands"): State.CHANGED,
        Subject("handout", "hands"): State.CHANGED,
    }


@pytest.mark.parametrize(
    ("path", "change", "parts"),
    [
        (
            CLAIMS,
            ("certainty: moderate", "certainty: low"),
            [("evidence", "scrub", "certainty", "moderate", "low")],
        ),
        (
            CLAIMS,
            (
                MODERATE,
                FACTS.format("quantities: [{key: scrub, low: 2, high: 3.5, unit: minutes}]"),
            ),
            [("facts", "scrub", "facts", None, "scrub: 2 to 3.5 minutes")],
        ),
        (
            CLAIMS,
            (
                MODERATE,
                FACTS.format(
                    "risks: [{key: rash, numerator: 1, denominator: 10, population: nurses}]"
                ),
            ),
            [("facts", "scrub", "facts", None, "rash: 1 in 10 nurses")],
        ),
        (
            CLAIMS,
            (MODERATE, FACTS.format("doses: [{key: soap, drug: soap, amount: 5 ml, region: GB}]")),
            [("facts", "scrub", "facts", None, "soap: soap, 5 ml (GB)")],
        ),
        (
            CLAIMS,
            (MODERATE, f"{MODERATE}  requires: [call-help]\n"),
            [("facts", "scrub", "companions", None, "call-help")],
        ),
        (
            CLAIMS,
            (f"{SCRUB}  sources: [who]", f"{SCRUB}  sources: [who page 3]"),
            [("evidence", "scrub", "sources", "who", "who page 3")],
        ),
        (
            SUMMARY,
            ("title: Hand hygiene", "title: Hand washing"),
            [("wording", "hands-summary", "title", "Hand hygiene", "Hand washing")],
        ),
        (
            SUMMARY,
            ("heading: Advice", "heading: What to advise"),
            [("wording", "hands-summary", "words", "Advice", "What to advise")],
        ),
        (
            SUMMARY,
            ("show: bullets", "show: steps"),
            [("layout", "hands-summary", "section", "bullets", "steps")],
        ),
        (
            SUMMARY,
            ("layout: summary", "layout: leaflet"),
            [("layout", "hands-summary", "layout", "summary", "leaflet")],
        ),
        (
            SUMMARY,
            ("[wash-hands, scrub]", "[scrub, wash-hands]"),
            [("layout", "hands-summary", "order of claims", *ORDERS)],
        ),
        (
            SUMMARY,
            ("[wash-hands, scrub]", "[wash-hands]"),
            [("wording", "scrub", "wording", "Scrub before surgery.", None)],
        ),
        (
            SUMMARY,
            ("owner: Librarian", "owner: Nurse"),
            [("evidence", "hands-summary", "owner", "Librarian", "Nurse")],
        ),
    ],
)
def test_each_aspect_is_told_apart(
    path: str,
    change: tuple[str, str],
    parts: list[Any],
    compared: Compare,
    replaced: Callable[..., Files],
) -> None:
    assert told(compared(replaced(path, change))) == {"hands-summary": parts}


def test_a_source_that_was_retracted_concerns_all_that_cite_it(
    compared: Compare, replaced: Callable[..., Files]
) -> None:
    found = compared(replaced(SOURCES, ("standing: current", "standing: retracted")))
    part = ("evidence", "who", "standing", None, "retracted")
    assert told(found) == {"hands": [part], "hands-summary": [part]}


def test_a_region_and_the_settings_concern_every_sheet_there(
    compared: Compare, replaced: Callable[..., Files]
) -> None:
    region = compared(replaced("content/regions/US.yaml", ("color", "colr")))
    assert told(region)["hands"] == [("wording", "US", "spelling colour", "color", "colr")]
    settings = compared(replaced("handout.toml", ("Example Clinic", "Another")))
    assert set(told(settings)) == {"hands", "hands-summary"}


def test_a_term_concerns_only_the_sheets_that_explain_it(
    compared: Compare, small: Files, replaced: Callable[..., Files]
) -> None:
    before: Files = {
        **replaced(CLAIMS, ("Wash your hands before you eat", "Wash each germ off")),
        SUMMARY: f"{small[SUMMARY]}  - {{show: glossary, terms: [germ]}}\n",
    }
    after = replaced("content/terms/terms.yaml", ("too small to see", "that nobody sees"))
    words = ("A living thing, too small to see, that can make you ill.",)
    part = (
        "wording",
        "germ",
        "meaning",
        *words,
        words[0].replace("too small to see", "that nobody sees"),
    )
    found = compared({**before, **after}, before)
    assert told(found) == {
        "hands-summary": [part]
    }  # the leaflet mentions it, and has no gloss of it


def test_a_figure_concerns_the_sheets_that_show_it(compared: Compare, small: Files) -> None:
    figure = (
        "- {id: soap, file: soap.svg, caption: {patient: Soap}, alt: {patient: A bar of soap}}\n"
    )
    before: Files = {
        "content/figures/x.yaml": figure,
        "content/figures/soap.svg": "<svg/>",
        LEAFLET: f"{small[LEAFLET]}  - {{show: figure, figure: soap}}\n",
    }
    redrawn = compared({**before, "content/figures/soap.svg": "<svg id='x'/>"}, before)
    ((aspect, name, what, *_),) = told(redrawn)["hands"]
    assert (aspect, name, what) == ("layout", "soap", "drawing")
    described = compared(
        {**before, "content/figures/x.yaml": figure.replace("A bar", "Some")}, before
    )
    assert set(told(described)) == {"hands"}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CLAIMS, "  tags: [daily]\n", "  tags: [daily]\n  note: For editors.\n  owner: Nurse\n"),
        (CLAIMS, "patient: Dry your hands well.", "patient: >-\n      Dry your  hands\n      well."),
        (CLAIMS, "- id: dry-hands\n  category: self-care\n", "- category: self-care\n  id: dry-hands\n"),
        (SOURCES, "accessed: 2026-03-01", "accessed: 2026-03-05"),
        (LEAFLET, "audience: patient\n", "audience: patient\nnote: For editors.\n"),
    ],
)  # fmt: skip
def test_what_only_editors_see_is_no_change(
    path: str, old: str, new: str, compared: Compare, replaced: Callable[..., Files]
) -> None:
    found = compared(replaced(path, (old, new)))
    assert (found.handouts, found.unprinted) == ((), ())


def test_moving_a_claim_to_another_file_is_no_change(compared: Compare, small: Files) -> None:
    first, _, rest = str(small[CLAIMS]).partition("- id: scrub")
    found = compared({CLAIMS: first, "content/claims/more.yaml": f"- id: scrub{rest}"})
    assert (found.handouts, found.unprinted, found.things) == ((), (), {})


def test_a_selection_that_takes_another_claim_changes_the_sheet(
    compared: Compare, small: Files
) -> None:
    select = {LEAFLET: f"{small[LEAFLET]}  - {{heading: More, select: {{tag: weekly}}}}\n"}
    new = (
        "- {id: new, category: cause, audience: [patient], certainty: high, sources: [who], "
        "tags: [weekly], wording: {patient: New.}}\n"
    )
    found = compared({**select, "content/claims/new.yaml": new}, select)
    assert told(found) == {"hands": [("wording", "new", "wording", None, "New.")]}


def test_a_handout_that_is_new_or_gone_is_told_as_a_whole(compared: Compare, small: Files) -> None:
    other = str(small[LEAFLET]).replace("title: Clean hands", "title: Others")
    found = compared({"handouts/others.yaml": other})
    assert told(found) == {"others": ["new"]}
    assert found.stale == ()
    assert found.unprinted == ()


def test_what_stands_on_no_handout_is_told_apart(
    compared: Compare, replaced: Callable[..., Files]
) -> None:
    before = replaced(SUMMARY, ("[wash-hands, scrub]", "[scrub]"))
    after = replaced(CLAIMS, ("Advise hand washing", "Urge hand washing"))
    found = compared({**before, **after}, before)
    assert found.handouts == ()
    ((*_, audience),) = found.unprinted
    assert audience == "clinician"


def test_what_is_faulty_counts_as_unchanged(
    compared: Compare, small: Files, replaced: Callable[..., Files]
) -> None:
    found = compared(replaced(CLAIMS, ("certainty: moderate", "certainty: none at all")))
    assert (found.handouts, found.unprinted) == ((), ())
    assert compared({CLAIMS: f"{small[CLAIMS]}- [\n"}).handouts == ()
    assert compared({"handout.toml": "title ="}).things.keys() <= {
        Subject("settings", "handout.toml"),
        Subject("handout", "hands"),
        Subject("handout", "hands-summary"),
    }


def test_the_graph_knows_what_every_edition_prints(root_library: Loaded) -> None:
    """What is chosen edition by edition is what the graph finds in one go."""
    printed = Graph(root_library.library).printed
    chosen: dict[str, set[str]] = {name: set() for name in printed}
    for edition in all_editions(root_library.library):
        chosen[edition.recipe.id].update(claim.id for claim in edition.claims)
    assert {name: {claim.id for claim in claims} for name, claims in printed.items()} == chosen


@pytest.fixture(scope="module")
def root_library() -> Loaded:
    """The embedded library."""
    return load(Project(PACKAGE))
