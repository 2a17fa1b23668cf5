"""Rules on governance, evidence and emergency numbers find what they should, and what is near it they leave."""

from collections.abc import Iterable, Mapping
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from time import process_time
from typing import Any

import pytest

from handout_builder import rules
from handout_builder.engine.choosing import choose
from handout_builder.language.written import Written
from handout_builder.schema import (
    Claim,
    Edition,
    Fault,
    Library,
    Paper,
    Profile,
    Recipe,
    Region,
    Settings,
    Source,
    Subject,
    Term,
    Variant,
)

GB = Region(id="GB", name="United Kingdom", language="en-GB")
SCOTLAND = Region(id="GB-SCT", name="Scotland", language="en-GB")
BANGLADESH = Region(id="BD", name="Bangladesh", language="en")
US = Region(id="US", name="United States", language="en-US")
TODAY = date(2026, 1, 15)

CARD: Mapping[str, Any] = {"show": "warning", "level": "emergency"}


RULES: Mapping[str, Any] = {
    module.name[:6].upper(): import_module(f"{rules.__name__}.{module.name}")
    for module in iter_modules(rules.__path__)
}


def found(faults: Iterable[Fault]) -> list[str]:
    """Return the offending words of each fault, or its message where it has none."""
    return [fault.words or fault.message for fault in faults]


def in_claim(text: str, *regions: Region) -> Written:
    return Written(Subject("claim", "a"), ("wording", "patient"), text, "patient", regions)


def in_handout(text: str) -> Written:
    return Written(Subject("handout", "a"), ("sections", 0, "heading"), text, "patient", (GB,))


def claim(name: str = "a", **fields: Any) -> Claim:
    smallest: dict[str, Any] = {
        "id": name,
        "category": "treatment",
        "audience": ["patient"],
        "certainty": "high",
        "wording": {"patient": "Words."},
    }
    return Claim.model_validate(smallest | fields)


def source(name: str = "s", **fields: Any) -> Source:
    return Source.model_validate({"id": name, "type": "report", "title": "A title"} | fields)


def recipe(*sections: Mapping[str, Any], **fields: Any) -> Recipe:
    smallest: dict[str, Any] = {
        "id": "sheet",
        "title": "A sheet",
        "audience": "patient",
        "layout": "leaflet",
        "purpose": "To be small.",
        "sections": sections or [CARD],
    }
    return Recipe.model_validate(smallest | fields)


def library(*things: Claim | Source | Recipe | Term | Region) -> Library:
    def those(kind: type[Any]) -> dict[str, Any]:
        return {thing.id: thing for thing in things if isinstance(thing, kind)}

    return Library(
        Settings(title="T", publisher="P"),
        claims=those(Claim),
        sources=those(Source),
        terms=those(Term),
        regions=those(Region) or {"GB": GB},
        recipes=those(Recipe),
    )


def edition(*claims: Claim, **fields: Any) -> tuple[Edition, Library]:
    """Return a sheet in GB that prints some claims, and the library that they stand in."""
    sheet = recipe({"claims": [one.id for one in claims]}, **fields)
    things = library(sheet, *claims)
    return choose(things, sheet, Variant("GB", "en-GB", Paper.A4)), things


# --- Words of a recipe.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hydroxocobalamin 1 mg", "1 mg"),
        ("Your 250mg tablets", "250mg"),
        ("Every 3 months", "Every 3 months"),
        ("A tablet twice a day", "twice a day"),
        ("Taken once daily", "once daily"),
        ("1 in 7 people have it", "1 in 7"),
        ("It helps 70% of people", "70%"),
        ("Take two tablets with food", "Take two tablets"),
        ("Your tablets. Do not take them with milk", "Do not take"),
        ("Never drive after this", "Never drive"),
        ("Stop taking metformin", "Stop taking"),
        ("Keep taking your medicine", "Keep taking your medicine"),
    ],
)
def test_dose_number_or_advice_in_a_recipe_is_found(text: str, words: str) -> None:
    assert found(RULES["AUD004"].check_words(in_handout(text))) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Low vitamin B12 and your nerves",
        "Type 2 diabetes",
        "The first 6 weeks",
        "Part 1 of 2",
        "Review in 2026",
        "Half a day or more",
        "Open 7 days a week",
        "Take this sheet with you",
        "Take your medicine list with you",
        "Take your tablets with you to hospital",
        "Always take this card with you",
        "Keep using this diary",
        "Do not take this sheet away",
        "How to take your tablets",
        "When you should stop taking it",
        "Tablets that you do not take",
        "Call {emergency-number} if:",
        "Dose (mg)",
        "COVID-19 and B12",
    ],
)
def test_topic_of_a_section_is_no_advice(text: str) -> None:
    assert found(RULES["AUD004"].check_words(in_handout(text))) == []


def test_dose_in_a_claim_is_where_it_belongs() -> None:
    assert found(RULES["AUD004"].check_words(in_claim("Take 1 mg every 3 months."))) == []


# --- Numbers to call, and people.


@pytest.mark.parametrize(
    ("text", "regions", "numbers"),
    [
        ("Call 999 now.", (GB, US), ["999"]),
        ("Call 999 now.", (US,), ["999"]),
        ("Dial 911 for an ambulance.", (GB,), ["911"]),
        ("Call NHS 111 or ring 999.", (US,), ["111", "999"]),
        ("Call 999, 112 or 911.", (GB,), ["911"]),
        ("Ring Samaritans on 116 123.", (US,), ["116 123"]),
        ("Text 988 at once.", (SCOTLAND,), ["988"]),
        ("In an emergency, call an ambulance on 999.", (US,), ["999"]),
        ("Call {emergency-number} or 999.", (US,), ["999"]),
    ],
)
def test_number_that_nobody_answers_is_found(
    text: str, regions: tuple[Region, ...], numbers: list[str]
) -> None:
    assert found(RULES["SAF062"].check_words(in_claim(text, *regions))) == numbers


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Call 999 now.", (GB,)),
        ("Call 999 now.", (SCOTLAND,)),
        ("Call 999 now.", (BANGLADESH,)),
        ("Call 911.", (US,)),
        ("Ring Samaritans on 116 123.", (GB,)),
        ("Call {emergency-number}.", (GB, US)),
        ("Take 999 mg.", (US,)),
        ("A review of 111 trials.", (US,)),
        ("Call us if your pulse is over 112.", (US,)),
        ("Call us if it lasts: 111 people had it.", (US,)),
        ("It costs 1,999 pounds. Call us.", (US,)),
        ("Phone 01632 960999.", (US,)),
    ],
)
def test_number_that_is_answered_or_no_number_to_call_is_left(
    text: str, regions: tuple[Region, ...]
) -> None:
    assert found(RULES["SAF062"].check_words(in_claim(text, *regions))) == []


def test_slot_of_a_region_holds_the_number_of_that_region() -> None:
    def slot(words: str, region: Region) -> list[str]:
        at = ("slots", "emergency-number")
        return found(
            RULES["SAF062"].check_words(
                Written(Subject("region", region.id), at, words, None, (region,))
            )
        )

    assert slot("999", US) == ["999"]
    assert slot("999", GB) == []
    assert slot("Samaritans on 116 123", US) == ["116 123"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ring 01632 960000.", "01632 960000"),
        ("Ring (0161) 496 0000 now.", "(0161) 496 0000"),
        ("Ring +44 20 7946 0000.", "+44 20 7946 0000"),
        ("Call 1-800-555-0100.", "1-800-555-0100"),
        ("Call (212) 555-0100.", "(212) 555-0100"),
        ("Write to b12.clinic@example.org today.", "b12.clinic@example.org"),
        ("Ask Dr Smith.", "Dr Smith"),
        ("Ask Mrs O'Brien.", "Mrs O'Brien"),
        ("Ask Prof. Jones about it.", "Prof. Jones"),
    ],
)
def test_contact_that_is_typed_in_is_found(text: str, words: str) -> None:
    assert found(RULES["REV079"].check_words(in_claim(text, GB))) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Ring {clinic-phone}.",
        "Ring 116 123.",
        "1,000-2,000 micrograms a day.",
        "From 2026-01-15 to 2027-01-15.",
        "ISBN 978-0-306-40615-7",
        "The trial NCT01234567 had 10050 people.",
        "Ask your Dr or nurse.",
        "Tell Dr and nurse.",
        "People with MS often ask.",
        "Most people @ home.",
    ],
)
def test_what_only_looks_like_a_contact_is_left(text: str) -> None:
    assert found(RULES["REV079"].check_words(in_claim(text, GB))) == []


HOSTILE = [
    "1" * 100_000,
    "0 " * 50_000,
    "a " * 50_000,
    " " * 100_000,
    "a@" * 50_000,
    "a." * 50_000,
    "call or " * 12_500,
    "Dr " * 33_000,
    "take a " * 14_000,
    "020-" * 25_000,
    "call 999 or " * 8_000,
    "a" * 100_000 + "@",
    "every 3 " * 12_500,
    "1,1," * 25_000,
]


@pytest.mark.parametrize(
    "module",
    [RULES["AUD004"], RULES["REV079"], RULES["SAF062"]],
    ids=["advice", "contacts", "emergency"],
)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_take_no_time(module: Any, text: str) -> None:
    before = process_time()
    list(module.check_words(in_handout(text)))
    assert process_time() - before < 0.5


# --- Sources.

WEB: Mapping[str, Any] = {
    "type": "webpage",
    "confirmed": True,
    "author": [{"literal": "NHS"}],
    "accessed": "2026-01-10",
    "URL": "https://example.org",
}
PAPER: Mapping[str, Any] = {
    "type": "article-journal",
    "confirmed": True,
    "issued": "2026",
    "container-title": "BMJ",
    "volume": "1",
}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (WEB, []),
        (PAPER, []),
        (WEB | {"accessed": None}, ["read"]),
        (WEB | {"accessed": None, "confirmed": False}, []),
        (WEB | {"author": [{"family": "Smith"}]}, ["published"]),
        (PAPER | {"issued": None}, ["came out"]),
        (PAPER | {"issued": None, "URL": "https://example.org", "accessed": "2026-01-10"}, []),
        (PAPER | {"volume": None}, ["found"]),
        (PAPER | {"volume": None, "PMID": "1"}, []),
        (PAPER | {"container-title": None}, ["published", "found"]),
        (PAPER | {"container-title": None, "DOI": "10.1000/1"}, []),
        (
            PAPER | {"author": [{"literal": "et al."}], "container-title": None},
            ["published", "found"],
        ),
    ],
)
def test_source_that_is_confirmed_can_be_found(fields: Mapping[str, Any], said: list[str]) -> None:
    messages = found(RULES["EVD067"].check_library(library(source(**fields))))
    assert len(messages) == bool(said)
    assert all(word in messages[0] for word in said)


def test_source_of_which_nobody_told_is_not_taken_for_current() -> None:
    things = library(source(), claim(sources=["s"]))
    assert len(found(RULES["EVD006"].check_library(things))) == 1
    known = library(source(standing="current"), claim(sources=["s"]))
    assert found(RULES["EVD006"].check_library(known)) == []
    assert found(RULES["EVD006"].check_library(library(source()))) == []


def test_superseded_source_beside_the_newer_one_is_left() -> None:
    old = source("old", standing="superseded", **{"superseded-by": "new"})
    things = library(old, source("new"))
    assert found(RULES["EVD005"].check_claim(claim(sources=["old", "new"]), things)) == []
    assert len(found(RULES["EVD005"].check_claim(claim(sources=["old"]), things))) == 1
    withheld = claim(sources=["old"], withheld="Out of date.")
    assert found(RULES["EVD005"].check_claim(withheld, things)) == []


def test_retracted_source_is_found_wherever_it_is_named() -> None:
    things = library(source(standing="retracted"))
    assert len(found(RULES["EVD068"].check_claim(claim(sources=["s page 2"]), things))) == 1
    shown = recipe(CARD, {"show": "references", "sources": ["s"]})
    assert len(found(RULES["EVD068"].check_recipe(shown, things))) == 1
    assert found(RULES["EVD068"].check_claim(claim(sources=["s"], withheld="Fraud."), things)) == []


def test_source_that_replaces_another_is_used() -> None:
    old = source("old", standing="superseded", **{"superseded-by": "new"})
    things = library(old, source("new"), claim(sources=["old"]))
    assert found(RULES["REF009"].check_library(things)) == []


# --- What no sheet prints.


@pytest.mark.parametrize(
    ("fields", "section", "handout", "spare"),
    [
        ({}, {"claims": ["a"]}, {}, False),
        ({"tags": ["x"]}, {"select": {"tag": "x"}}, {}, False),
        ({}, {"select": {"category": "treatment"}}, {}, False),
        ({}, {"select": {"category": "symptom"}}, {}, True),
        ({"regions": ["GB"]}, {"claims": ["a"]}, {"regions": ["GB-SCT"]}, False),
        ({"regions": ["US"]}, {"claims": ["a"]}, {}, True),
        ({}, {"claims": ["a"]}, {"audience": "clinician", "layout": "summary"}, True),
        ({"withheld": "Wrong."}, {}, {}, False),
    ],
)
def test_claim_that_no_handout_prints_is_told_once(
    fields: dict[str, Any], section: dict[str, Any], handout: dict[str, Any], *, spare: bool
) -> None:
    things = library(claim(**fields), recipe(section, **handout))
    assert len(found(RULES["EVD066"].check_library(things))) == spare


def test_term_is_met_in_any_of_its_forms_and_not_in_unprinted_words() -> None:
    term = Term(id="nerve", name="Nerve", plain="A thread that feels.", also=("nerves",))
    said = claim(wording={"patient": "It harms NERVES."})
    assert (
        found(RULES["REF010"].check_library(library(term, said, recipe({"claims": ["a"]})))) == []
    )
    assert len(found(RULES["REF010"].check_library(library(term, said)))) == 1
    listed = recipe({"show": "glossary", "terms": ["nerve"]})
    assert found(RULES["REF010"].check_library(library(term, listed))) == []


# --- Who answers, and until when.


@pytest.mark.parametrize(
    ("due", "soon"),
    [
        ("2026-01-14", False),
        ("2026-01-15", True),
        ("2026-04-15", True),
        ("2026-04-16", False),
    ],
)
def test_review_is_due_soon_up_to_90_days(due: str, *, soon: bool) -> None:
    things = library(claim(**{"next-review": due}))
    assert len(found(RULES["REV075"].check_dates(things, TODAY))) == soon


def test_sheet_that_is_withdrawn_owes_no_review() -> None:
    dates = {"last-reviewed": "2020-01-01", "next-review": "2026-02-01"}
    things = library(recipe(status="withdrawn", **dates))
    assert found(RULES["REV075"].check_dates(things, TODAY)) == []
    assert found(RULES["REV006"].check_library(things)) == []


@pytest.mark.parametrize(("due", "far"), [("2029-01-31", False), ("2029-02-01", True)])
def test_review_is_at_most_three_years_off(due: str, *, far: bool) -> None:
    things = library(recipe(**{"last-reviewed": "2026-01-10", "next-review": due}))
    assert len(found(RULES["REV006"].check_library(things))) == far


REGISTERED: Mapping[str, Any] = {"registration": "NMC 1", "on": "2026-01-08"}


@pytest.mark.parametrize(
    ("author", "reviewer", "fit"),
    [
        ({"role": "Librarian"}, {"role": "Nurse", **REGISTERED}, True),
        ({"role": "Nurse", "name": "A"}, {"role": "Nurse", "name": "B", **REGISTERED}, True),
        ({"role": "Nurse", "name": "A"}, {"role": "GP", "name": "a", **REGISTERED}, False),
        ({"role": "Nurse"}, {"role": "nurse", **REGISTERED}, False),
        ({"role": "Librarian"}, {"role": "Editor", "on": "2026-01-08"}, False),
        ({"role": "Librarian"}, {"role": "Nurse", "registration": "NMC 1"}, False),
    ],
)
def test_reviewer_is_a_registered_clinician_and_no_author(
    author: dict[str, Any], reviewer: dict[str, Any], *, fit: bool
) -> None:
    approved = recipe(status="approved", authors=[author], reviewers=[reviewer])
    assert (found(RULES["REV076"].check_recipe(approved, library())) == []) == fit
    draft = recipe(authors=[author], reviewers=[reviewer])
    assert found(RULES["REV076"].check_recipe(draft, library())) == []


def test_approval_body_is_asked_where_the_profile_is_british() -> None:
    approved = recipe(status="approved")
    british = GB.model_copy(update={"profile": Profile.UK_NHS})
    assert "approval-body" in found(RULES["REV074"].check_recipe(approved, library(british)))[0]
    assert "approval-body" not in found(RULES["REV074"].check_recipe(approved, library(US)))[0]
    assert found(RULES["REV074"].check_recipe(recipe(status="review"), library(british))) == []


@pytest.mark.parametrize(
    "module",
    [RULES["REV005"], RULES["REV077"], RULES["REV078"]],
    ids=["owner", "patients", "funding"],
)
def test_withdrawn_sheet_is_asked_nothing(module: Any) -> None:
    assert len(found(module.check_recipe(recipe(), library()))) == 1
    assert found(module.check_recipe(recipe(status="withdrawn"), library())) == []


def test_sheet_for_clinicians_needs_no_patients() -> None:
    summary = recipe(audience="clinician", layout="summary")
    assert found(RULES["REV077"].check_recipe(summary, library())) == []
    assert len(found(RULES["REV078"].check_recipe(summary, library()))) == 1


# --- Claims that sheets may print.


@pytest.mark.parametrize(
    ("words", "certainty", "hidden"),
    [
        ("Mouthwash keeps colds away.", "very-low", True),
        ("Mouthwash may keep colds away.", "very-low", True),
        ("Mouthwash keeps colds away.", "low", False),
        ("We do not know yet whether mouthwash helps.", "very-low", False),
        ("There is no good evidence that mouthwash helps.", "very-low", False),
        ("Mouthwash has not been shown to help.", "very-low", False),
    ],
)
def test_very_low_certainty_is_said(words: str, certainty: str, *, hidden: bool) -> None:
    one = claim(certainty=certainty, wording={"patient": words, "clinician": words})
    assert len(found(RULES["EVD004"].check_edition(*edition(one)))) == hidden
    assert found(RULES["EVD004"].check_edition(*edition(one, audience="clinician"))) == []


def test_sheet_of_treatment_tells_all_sides() -> None:
    sides = [claim(tag, tags=[tag]) for tag in ("benefit", "harm", "alternative", "untreated")]
    assert found(RULES["SAF063"].check_edition(*edition(*sides))) == []
    assert "harm" in found(RULES["SAF063"].check_edition(*edition(sides[0], *sides[2:])))[0]
    assert found(RULES["SAF063"].check_edition(*edition(sides[0]))) == []
