"""What the rules that no row of the catalogue asked for find, and what looks like it and is right."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from handout_builder.language.written import in_claim
from handout_builder.rules import (
    evd208_unfit_identifier,
    evd212_source_twice,
    num001_trailing_zero,
    num002_naked_decimal,
    num022_dates_and_times,
    num027_relative_risk_alone,
    num071_number_unlike_facts,
    num201_words_unlike_dose,
    num202_dose_without_facts,
    ref210_claim_again,
    rev207_impossible_date,
    txt211_doubled_word,
    txt213_placeholder,
)
from handout_builder.schema import (
    Claim,
    Fault,
    Library,
    Profile,
    Recipe,
    Region,
    Settings,
    Source,
)

Facts = Mapping[str, Sequence[Mapping[str, Any]]]

SETTINGS = Settings(title="An example", publisher="Nobody")
EMPTY = Library(SETTINGS)
GB = Region(id="GB", name="GB", language="en-GB", profile=Profile.UK_NHS)
US = Region(id="US", name="US", language="en-US", profile=Profile.US)


def claim(text: str, facts: Facts | None = None, **more: Any) -> Claim:
    shape = {"id": "example", "category": "treatment", "certainty": "high", "facts": facts, **more}
    return Claim.model_validate(
        {**shape, "audience": ["clinician"], "wording": {"clinician": text}}
    )


def words(faults: Iterable[Fault]) -> list[str]:
    return [fault.words for fault in faults]


def doses(*given: tuple[str, str, str, str]) -> Facts:
    """Return facts: drug, amount, route and frequency of each dose."""
    keys = ("drug", "amount", "route", "frequency")
    return {
        "doses": [
            {"key": f"dose-{place}", "form": "any", **dict(zip(keys, dose, strict=True))}
            for place, dose in enumerate(given)
        ]
    }


START = ("hydroxocobalamin", "1 mg", "intramuscular", "3 times a week")
DAYS = ("hydroxocobalamin", "1 mg", "intramuscular", "on alternate days")
THEN = ("hydroxocobalamin", "1 mg", "intramuscular", "every 2-3 months")
WEEKLY = ("methotrexate", "10 mg", "by mouth", "once a week")
EITHER = ("cyanocobalamin", "1 mg", "intramuscular or deep subcutaneous", "daily or weekly")
VAGUE = ("cyanocobalamin", "1 mg", "as the label says", "when needed")
STEROID = ("prednisolone", "5 mg", "oral", "daily")
THIAMINE = ("thiamine hydrochloride", "100 mg", "oral", "twice daily")
SULFA = ("sulfasalazine", "500 mg", "oral", "4 times a day")


@pytest.mark.parametrize(
    ("text", "facts", "found"),
    [
        ("Hydroxocobalamin 1 mg IM three times a week.", doses(START), []),
        ("Hydroxocobalamin 1 mg IM three times a day.", doses(START), ["three times a day"]),
        ("Hydroxocobalamin 1 mg IM daily.", doses(DAYS), ["daily"]),
        ("Hydroxocobalamin 1 mg IM every other day.", doses(DAYS), []),
        ("Hydroxocobalamin 1 mg IM weekly, then 1 mg every 2-3 months.", doses(THEN), ["weekly"]),
        ("1 mg IM on alternate days, then 1 mg every 2-3 months.", doses(DAYS, THEN), []),
        ("Hydroxocobalamin 1 mg every 3 days.", doses(THEN), []),  # NUM071 tells of the 3 days
        ("Give 1 mg daily.", doses(EITHER), []),
        ("Give 1 mg monthly.", doses(EITHER), ["monthly"]),
        ("Give 1 mg daily.", doses(VAGUE), []),
        ("Give 1 mg (daily blood tests are not needed).", doses(START), []),
        ("Give 1 mg. Weigh the patient daily.", doses(START), []),
        ("Give 1 mg within the daily limit.", doses(START), []),
        ("Take 10 mg of methotrexate every day.", doses(WEEKLY), ["every day"]),
        ("Take 10 mg of methotrexate weekly, never daily.", doses(WEEKLY), []),
        ("Take methotrexate 10 mg a day.", doses(WEEKLY), ["10 mg a day"]),
        ("Take methotrexate 10 mg/week.", doses(WEEKLY), []),
        ("Take your methotrexate every day.", doses(WEEKLY), ["every day"]),
        ("Take your methotrexate weekly and folic acid daily.", doses(WEEKLY), []),
        ("Take your methotrexate. Check your temperature every day.", doses(WEEKLY), []),
    ],
)
def test_how_often_is_as_in_the_facts(text: str, facts: Facts, found: list[str]) -> None:
    assert words(num201_words_unlike_dose.check_claim(claim(text, facts), EMPTY)) == found


@pytest.mark.parametrize(
    ("text", "facts", "found"),
    [
        ("Give 1 mg IV three times a week.", doses(START), ["IV"]),
        ("Give 1 mg intravenously.", doses(START), ["intravenously"]),
        ("Give 1 mg by intrathecal route.", doses(START), ["intrathecal"]),
        ("Give 1 mg into a vein.", doses(START), ["into a vein"]),
        ("Give 1 mg intramuscularly.", doses(START), []),
        ("Give 1 mg deep SC.", doses(EITHER), []),
        ("Give 1 mg SC.", doses(VAGUE), []),
        ("Give 1 mg IM, never IV.", doses(START), []),
        ("Give 1 mg. IV fluids are not needed.", doses(START), []),
        ("Give 1 mg IM to patients in stage IV.", doses(START), []),
        ("Take 10 mg orally.", doses(WEEKLY), []),
    ],
)
def test_the_route_is_as_in_the_facts(text: str, facts: Facts, found: list[str]) -> None:
    assert words(num201_words_unlike_dose.check_claim(claim(text, facts), EMPTY)) == found


@pytest.mark.parametrize(
    ("text", "facts", "found"),
    [
        ("Cyanocobalamin 1 mg IM.", doses(START), ["Cyanocobalamin"]),
        ("Methylcobalamin as usual.", doses(START), ["Methylcobalamin"]),
        ("Hydroxocobalamin, not cyanocobalamin.", doses(START), []),
        ("Hydroxocobalamin 1 mg stays longer than cyanocobalamin.", doses(START), []),
        ("Hydroxocobalamin 1 mg IM, then cyanocobalamin 1 mg.", doses(START), ["cyanocobalamin"]),
        ("Cyanocobalamin 1 mg.", doses(START, EITHER), []),
        ("Hydroxcobalamin 1 mg IM.", doses(START), ["Hydroxcobalamin"]),
        ("Hydroxocoblamin 1 mg IM.", doses(START), ["Hydroxocoblamin"]),
        ("Hyrdoxocobalamin 1 mg IM.", doses(START), ["Hyrdoxocobalamin"]),
        ("Hydroxycobalamin 1 mg IM.", doses(START), []),  # an older name
        ("Give cobalamin 1 mg IM.", doses(START), []),
        ("Prednisone 5 mg a day.", doses(STEROID), ["Prednisone"]),
        ("Prednisolone 5 mg (in the US: prednisone).", doses(STEROID), []),
        ("Thiamin 100 mg.", doses(THIAMINE), []),
        ("Sulphasalazine 500 mg.", doses(SULFA), []),
        ("The hydrochloride is soluble; chlorides are not.", doses(THIAMINE), []),
        ("Metotrexate 10 mg.", doses(WEEKLY), ["Metotrexate"]),
    ],
)
def test_the_medicine_is_as_in_the_facts(text: str, facts: Facts, found: list[str]) -> None:
    assert words(num201_words_unlike_dose.check_claim(claim(text, facts), EMPTY)) == found


@pytest.mark.parametrize(
    ("text", "facts", "found"),
    [
        ("Take 500 mg of paracetamol.", None, ["500 mg"]),
        ("Then give hydroxocobalamin 1 mg IM.", None, ["1 mg"]),
        ("Take two tablets at once.", None, ["two tablets"]),
        ("Use 2-4 drops in each eye.", None, ["2-4 drops"]),
        ("Take .5 mg at night.", None, [".5 mg"]),
        ("Take 1/2 tablet, or half a tablet.", None, ["1/2 tablet"]),
        ("Take cyanocobalamin5mg.", None, ["5mg"]),
        ("Inject 10U at night.", None, ["10U"]),
        ("Take vitamin B12 tablets.", None, []),
        ("Take 10 mg of methotrexate.", doses(WEEKLY), []),
        ("Treat if it is below 5 mg/L.", None, []),
        ("Take 30 ml of water with it.", None, []),
        ("Take your tablets every day.", None, []),
        ("Use a 5 ml spoon.", None, []),
        ("Adults need 2.4 micrograms a day.", None, []),
        ("Give up smoking for 2 weeks.", None, []),
    ],
)
def test_doses_are_facts(text: str, facts: Facts | None, found: list[str]) -> None:
    (written,) = in_claim(claim(text, facts), (GB,))
    assert words(num202_dose_without_facts.check_words(written)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wash your your hands.", ["your your"]),
        ("The the hands.", ["The the"]),
        ("Sit in in the shade.", ["in in"]),
        ("They had had a fall.", []),
        ("The pain that that causes.", []),
        ("It is very very small.", []),
        ("Give her her tablets.", []),
        ("Log in in the morning.", []),
        ("Carry on on your own.", []),
        ("The clinic in Wagga Wagga.", []),
        ("Call the clinic {clinic-phone}.", []),
        ("Ask us. Us nurses know.", []),
        ("Take 1 1 tablets.", []),
    ],
)
def test_no_word_is_doubled(text: str, found: list[str]) -> None:
    (written,) = in_claim(claim(text), (GB,))
    faults = list(txt211_doubled_word.check_words(written))
    assert words(faults) == found
    assert [fault.instead for fault in faults] == [one.split()[0] for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call TBC if you faint.", ["TBC"]),
        ("Wash for XX seconds.", ["XX"]),
        ("Call 01632 XXXXXX.", ["XXXXXX"]),
        ("TODO: ask the nurse.", ["TODO"]),
        ("Lorem ipsum dolor.", ["Lorem ipsum"]),
        ("Call [insert number].", ["[insert number]"]),
        ("Call ???", ["???"]),
        ("Women have XX chromosomes.", []),
        ("Read about [number](number) and [date](date).", []),
        ("Is it an XXL dressing?", []),
        ("What to do today", []),
        ("Really??", []),
    ],
)
def test_nothing_unfinished_is_printed(text: str, found: list[str]) -> None:
    (written,) = in_claim(claim(text), (GB,))
    assert words(txt213_placeholder.check_words(written)) == found


def source(name: str = "one", **more: str) -> Source:
    return Source.model_validate({"id": name, "type": "webpage", "title": "One", **more})


@pytest.mark.parametrize(
    ("key", "given", "found"),
    [
        ("DOI", "10.1056/NEJMcp1113996", []),
        ("DOI", "10.1002/14651858.CD004655.pub3", []),
        ("DOI", "10.1016/S0140-6736(05)67889-0", []),
        ("DOI", "https://doi.org/10.1000/182", ["10.1000/182"]),
        ("DOI", "doi:10.1000/182", ["10.1000/182"]),
        ("DOI", "NEJMcp1113996", [None]),
        ("PMID", "23301732", []),
        ("PMID", "PMID: 23301732", ["23301732"]),
        ("PMID", "https://pubmed.ncbi.nlm.nih.gov/23301732/", ["23301732"]),
        ("PMID", "2330l732", [None]),
        ("PMCID", "PMC3172986", []),
        ("PMCID", "3172986", ["PMC3172986"]),
        ("PMCID", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3172986/", ["PMC3172986"]),
        ("PMCID", "PMC", [None]),
    ],
)
def test_identifiers_are_bare(key: str, given: str, found: list[str | None]) -> None:
    library = Library(SETTINGS, sources={"one": source(**{key: given})})
    faults = evd208_unfit_identifier.check_library(library)
    assert [fault.instead for fault in faults] == found


def test_a_source_is_there_once() -> None:
    same = {one: source(one, DOI=doi) for one, doi in (("one", "10.1/AB"), ("two", "10.1/ab"))}
    (fault,) = evd212_source_twice.check_library(Library(SETTINGS, sources=same))
    assert fault.subject.id == "two"
    other = {**same, "two": source("two", DOI="10.1/ac")}
    assert not list(evd212_source_twice.check_library(Library(SETTINGS, sources=other)))


@pytest.mark.parametrize(
    ("sources", "places"),
    [(["one", "two", "one"], [2]), (["one page 3", "one page 4"], []), (["one", "one page 4"], [])],
)
def test_a_source_is_cited_once(sources: list[str], places: list[int]) -> None:
    faults = evd212_source_twice.check_claim(claim("Words.", sources=sources), EMPTY)
    assert [fault.at[1] for fault in faults] == places


TODAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"issued": "2026"}, []),
        ({"issued": "2026-05"}, []),  # an issue that is out before its month
        ({"issued": "2026-09"}, ["issued"]),
        ({"issued": "2042"}, ["issued"]),
        ({"accessed": "2026-03-07"}, []),  # today in New Zealand
        ({"accessed": "2026-03-08"}, ["accessed"]),
        ({"accessed": "2026-03-01", "next-review": "2026-02-01"}, ["next-review"]),
        ({"accessed": "2026-03-01", "next-review": "2027-02-01"}, []),
    ],
)
def test_sources_are_of_the_past(given: Mapping[str, str], found: list[str]) -> None:
    library = Library(SETTINGS, sources={"one": source(**given)})
    faults = rev207_impossible_date.check_dates(library, TODAY)
    assert [fault.at[-1] for fault in faults] == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"last-reviewed": "2026-04-01"}, [("last-reviewed",)]),
        ({"evidence-searched": "2027-01-01"}, [("evidence-searched",)]),
        ({"approved-on": "2062-01-01"}, [("approved-on",)]),
        ({"reviewers": [{"role": "GP", "on": "2062-01-01"}]}, [("reviewers", 0, "on")]),
        ({"last-reviewed": "2026-01-01", "next-review": "2026-01-01"}, [("next-review",)]),
        ({"last-reviewed": "2026-01-01", "next-review": "2028-01-01"}, []),
        ({"first-published": "2026-04-01"}, []),  # as planned
    ],
)
def test_handouts_are_of_the_past(given: Mapping[str, Any], found: list[tuple[Any, ...]]) -> None:
    shape = {"id": "one", "title": "One", "audience": "patient", "layout": "leaflet"}
    sections = [{"show": "notes"}]
    recipe = Recipe.model_validate({**shape, "purpose": "Shows.", "sections": sections, **given})
    library = Library(SETTINGS, recipes={"one": recipe})
    assert [one.at for one in rev207_impossible_date.check_dates(library, TODAY)] == found


def test_a_claim_requires_another() -> None:
    itself, other = claim("Words.", requires=["example"]), claim("Words.", requires=["other"])
    assert [one.at for one in ref210_claim_again.check_claim(itself, EMPTY)] == [("requires", 0)]
    assert not list(ref210_claim_again.check_claim(other, EMPTY))


@pytest.mark.parametrize(
    ("text", "more", "is_found"),
    [
        ("wash  your Hands", {}, True),
        ("Wash your hands.", {"regions": ["GB"]}, True),
        ("Wash your hands twice.", {}, False),
        ("Wash your hands.", {"withheld": "It is said above."}, False),
    ],
)
def test_no_claim_is_said_twice(text: str, more: Mapping[str, Any], *, is_found: bool) -> None:
    one, other = claim("Wash your hands."), claim(text, id="other", **more)
    found = ref210_claim_again.check_library(
        Library(SETTINGS, claims={"example": one, "other": other})
    )
    assert [fault.subject.id for fault in found] == ["other"] * is_found


def test_twins_of_two_regions_may_say_the_same() -> None:
    twins = {code: claim("Wash.", id=code.lower(), regions=[code]) for code in ("GB", "US", "FR")}
    assert not list(ref210_claim_again.check_library(Library(SETTINGS, claims=twins)))


@pytest.mark.parametrize(
    ("amount", "zero", "naked"),
    [("1.0 mg", ["1.0 mg"], []), (".4 mg", [], [".4 mg"]), ("0.4-1 mg", [], []), ("10 mg", [], [])],
)
def test_facts_are_written_as_doses_are(amount: str, zero: list[str], naked: list[str]) -> None:
    one = claim("Words.", doses(("folic acid", amount, "oral", "daily")))
    assert words(num001_trailing_zero.check_claim(one, EMPTY)) == zero
    assert words(num002_naked_decimal.check_claim(one, EMPTY)) == naked


@pytest.mark.parametrize(
    ("region", "remedy"),
    [(GB, "write `0.4 mg`, or better, as the UK does, `400 micrograms`"), (US, "write `0.4 mg`")],
)
def test_the_uk_is_told_of_micrograms(region: Region, remedy: str) -> None:
    (written,) = in_claim(claim("Take .4 mg."), (region,))
    (fault,) = num002_naked_decimal.check_words(written)
    assert (fault.remedy, fault.instead) == (remedy, "0.4 mg")


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("06/03/2024", "`3 June 2024` or `6 March 2024`"),
        ("31/05/2024", "`31 May 2024`"),
        ("12.05.2026", "`12 May 2026`"),
        ("04/05/26", "`3 April 2026`"),
    ],
)
def test_a_date_is_told_as_the_days_that_it_may_be(words: str, remedy: str) -> None:
    (written,) = in_claim(claim(f"Come on {words}."), (GB,))
    (fault,) = num022_dates_and_times.check_words(written)
    assert fault.remedy == f"write the month in words: {remedy}"


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("It doubles the risk of a fall.", "from 5 in 100 people to 10 in 100"),
        ("You are 3 times as likely to fall.", "from 5 in 100 people to 10 in 100"),
        ("It halves the risk of a fall.", "from 10 in 100 people to 5 in 100"),
        ("It cuts the risk of a fall by 30%.", "from 10 in 100 people to 5 in 100"),
    ],
)
def test_the_example_rises_where_the_risk_does(text: str, example: str) -> None:
    one = claim(text)
    shape = {**one.model_dump(exclude={"facts"}), "audience": ["patient"]}
    lay = Claim.model_validate({**shape, "wording": {"patient": text}})
    (written,) = in_claim(lay, (GB,))
    (fault,) = num027_relative_risk_alone.check_words(written)
    assert example in fault.remedy


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Come after three months.", []),
        ("Come after three more months.", []),
        ("Come after two months.", ["two months", ""]),
        ("Come after two more months.", ["two more months", ""]),
        ("Come after thirteen weeks.", []),
        ("Come after fourteen days.", ["fourteen days", ""]),
        ("Come after three months, with two friends.", []),
    ],
)
def test_number_words_with_a_time_are_numbers(text: str, found: list[str]) -> None:
    facts = {"quantities": [{"key": "review", "value": 3, "unit": "months"}]}
    faults = num071_number_unlike_facts.check_claim(claim(text, facts), EMPTY)
    assert words(faults) == found
