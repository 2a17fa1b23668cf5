"""What counts as signed: these words, by those who are asked, for as long as it holds."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.reviewing import State, read_register
from handout_builder.engine.reviewing.register import months_after
from handout_builder.schema import Signable

Office = Callable[..., Any]

TODAY = date(2026, 3, 6)
REVIEWER = {"name": "Example Reviewer", "role": "General practitioner"}
OTHER = {"name": "Second Reviewer", "role": "Pharmacist"}
LEAFLET = Signable("handout", "hands")
WASH = Signable("claim", "wash-hands", "patient")
DRY = Signable("claim", "dry-hands", "patient")


def policy(settings: str) -> str:
    return f'title = "Clean hands"\npublisher = "Example Clinic"\n{settings}'


def test_nothing_is_signed_at_first(office: Office) -> None:
    loaded = office({}).loaded
    recipe = loaded.library.recipes["hands"]
    missing = read_register(loaded, TODAY).missing(recipe)
    assert [str(one.thing) for one in missing] == [
        "handout hands",
        "claim call-help for patient",
        "claim wash-hands for patient",
        "claim dry-hands for patient",
        "claim nurse-gb for patient",
        "claim nurse-us for patient",
    ]
    assert {one.reason for one in missing} == {State.UNSIGNED}


def test_a_handout_lacks_nothing_once_it_and_all_that_it_prints_are_signed(office: Office) -> None:
    desk = office({})
    desk.sign(*desk.all_of())
    loaded = desk.loaded
    assert loaded.findings == ()
    assert read_register(loaded, TODAY).missing(loaded.library.recipes["hands"]) == ()


def test_what_was_signed_for_one_audience_is_not_signed_for_another(office: Office) -> None:
    desk = office({})
    desk.sign(WASH)
    state = desk.register().standing(WASH._replace(audience="clinician")).state
    assert state is State.UNSIGNED


CHANGES = {
    "words": ("Wash your hands before you eat.", "Wash your hands after you eat."),
    "certainty": (
        "certainty: high\n  wording:\n    patient: Wash",
        "certainty: low\n  wording:\n    patient: Wash",
    ),
    "companions": ("  requires: [call-help]\n", ""),
    "another region": ("  tags: [daily]\n- id: dry", "  regions: [GB]\n- id: dry"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_makes_the_claim_and_every_handout_that_prints_it_stale(
    name: str, office: Office
) -> None:
    desk = office({})
    desk.sign(*desk.all_of())
    file = desk.project.root / "content" / "claims" / "hands.yaml"
    text = file.read_text(encoding="utf-8")
    assert CHANGES[name][0] in text
    file.write_text(text.replace(*CHANGES[name], 1), encoding="utf-8")
    assert desk.states(WASH, LEAFLET) == ["stale"] * 2
    assert desk.states(DRY) == ["signed"]
    why = desk.register().standing(WASH).why
    assert why == "it has changed since Example Reviewer signed it on 2026-03-01"


def test_a_source_that_is_retracted_makes_all_that_cite_it_stale(office: Office) -> None:
    desk = office({})
    desk.sign(WASH, LEAFLET)
    file = desk.project.root / "content" / "sources" / "sources.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("standing: current", "standing: retracted"),
        encoding="utf-8",
    )
    assert desk.states(WASH, LEAFLET) == ["stale"] * 2


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("handouts/hands.yaml", "[wash-hands, dry-hands]", "[dry-hands, wash-hands]"),
        ("handouts/hands.yaml", "title: Clean hands", "title: Cleaner hands"),
        ("handouts/hands.yaml", "heading: Every day", "heading: Each day"),
        ("handouts/hands.yaml", "level: emergency", "level: soon"),
        ("content/regions/GB.yaml", "'999'", "'112'"),
    ],
)
def test_a_handout_is_bound_to_its_own_words_and_to_the_order_of_what_it_prints(
    name: str, old: str, new: str, office: Office
) -> None:
    desk = office({})
    desk.sign(*desk.all_of())
    desk.edit(name, old, new)
    after = desk.register()
    assert after.standing(LEAFLET).state is State.STALE
    assert after.standing(WASH).state is State.SIGNED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("owner: Librarian", "owner: Practice nurses"),
        ("layout: leaflet", "layout: summary"),
        ("purpose: How to keep", "purpose:   How to   keep"),
        ("funding: None.", "funding: The practice."),
    ],
)
def test_neither_layout_nor_what_editors_read_changes_what_was_signed(
    old: str, new: str, office: Office
) -> None:
    desk = office({})
    desk.sign(LEAFLET)
    desk.edit("handouts/hands.yaml", old, new)
    assert desk.register().standing(LEAFLET).state is State.SIGNED


def test_a_selection_that_yields_another_claim_makes_the_handout_stale(
    office: Office, small: dict[str, str]
) -> None:
    recipe = small["handouts/hands.yaml"].replace(
        "claims: [wash-hands, dry-hands]", "select: {tag: daily}"
    )
    desk = office({"handouts/hands.yaml": recipe})
    desk.sign(LEAFLET)
    desk.edit("content/claims/hands.yaml", "  tags: [daily]\n- id: scrub", "- id: scrub")
    assert desk.register().standing(LEAFLET).state is State.STALE


TERM = """\
- id: germ
  name: Germ
  plain: {plain}
  also: [blue colour]
- id: other
  name: Elsewhere
  plain: {other}
"""


@pytest.mark.parametrize(
    ("plain", "other", "state"),
    [
        ("A small living thing.", "Not here.", State.STALE),
        ("A living thing.", "In no place.", State.SIGNED),
    ],
)
def test_a_handout_is_bound_to_the_terms_that_its_words_hold(
    plain: str, other: str, state: State, office: Office
) -> None:
    terms = "content/terms/terms.yaml"
    desk = office({terms: TERM.format(plain="A living thing.", other="Not here.")})
    desk.sign(LEAFLET)
    (desk.project.root / terms).write_text(TERM.format(plain=plain, other=other), encoding="utf-8")
    assert desk.register().standing(LEAFLET).state is state


FIGURE = """\
- id: tap
  file: tap.svg
  caption: {patient: Under the tap.}
  alt: {patient: Two hands under a tap.}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
TAP = Signable("figure", "tap", "patient")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("content/figures/tap.svg", "0 0 1 1", "0 0 2 2"),
        ("content/figures/figures.yaml", "Under the tap.", "Below the tap."),
        ("content/figures/figures.yaml", "Two hands", "Both hands"),
    ],
)
def test_a_figure_is_signed_like_a_wording(
    name: str, old: str, new: str, office: Office, small: dict[str, str]
) -> None:
    shown = small["handouts/hands.yaml"] + "  - show: figure\n    figure: tap\n"
    figure = {"content/figures/figures.yaml": FIGURE, "content/figures/tap.svg": DRAWING}
    desk = office({**figure, "handouts/hands.yaml": shown})
    desk.sign(*desk.all_of())
    assert TAP in desk.all_of()
    assert desk.register().standing(TAP).state is State.SIGNED
    desk.edit(name, old, new)
    assert desk.states(TAP, LEAFLET) == ["stale"] * 2


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ({}, date(2029, 3, 1)),
        ({"until": "2026-12-31"}, date(2026, 12, 31)),
        ({"until": "2040-01-01"}, date(2029, 3, 1)),
    ],
)
def test_a_sign_off_holds_as_long_as_it_says_and_no_longer_than_the_policy_allows(
    changes: dict[str, Any], last: date, office: Office
) -> None:
    desk = office({})
    desk.sign(WASH, **changes)
    loaded = desk.loaded
    assert read_register(loaded, last).standing(WASH).until == last
    over = read_register(loaded, date.fromordinal(last.toordinal() + 1)).standing(WASH)
    assert (over.state, over.until) == (State.EXPIRED, None)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 15), 3, date(2027, 2, 15)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, last: date) -> None:
    assert months_after(day, months) == last


def test_a_day_that_is_yet_to_come_does_not_count(office: Office) -> None:
    desk = office({})
    desk.sign(WASH, on="2026-03-07")  # it may be the next day where somebody signed
    desk.sign(DRY, on="2026-03-08")
    after = desk.register()
    assert after.standing(WASH).state is State.SIGNED
    assert after.standing(DRY).state is State.FUTURE


def test_a_withdrawal_takes_back_all_or_what_it_names(office: Office) -> None:
    desk = office({})
    signoff = desk.sign(WASH, DRY, LEAFLET)
    desk.withdraw(signoff, DRY, LEAFLET)
    after = desk.register()
    states = [after.standing(thing).state for thing in (WASH, DRY, LEAFLET)]
    assert states == [State.SIGNED, State.WITHDRAWN, State.WITHDRAWN]
    assert after.standing(DRY).why == (
        "Second Reviewer withdrew it on 2026-03-02: It was another sheet."
    )
    desk.withdraw(signoff)
    assert desk.register().standing(WASH).state is State.WITHDRAWN


def test_what_was_withdrawn_can_be_signed_again(office: Office) -> None:
    desk = office({})
    desk.withdraw(desk.sign(WASH))
    desk.sign(WASH, on="2026-03-04")
    standing = desk.register().standing(WASH)
    assert standing.state is State.SIGNED
    assert [act.state for act in standing.acts] == [State.SIGNED, State.WITHDRAWN]


TWO = """
[sign-off]
people = 2
"""


def test_two_must_sign_where_two_are_asked_for_and_one_who_signs_twice_is_one(
    office: Office,
) -> None:
    desk = office({"handout.toml": policy(TWO)})
    desk.sign(WASH)
    desk.sign(WASH, on="2026-03-02", by={"name": "example  reviewer", "role": "GP"})
    standing = desk.register().standing(WASH)
    assert (standing.state, standing.why) == (State.TOO_FEW, "1 of 2 people have signed it")
    desk.sign(WASH, by=OTHER, until="2027-01-01")
    standing = desk.register().standing(WASH)
    assert (standing.state, standing.until) == (State.SIGNED, date(2027, 1, 1))


def test_two_of_one_registration_are_one_person(office: Office) -> None:
    desk = office({"handout.toml": policy(TWO)})
    desk.sign(WASH, by={**REVIEWER, "registration": "GMC 0000000"})
    desk.sign(WASH, by={**OTHER, "registration": "gmc 0000000"})
    assert desk.register().standing(WASH).state is State.TOO_FEW


ROLES = """
[sign-off.categories.self-care]
roles = ["Pharmacist", "Nurse"]
"""


def test_a_category_has_a_policy_of_its_own(office: Office) -> None:
    desk = office({"handout.toml": policy(ROLES)})
    help_ = Signable("claim", "call-help", "patient")
    desk.sign(WASH, help_)
    after = desk.register()
    assert after.standing(help_).state is State.SIGNED
    assert (after.standing(WASH).state, after.standing(WASH).why) == (
        State.UNFIT,
        "Example Reviewer signed as General practitioner, and it must be as Pharmacist or Nurse",
    )
    desk.sign(WASH, by=OTHER)
    assert desk.register().standing(WASH).state is State.SIGNED


def test_somebody_in_each_role_must_sign_where_that_is_asked_for(office: Office) -> None:
    desk = office({"handout.toml": policy(f"{ROLES}each-role = true\n")})
    desk.sign(WASH, by=OTHER)
    standing = desk.register().standing(WASH)
    assert standing.why == "it must also be signed as Nurse"
    nurse = {"name": "Third Reviewer", "role": "nurse"}
    desk.sign(WASH, by=nurse, until="2026-06-30")
    standing = desk.register().standing(WASH)
    assert (standing.state, standing.until) == (State.SIGNED, date(2026, 6, 30))


@pytest.mark.parametrize(
    ("author", "state"),
    [
        ('{role = "Nurse", name = "example reviewer"}', State.UNFIT),
        ('{role = "General Practitioner"}', State.UNFIT),  # they cannot be told apart
        ('{role = "General practitioner", name = "Another"}', State.SIGNED),
    ],
)
def test_an_author_does_not_sign(author: str, state: State, office: Office) -> None:
    desk = office({"handout.toml": policy(f"[sign-off]\nauthors = [{author}]\n")})
    desk.sign(WASH)
    assert desk.register().standing(WASH).state is state
    allowed = f"[sign-off]\nauthors = [{author}]\nauthors-may-sign = true\n"
    (desk.project.root / "handout.toml").write_text(policy(allowed), encoding="utf-8")
    assert desk.register().standing(WASH).state is State.SIGNED


def test_the_authors_of_a_thing_come_before_those_of_the_library(
    office: Office, small: dict[str, str]
) -> None:
    claims = small["content/claims/hands.yaml"].replace(
        "- id: wash-hands\n", "- id: wash-hands\n  authors: [{role: Nurse, name: Somebody Else}]\n"
    )
    settings = policy('[sign-off]\nauthors = [{role = "Nurse", name = "Example Reviewer"}]\n')
    desk = office({"handout.toml": settings, "content/claims/hands.yaml": claims})
    desk.sign(WASH, DRY)
    after = desk.register()
    assert [after.standing(thing).state for thing in (WASH, DRY)] == [State.SIGNED, State.UNFIT]


def test_a_method_that_is_not_allowed_does_not_count(office: Office) -> None:
    desk = office({"handout.toml": policy('[sign-off]\nmethods = ["ssh"]\n')})
    desk.sign(WASH)
    standing = desk.register().standing(WASH)
    assert (standing.state, standing.why) == (
        State.UNFIT,
        "Example Reviewer signed by `recorded`, and it must be by `ssh`",
    )


ITEM = LEAFLET._replace(item="eqip-24")


def attested(desk: Any, answer: str) -> None:
    digest = desk.sign(LEAFLET).approves[0].digest
    found = {"handout": "hands", "item": "eqip-24", "answer": answer, "digest": digest}
    desk.sign(approves=[found])


@pytest.mark.parametrize(
    ("answer", "state"),
    [("yes", State.SIGNED), ("not-applicable", State.SIGNED), ("no", State.UNFIT)],
)
def test_an_item_that_is_required_must_have_been_tried(
    answer: str, state: State, office: Office
) -> None:
    desk = office({"handout.toml": policy('[sign-off]\nrequired = ["eqip-24"]\n')})
    recipe = desk.loaded.library.recipes["hands"]
    assert ITEM in [one.thing for one in desk.register().missing(recipe)]
    attested(desk, answer)
    assert desk.register().standing(ITEM).state is state
    desk.edit("handouts/hands.yaml", "title: Clean hands", "title: Cleaner hands")
    assert desk.register().standing(ITEM).state is State.STALE


def test_an_edition_needs_only_what_it_prints(office: Office) -> None:
    desk = office({})
    own = [thing for thing in desk.all_of() if thing.id != "nurse-us"]
    desk.sign(*own)
    library = desk.loaded.library
    found = {
        edition.variant.region: desk.register().missing(edition)
        for edition in request_editions(library, Request(handouts=("hands",), regions=("GB", "US")))
    }
    assert found["GB"] == ()
    assert [one.thing.id for one in found["US"]] == ["nurse-us"]
