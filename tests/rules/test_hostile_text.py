"""No wording makes a rule slow: each is tried on long texts that patterns trip over."""

import time
from collections.abc import Iterator

import pytest

from handout_builder.engine.checking import Rule, catalogue
from handout_builder.language.written import Written
from handout_builder.schema import Claim, Facts, Profile, Region, Subject

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
