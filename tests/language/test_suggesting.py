"""Near misses."""

import pytest

from handout_builder.language.suggesting import did_you_mean, misspelt

CATEGORIES = ["symptom", "red-flag", "self-care", "treatment"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("symtom", 'did you mean "symptom"?'),
        ("Symptoms", 'did you mean "symptom"?'),
        ("Red Flag", 'did you mean "red-flag"?'),
        ("self_care", 'did you mean "self-care"?'),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, said: str) -> None:
    assert did_you_mean(word, CATEGORIES) == said


def test_equal_near_misses_are_settled_by_the_alphabet() -> None:
    assert did_you_mean("cat", ["cats", "cart"]) == did_you_mean("cat", ["cart", "cats"])


def test_nothing_known_suggests_nothing() -> None:
    assert did_you_mean("symptom", []) == ""


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("symtom", "symptom"),
        ("symptoms", "symptom"),
        ("treatmnet", "treatment"),
        ("Red Flag", "red-flag"),
        ("dysmptom", None),
        ("pretreatment", None),
        ("self-treatment", None),
        ("treated", None),
        ("", None),
    ],
)
def test_only_a_sure_misspelling_is_corrected(word: str, meant: str | None) -> None:
    assert misspelt(word, CATEGORIES) == meant


def test_what_is_near_to_two_is_not_corrected() -> None:
    assert misspelt("tablet", ["tablets", "tables"]) is None
    assert misspelt("tables", ["tablets", "tables"]) == "tables"
