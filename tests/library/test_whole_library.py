"""The embedded library is whole: every claim, its numbers, its companions, its two countries."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from handout_builder.engine.checking import check
from handout_builder.engine.choosing import all_editions
from handout_builder.engine.composing.wording import Writer
from handout_builder.engine.loading import Loaded, load
from handout_builder.engine.projects import find_project
from handout_builder.schema import Claim, Edition, Facts, Level, Library, Recipe, Region, Verdict

ROOT = Path(__file__).parents[2]

TWINS = frozenset({"care-daily-need-gb", "preg-folic-acid-continue-us"})
"""Claims that were added because a number holds in one country only."""

VERIFY: Mapping[str, tuple[str, ...]] = {
    "NG239": (
        "dx-total-b12-thresholds",
        "dx-active-b12-thresholds",
        "tx-im-if-malabsorption",
        "mon-review-times",
        "mon-no-routine-level",
        "mon-gastric-cancer",
        "dx-false-normal",
        "risk-ethnicity-variants",
    ),
    "BNF and SmPC": ("tx-uk-neuro", "tx-uk-no-neuro", "tx-oral-dose", "tx-side-effects"),
    "US regimen": ("tx-us-cyanocobalamin",),
    "recovery times": ("prog-timeline",),
    "nerve conduction": ("mech-pn-demyelination",),
    "foot care and falls": ("care-feet", "care-falls"),
    "emergency pages": ("redflag-stroke-signs", "redflag-severe-anaemia", "redflag-self-harm"),
    "folic acid in pregnancy": ("preg-folic-acid-continue", "preg-folic-acid-continue-us"),
    "seen second hand": (
        "sym-depression",
        "sym-fatigue",
        "sym-insomnia",
        "sym-athlete-performance",
        "sym-athlete-endurance",
        "prog-dementia-risk",
        "int-alzheimer",
    ),
    "nothing found in a limited search": (
        "care-probiotics",
        "mech-adrenal",
        "sym-athlete-recovery",
        "risk-athlete-injury",
        "res-gene-therapy",
        "res-neuroprotection",
    ),
    "unconfirmed sources": ("prog-severity-duration",),
}
"""The eleven points that a clinician must verify, and the claims that they concern."""

TAGS = """
alcohol allergy alternative autoimmune balance benefit bladder-bowel blood blood-test child cognitive diet dose driving
emergency exercise fatigue feet folic-acid follow-up genes gut harm heart injection medicine mimic mood
motor myth nerves nitrous-oxide nutrients older-age potassium pregnancy recovery referral safety
same-day seizure sensory side-effect sleep soon speech spinal-cord stress tablets threshold tongue
untreated vision young
"""

AMERICAN = ("shot", "shots", "911", "988", "emergency room", "mom", "diaper")
BRITISH = ("999", "A&E", "Samaritans", "116 123", "GP", "mum", "nappy", "chemist")

_NAMES = re.compile(
    r"B12|B6|NG239(?: \d+(?:\.\d+)*)?|AAFP \d{4}|HbA1c|H2RA|FUT2|\bT2\b|\bI2\b|type 1"
    r"|\([\d,]+(?:-[\d,]+)? mcg\)"
)
"""What has digits and is no number, and a dose said again in another unit."""
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SPELT: Mapping[str, tuple[int, ...]] = {
    r"one|a week|a month|a year|monthly|yearly": (1,),
    r"two|twice": (2,),
    r"three": (3,),
    r"five": (5,),
    r"quarter": (1, 4),
    r"%": (100,),
}


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(find_project(ROOT))


@pytest.fixture(scope="module")
def library(loaded: Loaded) -> Library:
    return loaded.library


@pytest.fixture(scope="module")
def editions(library: Library) -> tuple[Edition, ...]:
    return tuple(all_editions(library))


def numbers(text: str) -> set[Decimal]:
    return {Decimal(found.replace(",", "")) for found in _NUMBER.findall(_NAMES.sub("", text))}


def spelt(text: str) -> set[Decimal]:
    return {
        Decimal(value)
        for words, values in _SPELT.items()
        if re.search(rf"(?<!\w)(?:{words})(?!\w)" if words != "%" else "%", text, re.IGNORECASE)
        for value in values
    }


def stated(facts: Facts | None) -> set[Decimal]:
    """Return all numbers of a claim's facts."""
    if facts is None:
        return set()
    ends = {
        end
        for quantity in facts.quantities
        for end in (quantity.value, quantity.low, quantity.high)
        if end is not None
    }
    parts = {part for risk in facts.risks for part in (risk.numerator, risk.denominator)}
    words = [risk.population for risk in facts.risks]
    words += [f"{one.population} {one.unit}" for one in facts.quantities]
    for dose in facts.doses:
        words += [dose.amount or "", dose.frequency or "", dose.duration or "", dose.limits or ""]
    return {*ends, *parts, *numbers(" ".join(words))}


def said(recipe: Recipe) -> Iterator[str]:
    """Yield the words of a recipe that are no claim."""
    yield from (recipe.title, recipe.purpose)
    for section in recipe.sections:
        yield from (section.heading or "", section.intro or "", *section.columns)
        yield from (prompt.words for prompt in section.prompts)
        yield from (item.label or "" for item in section.claims)


def holding(words: Iterable[str], text: str) -> list[str]:
    return [
        word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    ]


def foreign(library: Library, region: Region) -> list[str]:
    """Return the words that belong to the other country."""
    table = library.regions["US"].spelling
    return [*AMERICAN, *table.values()] if region.id == "GB" else [*BRITISH, *table]


def test_every_claim_is_there(library: Library) -> None:
    origins = [claim.origin or "" for name, claim in library.claims.items() if name not in TWINS]
    assert library.claims.keys() >= TWINS
    assert sum(origin.startswith("article ") for origin in origins) == 115
    assert origins.count("added") == 81
    assert len(origins) == 196


def test_a_verdict_stands_at_each_statement_of_the_article_and_nowhere_else(
    library: Library,
) -> None:
    for claim in library.claims.values():
        assert bool(claim.verdict) == (claim.origin or "").startswith("article "), claim.id


def test_all_sources_are_cited_and_tell_what_was_seen(library: Library) -> None:
    cited = {key for claim in library.claims.values() for key in claim.cited}
    assert cited == library.sources.keys()
    assert [source.id for source in library.sources.values() if not source.seen] == []


def test_tags_are_of_one_set(library: Library) -> None:
    used = {tag for claim in library.claims.values() for tag in claim.tags}
    assert used == {*TAGS.split()}
    assert [claim.id for claim in library.claims.values() if not claim.tags] == []


def test_what_evidence_does_not_bear_out_never_reaches_a_patient(library: Library) -> None:
    for claim in library.claims.values():
        if claim.verdict in {Verdict.WEAK, Verdict.MISLEADING}:
            assert claim.audience == ("clinician",), claim.id
        else:
            assert claim.withheld is None, claim.id
    assert sum(bool(claim.withheld) for claim in library.claims.values()) == 28


def test_no_withheld_claim_is_printed(editions: tuple[Edition, ...]) -> None:
    printed = {claim.id for edition in editions for claim in edition.claims if claim.withheld}
    assert printed == set()


@pytest.mark.parametrize("audience", ["patient", "clinician"])
def test_every_number_of_a_wording_is_a_fact(audience: str, library: Library) -> None:
    lacking = {
        claim.id: left
        for claim in library.claims.values()
        if (left := numbers(claim.wording.get(audience, "")) - stated(claim.facts))
    }
    assert lacking == {}


def test_every_fact_stands_in_a_wording(library: Library) -> None:
    invented = {
        claim.id: left
        for claim in library.claims.values()
        for text in [" ".join(claim.wording.values())]
        if (left := stated(claim.facts) - numbers(text) - spelt(text))
    }
    assert invented == {}


def test_quantities_of_one_key_agree(library: Library) -> None:
    found: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
    for claim in library.claims.values():
        for one in claim.facts.quantities if claim.facts else ():
            ends = (one.value, one.low, one.high)
            found.setdefault((one.key, one.region, one.population, one.unit), set()).add(ends)
    assert {key: ends for key, ends in found.items() if len(ends) > 1} == {}


@pytest.mark.parametrize(
    ("mentioned", "companion"),
    [
        (r"injection|\bshots?\b", "redflag-allergy"),
        (r"folic acid", "int-no-folic-acid-alone"),
        (r"\blow mood|feel low|anxious|irritable", "redflag-self-harm"),
        (r"seizure", "redflag-seizure"),
        (r"baby|babies", "redflag-infant"),
        (r"spinal cord", "redflag-cord"),
    ],
)
def test_what_needs_a_companion_has_it(mentioned: str, companion: str, library: Library) -> None:
    exempt = {"preg-b12-needed", "preg-neural-tube", "preg-supplement-evidence"}  # before birth
    for claim in library.claims.values():
        found = re.search(mentioned, claim.wording.get("patient", ""), re.IGNORECASE)
        if found and claim.category != "red-flag" and claim.id not in {companion, *exempt}:
            assert companion in claim.requires, claim.id


def test_folic_acid_in_pregnancy_is_not_to_be_stopped(library: Library) -> None:
    twins = {"preg-folic-acid-continue", "preg-folic-acid-continue-us"}
    for claim in library.claims.values():
        words = claim.wording.get("patient", "").lower()
        if claim.category == "pregnancy" and "folic acid" in words and claim.id not in twins:
            assert twins <= {*claim.requires}, claim.id


@pytest.mark.parametrize("point", VERIFY)
def test_what_a_clinician_must_verify_is_marked(point: str, library: Library) -> None:
    assert [name for name in VERIFY[point] if not library.claims[name].verify] == []


def test_there_are_eleven_points() -> None:
    assert len(VERIFY) == 11


def test_the_twins_say_the_same_but_for_the_number(library: Library) -> None:
    def words(name: str) -> str:
        return library.claims[name].wording["patient"]

    assert words("care-daily-need-gb") == words("care-daily-need").replace("2.4", "1.5")
    assert words("preg-folic-acid-continue-us") == words("preg-folic-acid-continue")
    for one, other in (
        ("care-daily-need-gb", "care-daily-need"),
        ("preg-folic-acid-continue", "preg-folic-acid-continue-us"),
        ("tx-injection-frequency", "tx-injection-frequency-us"),
    ):
        assert (library.claims[one].regions, library.claims[other].regions) == (("GB",), ("US",))


@pytest.mark.parametrize("code", ["GB", "US"])
def test_no_word_of_the_other_country_is_in_any_wording(code: str, library: Library) -> None:
    region = library.regions[code]
    writer = Writer(region)
    for claim in library.claims.values():
        if claim.holds_in(code):
            for text in claim.wording.values():
                assert holding(foreign(library, region), writer.plain(text)) == [], claim.id
    for term in library.terms.values():
        text = f"{term.name} {term.plain}"
        assert holding(foreign(library, region), writer.plain(text)) == [], term.id


def test_no_edition_holds_a_word_of_the_other_country(
    library: Library, editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        writer = Writer(edition.region)
        audience = edition.recipe.audience
        claims: list[Claim] = list(edition.claims)
        texts = [*said(edition.recipe), *(claim.wording[audience] for claim in claims)]
        printed = " ".join(writer.plain(text) for text in texts)
        assert holding(foreign(library, edition.region), printed) == [], edition.name


def test_the_words_of_a_recipe_hold_no_number(library: Library) -> None:
    for recipe in library.recipes.values():
        assert [words for words in said(recipe) if numbers(words)] == [], recipe.id


def test_there_are_no_errors(loaded: Loaded, editions: tuple[Edition, ...]) -> None:
    found = check(loaded, today=date(2026, 11, 24))
    assert [one for one in found if one.level is Level.ERROR and not one.waived] == []
    assert len({edition.recipe.id for edition in editions}) == 10


def test_the_page_on_the_article_is_current() -> None:
    command = [sys.executable, str(ROOT / "docs" / "article.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
