"""The models are frozen, refuse what they do not know, and take governance fields from the start."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from handout_builder.schema import (
    AUDIENCES,
    CATEGORIES,
    KINDS,
    Claim,
    Contacts,
    Finding,
    Level,
    Place,
    Recipe,
    Section,
    Settings,
    Source,
    Standing,
    Status,
)

SMALLEST: Mapping[str, Mapping[str, Any]] = {
    "claim": {
        "id": "a",
        "category": "cause",
        "audience": ["patient"],
        "certainty": "high",
        "wording": {"patient": "Words."},
    },
    "source": {"id": "a", "type": "book", "title": "A book"},
    "term": {"id": "a", "name": "A", "plain": "A letter."},
    "figure": {"id": "a", "file": "a.svg", "alt": {"patient": "A letter."}},
    "region": {"id": "GB", "name": "United Kingdom", "language": "en-GB"},
    "contacts": {"id": "a", "name": "A clinic"},
    "handout": {
        "id": "a",
        "title": "A sheet",
        "audience": "patient",
        "layout": "leaflet",
        "purpose": "To be small.",
        "sections": [{}],
    },
    "sign-off": {
        "id": "a",
        "by": {"name": "Example Reviewer", "role": "Pharmacist"},
        "on": "2026-01-10",
        "method": "recorded",
        "recorded-by": "Example Librarian",
        "kept": "A folder",
        "approves": [{"handout": "a", "digest": f"sha256:{'0' * 64}"}],
    },
    "withdrawal": {
        "id": "a",
        "withdraws": "b",
        "by": {"name": "Example Reviewer", "role": "Pharmacist"},
        "on": "2026-01-10",
        "reason": "It was another sheet.",
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_needs_no_more_than_this_and_is_frozen(kind: str) -> None:
    thing = KINDS[kind].model_validate(SMALLEST[kind])
    with pytest.raises(ValidationError, match="frozen"):
        thing.id = "b"  # pyright: ignore[reportAttributeAccessIssue] - that is the point


@pytest.mark.parametrize(
    ("kind", "key"), [(kind, key) for kind, fields in SMALLEST.items() for key in fields]
)
def test_without_one_of_these_keys_it_is_no_such_thing(kind: str, key: str) -> None:
    fields = {name: value for name, value in SMALLEST[kind].items() if name != key}
    with pytest.raises(ValidationError):
        KINDS[kind].model_validate(fields)


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        KINDS[kind].model_validate({**SMALLEST[kind], "colour": "blue"})


def models(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return all models, inner ones too."""
    return set(model.__subclasses__()).union(*map(models, model.__subclasses__()))


def test_every_model_is_frozen_and_closed() -> None:
    ours = {
        model
        for model in models(BaseModel)
        if model.__module__.startswith("handout_builder.schema")
    }
    assert len(ours) > 15
    for model in ours:
        assert model.model_config.get("frozen"), model
        assert model.model_config.get("extra") == "forbid", model


def test_every_key_that_an_author_writes_has_hyphens() -> None:
    for model in models(BaseModel):
        if model.__module__.startswith("handout_builder.schema"):
            for name, field in model.model_fields.items():
                assert "_" not in str(field.validation_alias or name), (model, name)


def test_the_vocabularies_are_those_of_the_design() -> None:
    assert {"symptom", "red-flag", "treatment"} < CATEGORIES.keys()
    assert list(AUDIENCES) == ["patient", "clinician"]
    assert all(CATEGORIES.values())
    assert all(AUDIENCES.values())


def test_settings_add_to_the_vocabularies() -> None:
    more = {"categories": {"surgery": "under the knife"}, "audiences": {"carer": "who cares"}}
    settings = Settings.model_validate({"title": "x", "publisher": "y", "vocabulary": more})
    assert settings.categories == {**CATEGORIES, "surgery": "under the knife"}
    assert settings.audiences == {**AUDIENCES, "carer": "who cares"}


def test_a_source_is_cited_with_or_without_a_locator() -> None:
    claim = Claim.model_validate(
        {**SMALLEST["claim"], "sources": ["ng239 recommendation 1.1.2", "bnf"]}
    )
    assert claim.cited == ("ng239", "bnf")


def test_an_item_of_a_section_is_a_claim_alone_or_with_its_label() -> None:
    section = Section.model_validate({"claims": ["a", {"claim": "b", "label": "Why?"}]})
    assert [(item.claim, item.label) for item in section.claims] == [("a", None), ("b", "Why?")]


def test_a_clinic_fills_the_slots_that_it_has_words_for() -> None:
    clinic = Contacts.model_validate(
        {"id": "north", "name": "North Clinic", "phone": "020 7946 0000", "url": "north.example"}
    )
    assert dict(clinic.slots()) == {
        "clinic-name": "North Clinic",
        "clinic-phone": "020 7946 0000",
        "clinic-url": "north.example",
    }


GOVERNANCE: Mapping[str, Any] = {
    "owner": "Neurology",
    "authors": [{"role": "Librarian"}],
    "reviewers": [{"role": "Neurologist", "name": "A. Person", "on": "2026-03-06"}],
    "status": "approved",
    "supersedes": ["Leaflet 7"],
    "approval-body": "Committee",
    "approved-on": "2026-03-06",
    "first-published": "2026-03-06",
    "last-reviewed": "2026-03-06",
    "next-review": "2029-03-06",
    "evidence-searched": "2026-01-01",
    "funding": "None",
    "interests": "None",
    "patient-involvement": {"method": "Reading group", "people": 8, "changes": "Shorter"},
    "equality-impact": "Assessed",
    "licence": "CC BY 4.0",
    "image-rights": "Our own",
    "distribution": ["Web", "Ward"],
}


def test_a_recipe_takes_what_a_publisher_owes_its_reader_and_needs_none_of_it() -> None:
    bare = Recipe.model_validate(SMALLEST["handout"])
    assert (bare.status, bare.owner, bare.next_review) == (Status.DRAFT, None, None)
    full = Recipe.model_validate({**SMALLEST["handout"], **GOVERNANCE})
    assert full.next_review == date(2029, 3, 6)
    assert full.patient_involvement is not None
    assert full.patient_involvement.people == 8
    assert full.reviewers[0].on == date(2026, 3, 6)


@pytest.mark.parametrize("day", ["2024", "2024-03", "2024-03-06"])
def test_a_source_was_issued_in_a_year_a_month_or_on_a_day(day: str) -> None:
    assert Source.model_validate({**SMALLEST["source"], "issued": day}).issued == day


def test_findings_are_sorted_by_place_then_code() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 5), ("a", 2, 3)]
    found = [Finding(Place(*place), "SCH001", Level.ERROR, "x", "y") for place in places]
    ordered = sorted(found, key=lambda one: one.order)
    assert [tuple(one.place)[:3] for one in ordered] == sorted(places)


def test_nobody_having_looked_is_not_that_a_source_counts() -> None:
    assert Source.model_validate(SMALLEST["source"]).standing is Standing.UNKNOWN
