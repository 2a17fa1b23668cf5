"""What rules on facts and risks find, and what looks like it and is right."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.language.written import Written, in_claim
from handout_builder.rules import (
    num017_incomplete_dose,
    num024_incomplete_risk,
    num025_different_denominators,
    num026_one_in_so_many,
    num027_relative_risk_alone,
    num028_risk_in_words_alone,
    num029_mixed_formats,
    num031_unsure_but_not_said,
    num033_words_of_statistics,
    num034_reader_must_compute,
    num070_contradiction,
    num071_number_unlike_facts,
    num072_audiences_told_differently,
)
from handout_builder.rules._facts import contradictions, interval_of, overlap
from handout_builder.schema import Claim, Fault, Finding, Library, Profile, Region, Settings

Facts = Mapping[str, Sequence[Mapping[str, Any]]]
CheckWords = Callable[[Written], Iterable[Fault]]

GB, US = (
    Region(id=code, name=code, language=f"en-{code}", profile=profile)
    for code, profile in (("GB", Profile.UK_NHS), ("US", Profile.US))
)
EMPTY = Library(Settings(title="An example", publisher="Nobody"))


def claim(
    patient: str | None = None,
    clinician: str | None = None,
    facts: Facts | None = None,
    **more: Any,
) -> Claim:
    wording = {"patient": patient, "clinician": clinician}
    wording = {name: words for name, words in wording.items() if words}
    shape = {"id": "example", "category": "treatment", "certainty": "high", **more}
    return Claim.model_validate(
        {**shape, "audience": list(wording), "wording": wording, "facts": facts}
    )


def hits(check: CheckWords, one: Claim, *regions: Region) -> list[str]:
    return [fault.words for words in in_claim(one, regions or (GB,)) for fault in check(words)]


WORDS: Sequence[tuple[CheckWords, str, bool]] = [
    (num025_different_denominators.check_words, "3 in 10 against 4 in 100 people.", True),
    (num025_different_denominators.check_words, "30 in 100 against 4 in 100 people.", False),
    (num025_different_denominators.check_words, "3 in 10 people get better in 6 weeks.", False),
    (num025_different_denominators.check_words, "2 of the 4 tablets and 1 of the 3.", False),
    (num026_one_in_so_many.check_words, "1 in 7 with and one in 9 without.", True),
    (num026_one_in_so_many.check_words, "About 1 in 7 people have it.", False),
    (num026_one_in_so_many.check_words, "1 in 10 with and 2 in 10 without.", False),
    (num026_one_in_so_many.check_words, "Take 1 in 24 hours, or 1 in 12 hours.", False),
    (num027_relative_risk_alone.check_words, "It halves your risk of a fall.", True),
    (num027_relative_risk_alone.check_words, "It cuts the risk of stroke by 30%.", True),
    (num027_relative_risk_alone.check_words, "You are twice as likely to fall.", True),
    (num027_relative_risk_alone.check_words, "The risk is doubled.", True),
    (num027_relative_risk_alone.check_words, "30% lower risk of stroke.", True),
    (num027_relative_risk_alone.check_words, "A three-fold increased risk.", True),
    (
        num027_relative_risk_alone.check_words,
        "It doubles the risk, from 1 in 100 to 2 in 100.",
        False,
    ),
    (num027_relative_risk_alone.check_words, "Cut tablets in half to lower the risk.", False),
    (num027_relative_risk_alone.check_words, "Twice a day, it lowers the risk of falls.", False),
    (num027_relative_risk_alone.check_words, "Your heart rate may double.", False),
    (num027_relative_risk_alone.check_words, "Set the pump to half the rate.", False),
    (num027_relative_risk_alone.check_words, "It halves the risk, from 10% to 5%.", False),
    (num028_risk_in_words_alone.check_words, "Side effects are rare.", True),
    (num028_risk_in_words_alone.check_words, "There is a small chance of a bleed.", True),
    (num028_risk_in_words_alone.check_words, "Complications are very common.", True),
    (
        num028_risk_in_words_alone.check_words,
        "Side effects are rare: 1 in 1,000 people.",
        False,
    ),
    (num028_risk_in_words_alone.check_words, "Colds are common in winter.", False),
    (num028_risk_in_words_alone.check_words, "Tell us about any side effect.", False),
    (num029_mixed_formats.check_words, "30 in 100, but only 4%.", True),
    (num029_mixed_formats.check_words, "14 in 100 (14%) people.", False),
    (num029_mixed_formats.check_words, "14% with and 20% without.", False),
    (num033_words_of_statistics.check_words, "The odds ratio is 2.", True),
    (num033_words_of_statistics.check_words, "HR 0.8, and 95% CI from 0.7.", True),
    (num033_words_of_statistics.check_words, "It lowers mortality.", True),
    (num033_words_of_statistics.check_words, "Go to HR, or ring the office.", False),
    (num033_words_of_statistics.check_words, "We keep statistical records.", False),
    (num033_words_of_statistics.check_words, "The risk is absolute nonsense.", False),
    (num034_reader_must_compute.check_words, "Take 10 mg per kg.", True),
    (num034_reader_must_compute.check_words, "Multiply your weight by 10.", True),
    (num034_reader_must_compute.check_words, "Add up your scores.", True),
    (num034_reader_must_compute.check_words, "Divide your food into small meals.", False),
    (num034_reader_must_compute.check_words, "It takes time to add up.", False),
    (num034_reader_must_compute.check_words, "Your team will work out a plan.", False),
]


@pytest.mark.parametrize(("check", "text", "is_found"), WORDS)
def test_words(check: CheckWords, text: str, *, is_found: bool) -> None:
    assert bool(hits(check, claim(text))) is is_found


def test_professionals_may_read_it() -> None:
    found = [hits(check, claim(clinician=text)) for check, text, _ in WORDS]
    assert found == [[] for _ in WORDS]


def test_one_in_so_many_is_for_one_profile() -> None:
    single = claim("About 1 in 7 people have it.")
    assert hits(num026_one_in_so_many.check_words, single, US) == ["1 in 7"]
    assert hits(num026_one_in_so_many.check_words, single, GB, US) == ["1 in 7"]


@pytest.mark.parametrize(
    ("text", "category", "certainty", "is_found"),
    [
        ("Zinc shortens a cold.", "treatment", "low", True),
        ("Zinc shortens a cold.", "treatment", "very-low", True),
        ("Zinc shortens a cold.", "treatment", "moderate", False),
        ("Zinc may shorten a cold.", "treatment", "low", False),
        ("It is not well known how zinc works.", "treatment", "low", False),
        ("Tell your dentist.", "self-care", "low", False),
    ],
)
def test_doubt_is_said(text: str, category: str, certainty: str, *, is_found: bool) -> None:
    found = hits(
        num031_unsure_but_not_said.check_words,
        claim(text, category=category, certainty=certainty),
    )
    assert bool(found) is is_found


DOSE = {
    "key": "pain",
    "drug": "paracetamol",
    "form": "tablets",
    "amount": "500 mg",
    "route": "by mouth",
    "frequency": "4 times a day",
}


@pytest.mark.parametrize(
    ("change", "is_found"),
    [
        ({}, False),
        ({"form": None}, True),
        ({"frequency": "when needed"}, True),
        ({"frequency": "every 6 hours if required"}, True),
        ({"frequency": "when needed", "limits": "at most 4 g a day"}, False),
    ],
)
def test_doses_are_whole(change: Mapping[str, Any], *, is_found: bool) -> None:
    one = claim("Take it.", facts={"doses": [{**DOSE, **change}]})
    assert bool(list(num017_incomplete_dose.check_claim(one, EMPTY))) is is_found


RISK = {"key": "sick", "numerator": 7, "denominator": 100, "population": "adults"}


@pytest.mark.parametrize(
    ("text", "facts", "is_found"),
    [
        ("7 in 100 feel sick.", None, True),
        ("7 in 100 feel sick.", {"risks": [RISK]}, True),
        ("7 in 100 feel sick.", {"risks": [{**RISK, "period": "a year"}]}, False),
        ("70 in 1,000 feel sick.", {"risks": [{**RISK, "period": "a year"}]}, False),
        ("8 in 100 feel sick.", {"risks": [{**RISK, "period": "a year"}]}, True),
        ("Some feel sick.", {"risks": [RISK]}, False),
        ("1 of the 3 tablets.", None, False),
    ],
)
def test_risks_are_whole(text: str, facts: Facts | None, *, is_found: bool) -> None:
    found = list(num024_incomplete_risk.check_claim(claim(text, facts=facts), EMPTY))
    assert bool(found) is is_found
    assert not list(num024_incomplete_risk.check_claim(claim(None, text, facts), EMPTY))


def quantity(value: int | str, unit: str | None = None, **more: Any) -> dict[str, Any]:
    return {"key": "how-much", "value": value, "unit": unit, **more}


def stating(*facts: Mapping[str, Any], family: str = "quantities", **more: Any) -> list[Claim]:
    """Return a claim for each fact."""
    return [
        claim("Some words.", facts={family: [fact]}, **{"id": f"claim-{number}", **more})
        for number, fact in enumerate(facts)
    ]


def pairs(claims: Iterable[Claim]) -> set[frozenset[str]]:
    return {
        frozenset({later.claim, other.claim})
        for later, others in contradictions(claims)
        for other in others
    }


AGAINST: Sequence[tuple[str, Mapping[str, Any], Mapping[str, Any], bool]] = [
    ("quantities", quantity(1, "mg"), quantity(2, "mg"), True),
    ("quantities", quantity(1, "mg"), quantity(1000, "micrograms"), False),
    ("quantities", quantity(1, "mg"), quantity(100, "micrograms"), True),
    ("quantities", quantity(6, "weeks"), quantity(10, "days"), True),
    ("quantities", quantity(4, "weeks"), quantity(1, "month"), False),
    ("quantities", quantity(1, "mg"), quantity(1, "mg", population="Adults"), False),
    ("quantities", quantity(1, "mg"), quantity(2, "mg", population="adults "), True),
    ("quantities", quantity(1, "mg"), quantity(2, "mg", population="children"), False),
    ("quantities", quantity(1, "mg", region="GB"), quantity(2, "mg", region="US"), False),
    ("quantities", quantity(1, "mg", region="GB"), quantity(2, "mg"), True),
    ("quantities", quantity(1, "mg", region="GB"), quantity(2, "mg", region="GB-SCT"), True),
    ("quantities", quantity(1, "mg", region="GB-WLS"), quantity(2, "mg", region="GB-SCT"), False),
    ("quantities", quantity(1, "mg"), {"key": "other", "value": 2, "unit": "mg"}, False),
    ("quantities", quantity(180, "ng/L"), quantity(133, "pmol/L"), False),
    (
        "quantities",
        quantity(2, "weeks"),
        {"key": "how-much", "low": 2, "high": 3, "unit": "weeks"},
        True,
    ),
    ("risks", RISK, {**RISK, "numerator": 70, "denominator": 1000}, False),
    ("risks", RISK, {**RISK, "numerator": 8}, True),
    ("risks", RISK, {**RISK, "numerator": 8, "period": "a year"}, False),
    ("doses", DOSE, {**DOSE, "amount": "0.5 g"}, False),
    ("doses", DOSE, {**DOSE, "amount": "500 micrograms"}, True),
    ("doses", DOSE, {**DOSE, "frequency": "every 6 hours"}, False),
    ("doses", DOSE, {**DOSE, "frequency": "twice daily"}, True),
    ("doses", DOSE, {**DOSE, "frequency": "4 times a day, after meals"}, False),
    ("doses", DOSE, {**DOSE, "frequency": "as the label says"}, False),
    ("doses", DOSE, {**DOSE, "route": "oral"}, False),
    ("doses", DOSE, {**DOSE, "route": "intravenous"}, True),
    ("doses", DOSE, {**DOSE, "drug": "Ibuprofen"}, True),
    ("doses", {**DOSE, "duration": "7 days"}, {**DOSE, "duration": "1 week"}, False),
    ("doses", {**DOSE, "duration": "7 doses"}, {**DOSE, "duration": "5 doses"}, True),
    ("doses", {**DOSE, "limits": "at most 4 g"}, {**DOSE, "limits": "no more than 3 g"}, True),
]


@pytest.mark.parametrize(("family", "one", "other", "is_found"), AGAINST)
def test_contradictions(
    family: str, one: Mapping[str, Any], other: Mapping[str, Any], *, is_found: bool
) -> None:
    assert bool(pairs(stating(one, other, family=family))) is is_found
    assert bool(pairs(stating(other, one, family=family))) is is_found


def test_claims_of_other_regions_do_not_contradict() -> None:
    one, other, anywhere = stating(quantity(1), quantity(2), quantity(1))
    one = one.model_copy(update={"regions": ("GB",)})
    other = other.model_copy(update={"regions": ("US",)})
    assert pairs([one, other]) == set()
    assert pairs([one, other, anywhere]) == {frozenset({"claim-1", "claim-2"})}


def test_withheld_claims_contradict_nothing() -> None:
    one, other = stating(quantity(1), quantity(2))
    assert pairs([one, other.model_copy(update={"withheld": "It is wrong."})]) == set()


def test_a_contradiction_names_three_others() -> None:
    claims = stating(*(quantity(number) for number in range(6)))
    library = Library(EMPTY.settings, {one.id: one for one in claims})
    *_, last = num070_contradiction.check_library(library)
    assert last.message == (
        "`how-much` is 5 here, but 0 in `claim-0`, 1 in `claim-1`, 2 in `claim-2`, and others elsewhere"
    )
    assert last.at == ("facts", "quantities", 0)


def test_a_dose_names_what_differs() -> None:
    claims = stating(DOSE, {**DOSE, "amount": "5 g"}, family="doses")
    library = Library(EMPTY.settings, {one.id: one for one in claims})
    (fault,) = num070_contradiction.check_library(library)
    assert fault.message == "the amount of `pain` is 5 g here, but 500 mg in `claim-0`"


regions = st.sampled_from((None, "GB", "GB-SCT", "GB-WLS", "US", "US-CA"))
facts = st.builds(
    quantity,
    st.integers(0, 3),
    st.sampled_from(("mg", "mcg", "days", "weeks", "months", None)),
    region=regions,
    population=st.sampled_from((None, "adults", "children")),
)


@given(st.lists(facts, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_contradiction(
    stated: list[dict[str, Any]], random: Any
) -> None:
    claims = stating(*stated)
    shuffled = random.sample(claims, len(claims))
    assert pairs(claims) == pairs(shuffled)


@given(st.lists(st.sampled_from((("1", "mg"), ("1000", "mcg"), ("0.001", "g"))), max_size=6))
def test_equal_values_never_contradict(stated: list[tuple[str, str]]) -> None:
    assert pairs(stating(*(quantity(*one) for one in stated))) == set()


@given(*[st.frozensets(regions.filter(bool), max_size=3)] * 2)
def test_scopes_overlap_either_way(one: frozenset[str], other: frozenset[str]) -> None:
    assert overlap(one, other) == overlap(other, one)


@pytest.mark.parametrize(
    ("frequency", "days"),
    [
        ("daily", "1 day"),
        ("once a day", "1 day"),
        ("twice daily", "0.5 days"),
        ("3 times a week", "0.3333 weeks"),
        ("every 2-3 months", "2 to 3 months"),
        ("on alternate days", "2 days"),
        ("monthly", "1 month"),
        ("daily, between meals", "1 day"),
        ("daily or on alternate days", "None"),
        ("0 times a day", "None"),
    ],
)
def test_frequencies_are_understood(frequency: str, days: str) -> None:
    assert str(interval_of(frequency)) == days


MONTHS = {"quantities": [quantity(3, "months")]}
DAILY = {"doses": [{**DOSE, "frequency": "twice daily"}]}


@pytest.mark.parametrize(
    ("text", "facts", "found"),
    [
        ("See us after 3 months.", MONTHS, []),
        ("See us after three months.", MONTHS, []),
        ("See us after 12 weeks.", MONTHS, []),
        ("See us after 3 weeks, or 3 months.", MONTHS, ["3 weeks"]),
        ("See us after 30 months.", MONTHS, ["30 months", ""]),
        ("See us soon.", MONTHS, [""]),
        ("Ring 111 about B12 or type 2 diabetes in 3 months.", MONTHS, []),
        ("Take 500 mg 2 times a day.", DAILY, []),
        ("Take 500 mg every 12 hours.", DAILY, []),
        ("Take 0.5 g twice a day.", DAILY, []),
        ("Take 500 micrograms twice a day.", DAILY, ["500 micrograms", ""]),
        ("7 in 100 are sick, and 93 in 100 are not.", {"risks": [RISK]}, []),
        ("7% are sick.", {"risks": [RISK]}, []),
        ("70% are sick.", {"risks": [RISK]}, ["70%", ""]),
        ("100% are sick, and 7 in 100.", {"risks": [RISK]}, ["100%"]),
        ("See us after 8 years.", None, []),
    ],
)
def test_numbers_are_those_of_facts(text: str, facts: Facts | None, found: list[str]) -> None:
    faults = num071_number_unlike_facts.check_claim(claim(text, facts=facts), EMPTY)
    assert [fault.words for fault in faults] == found


TWO_TIMES = {
    "quantities": [
        {"key": "wash", "value": 20, "unit": "seconds"},
        {"key": "contact", "value": 60, "unit": "seconds"},
    ]
}


@pytest.mark.parametrize(
    ("patient", "clinician", "facts", "found"),
    [
        ("Stay in for 5 days.", "Isolate for 7 days.", None, ["5 days"]),
        ("Stay in for 5 days.", "Isolate for 120 hours.", None, []),
        ("Take 5 mg.", "Give 5 mcg.", None, ["5 mg"]),
        ("Take 1 mg.", "Give 1,000 mcg.", None, []),
        ("About 14 in 100 people.", "14% of people.", None, []),
        ("About 14 in 100 people.", "41% of people.", None, ["14 in 100"]),
        ("It takes 3 to 12 months.", "6-12 weeks, then 6-12 months.", None, ["3 to 12 months"]),
        ("See us at 2 weeks.", "Review at 2 weeks, then 6 weeks.", None, []),
        ("See us at 2 weeks.", "Give 5 mg.", None, []),
        ("Wash for 20 seconds.", "Contact time is 60 seconds.", TWO_TIMES, []),
        ("Wash well.", "Contact time is 60 seconds.", None, []),
        ("It takes 2 to 3 months.", "Every 2 months.", None, ["2 to 3 months"]),
        ("At 3 months.", "Within 3 to 6 months.", None, []),
    ],
)
def test_audiences_are_told_the_same(
    patient: str, clinician: str, facts: Facts | None, found: list[str]
) -> None:
    one = claim(patient, clinician, facts)
    faults = num072_audiences_told_differently.check_claim(one, EMPTY)
    assert [fault.words for fault in faults] == found
    alone = claim(patient, facts=facts)
    assert not list(num072_audiences_told_differently.check_claim(alone, EMPTY))


def test_all_orders_of_three_claims_agree() -> None:
    claims = stating(quantity(1), quantity(2), quantity(2))
    found = {frozenset(pairs(order)) for order in permutations(claims)}
    assert len(found) == 1


CONTRADICTING = """\
- id: drive-again
  category: self-care
  audience: [patient]
  certainty: guideline
  wording:
    patient: You can drive again after 6 weeks.
  sources: [example-source]
  facts:
    quantities: [{key: drive-after, value: 6, unit: weeks}]
- id: driving
  category: self-care
  audience: [patient]
  certainty: guideline
  wording:
    patient: Do not drive for 10 days.
  sources: [example-source]
  facts:
    quantities: [{key: drive-after, value: 10, unit: days}]
"""
WAIVER = """\
  waivers:
    - {rule: NUM070, reason: the two bodies disagree, until: 2026-12-31}
"""


def test_a_waiver_records_that_sources_disagree(
    write_library: Callable[[Mapping[str, str]], Path],
    found_in: Callable[[Path], Iterable[Finding]],
) -> None:
    path = "content/claims/example.yaml"
    (told,) = [
        one for one in found_in(write_library({path: CONTRADICTING})) if one.code == "NUM070"
    ]
    assert (told.subject, told.place.line) == (("claim", "driving"), 18)
    (waived,) = [
        one
        for one in found_in(write_library({path: CONTRADICTING + WAIVER}))
        if one.code in {"NUM070", "REV004"}
    ]
    assert waived.waived is not None
    assert waived.waived.reason == "the two bodies disagree"


RISKS = """\
- id: {0}
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Of those who take it, {1} in {2} feel sick.
  sources: [example-source]
  facts:
    risks:
      - {{key: {0}, numerator: {1}, denominator: {2}, population: adults, period: a year}}
"""
TABLE = """\
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: table
    columns: [What, How often]
    claims:
      - {claim: tablets, label: Tablets}
      - {claim: injections, label: Injections}
"""


@pytest.mark.parametrize(("of_all", "is_found"), [(10, True), (100, False)])
def test_a_table_has_one_denominator(
    write_library: Callable[[Mapping[str, str]], Path],
    found_in: Callable[[Path], Iterable[Finding]],
    of_all: int,
    *,
    is_found: bool,
) -> None:
    folder = write_library(
        {
            "content/claims/risks.yaml": RISKS.format("tablets", 3, of_all)
            + RISKS.format("injections", 4, 100),
            "handouts/table.yaml": TABLE,
        }
    )
    found = [one for one in found_in(folder) if one.code == "NUM025"]
    assert bool(found) is is_found
    assert all(one.at == ("sections", 1) for one in found)
