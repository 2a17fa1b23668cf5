"""No wording makes a rule slow: each is tried on long texts that patterns trip over."""

import time
from collections.abc import Iterator
from itertools import islice

import pytest

from handout_builder.engine.checking import Rule, catalogue
from handout_builder.engine.choosing import choose
from handout_builder.language.written import Written
from handout_builder.schema import (
    KINDS,
    Claim,
    Facts,
    Library,
    Paper,
    Profile,
    Recipe,
    Region,
    Settings,
    Subject,
    Variant,
)

SIZE = 100_000
SECONDS = 1.0
"""Far above what any rule takes here, far below what a pattern that runs wild would."""

PIECES = (
    "1",
    "a",
    " ",
    ".",
    "1,",
    "1.0 ",
    "1 in ",
    "0.5 mg ",
    "1-",
    "1 to ",
    "10 mg ",
    "mg",
    "e.g. ",
    "a-",
    "A",
    "A.",
    "AB ",
    "(s)",
    "and/or ",
    "(",
    ")",
    "don't ",
    "can’t",
    "twice as likely ",
    "the risk of ",
    "07 ",
    "12/",
    "5:",
    "\u00b5g ",
    "**",
    "[a](",
    "{a",
    "é",
    "x@",
    "www.",
    "1 2 3 4 5 6 ",
    "half the risk ",
    "one or two 5",
)

WORDS = [
    pytest.param(rule, id=code)
    for code, rule in catalogue().items()
    if "check_words" in rule.checks
]
CLAIM = Claim.model_validate(
    {
        "id": "hostile",
        "category": "treatment",
        "audience": ["patient"],
        "certainty": "very-low",
        "wording": {"patient": "Words."},
        "tags": ["side-effect"],
    }
)
FACTS = Facts.model_validate(
    {
        "quantities": [{"key": "level", "value": "1", "unit": "mg"}],
        "doses": [{"key": "dose", "drug": "paracetamol", "amount": "500 mg"}],
        "risks": [{"key": "risk", "numerator": "1", "denominator": "10", "population": "people"}],
    }
)
REGIONS = tuple(
    Region(id=code, name=code, language=language, profile=profile)
    for code, language, profile in (
        ("GB", "en-GB", Profile.UK_NHS),
        ("US", "en-US", Profile.US),
    )
)


def hostile() -> Iterator[str]:
    """Yield long texts of one piece each, and the same with another end."""
    for piece in PIECES:
        text = piece * (SIZE // len(piece))
        yield text
        yield f"{text}!x"


@pytest.mark.parametrize("rule", WORDS)
def test_no_pattern_runs_wild(rule: Rule) -> None:
    claim = CLAIM.model_copy(update={"facts": FACTS})
    slow: list[tuple[float, str]] = []
    for text in hostile():
        words = Written(
            Subject("claim", "hostile"), ("wording", "patient"), text, "patient", REGIONS, claim
        )
        _ = words.said
        start = time.process_time()
        for _ in rule.checks["check_words"](words):
            pass
        taken = time.process_time() - start
        if taken > SECONDS:
            slow.append((round(taken, 1), text[:12]))
    assert slow == []


SHEET = Recipe.model_validate(
    {
        "id": "sheet",
        "title": "A sheet",
        "audience": "patient",
        "layout": "leaflet",
        "purpose": "To be slow.",
        "sections": [
            {"show": "warning", "level": "emergency", "claims": ["hostile"]},
            {"heading": "More", "show": "bullets", "claims": ["hostile"]},
        ],
    }
)


def library_of(text: str) -> Library:
    """Return a library with one claim, longer than any that an author could write."""
    said = {"facts": FACTS, "wording": {"patient": text}, "category": "self-care"}
    return Library(
        Settings(title="A library", publisher="Nobody"),
        claims={"hostile": CLAIM.model_copy(update=said)},
        regions={region.id: region for region in REGIONS},
        recipes={"sheet": SHEET},
        known={kind: frozenset({"hostile"}) for kind in KINDS},
    )


@pytest.mark.parametrize("text", [*islice(hostile(), 0, None, 4)], ids=lambda text: repr(text[:8]))
def test_no_rule_on_claims_and_sheets_runs_wild(text: str) -> None:
    library = library_of(text)
    edition = choose(library, SHEET, Variant("GB", "en-GB", Paper.A4))
    arguments = {
        "check_claim": (library.claims["hostile"], library),
        "check_recipe": (SHEET, library),
        "check_edition": (edition, library),
        "check_library": (library,),
    }
    slow: list[tuple[float, str]] = []
    for code, rule in catalogue().items():
        for scope in rule.checks.keys() & arguments.keys():
            start = time.process_time()
            for _ in rule.checks[scope](*arguments[scope]):
                pass
            taken = time.process_time() - start
            if taken > 4 * SECONDS:
                slow.append((round(taken, 1), code))
    assert slow == []
