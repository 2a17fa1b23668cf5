"""Formulas: published examples, and which are held against a limit."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.language.grades import (
    FORMULAS,
    Counts,
    amstad,
    fernandez_huerta,
    flesch,
    flesch_kincaid,
    formulas,
    gulpease,
    gunning_fog,
    kandel_moles,
    lix,
    pisarek,
    smog,
    szigriszt_pazos,
    wiener_1,
)


@pytest.mark.parametrize(
    ("words", "syllables", "ease"),
    [
        (6, 6, 116),  # The cat sat on the mat.
        (16, 23, 69),  # This sentence, taken as a reading passage unto itself, is being used to …
        (13, 24, 37.5),  # The Australian platypus is seemingly a hybrid of a mammal and reptilian …
    ],
)
def test_flesch_gives_the_examples_of_the_encyclopaedia(
    words: int, syllables: int, ease: float
) -> None:
    """Wikipedia, "Flesch–Kincaid readability tests"."""
    counts = Counts(sentences=1, words=words, syllables=syllables)
    assert round(flesch(counts), 1) == pytest.approx(ease, abs=0.5)


@pytest.mark.parametrize(
    ("fewest", "most", "grade"),
    [
        (3, 6, 5), (7, 12, 6), (13, 20, 7), (21, 30, 8), (31, 42, 9), (43, 56, 10), (57, 72, 11), (73, 90, 12),
    ],
)  # fmt: skip
def test_smog_agrees_with_the_table_for_thirty_sentences(
    fewest: int, most: int, grade: int
) -> None:
    """McGraw's conversion table, made with McLaughlin's rule of thumb: 3 and the square root.

    The rule lies up to a grade below the formula, and more for texts that are harder than these.
    """
    for polysyllables in (fewest, most):
        counts = Counts(sentences=30, words=450, three=polysyllables)
        assert smog(counts) == pytest.approx(grade, abs=1.1)


def test_smog_gives_mclaughlins_own_example() -> None:
    """McLaughlin 1969: a count of 95 is near to 100, whose root is 10: grade 13."""
    assert round(smog(Counts(sentences=30, words=450, three=95))) == 13


GETTYSBURG = Counts(
    sentences=10,
    words=271,
    syllables=367,
    letters=1149,
    one=202,
    three=20,
    four=7,
    foggy=16,
    long=38,
)


def test_formulas_on_one_text_by_hand() -> None:
    """271/10 = 27.1 words a sentence, 367/271 = 1.3542 syllables a word, and so on."""
    by_hand = {
        flesch_kincaid: 0.39 * 27.1 + 11.8 * 1.354244 - 15.59,
        flesch: 206.835 - 27.5065 - 114.569,
        smog: 3.1291 + 1.0430 * 7.745967,
        gunning_fog: 0.4 * (27.1 + 5.904059),
        szigriszt_pazos: 206.835 - 84.369373 - 27.1,
        fernandez_huerta: 206.84 - 81.254613 - 27.642,
        kandel_moles: 207 - 27.5065 - 99.672325,
        amstad: 180 - 27.1 - 79.223247,
        wiener_1: 0.1935 * 7.380074
        + 0.1672 * 27.1
        + 0.1297 * 14.02214
        - 0.0327 * 74.538745
        - 0.875,
        gulpease: 89 + (3000 - 11490) / 271,
        pisarek: (27.1 + 2.583026) / 3 + 1,
        lix: 27.1 + 14.02214,
    }
    for formula, value in by_hand.items():
        assert isclose(formula(GETTYSBURG), value, abs_tol=0.001), formula.__name__


def test_each_formula_names_its_source() -> None:
    every = {formula.value for one in FORMULAS.values() for formula in one}
    assert all("19" in (function.__doc__ or "") for function in every)


def test_a_language_has_its_own_formulas_or_none() -> None:
    assert formulas("en-GB") == formulas("en") != ()
    assert formulas("ar") == formulas("so") == formulas("") == ()


@pytest.mark.parametrize("language", FORMULAS)
def test_limits_are_no_better_than_targets(language: str) -> None:
    for formula in formulas(language):
        assert not formula.exceeded(formula.limit)
        assert not formula.exceeded(formula.target)
        worse = -1 if formula.scale == "ease" else 1
        assert formula.exceeded(formula.limit + worse)


def test_what_is_held_against_a_limit() -> None:
    gated = {language: [f.name for f in found if f.gated] for language, found in FORMULAS.items()}
    assert gated == {
        "en": ["Flesch-Kincaid", "SMOG"],
        "es": ["Szigriszt-Pazos"],
        "fr": [],
        "de": ["Wiener Sachtextformel 1"],
        "it": ["Gulpease"],
        "pl": [],
        "sv": ["LIX"],
        "da": ["LIX"],
    }


counts = st.builds(Counts, *[st.integers(1, 10_000)] * len(Counts._fields))


@given(counts, counts)
def test_counts_are_added_and_taken_away(one: Counts, other: Counts) -> None:
    assert one.plus(other).minus(other) == one


@given(counts)
def test_formulas_look_at_shares_alone(one: Counts) -> None:
    """A text twice over is as hard as once."""
    for found in FORMULAS.values():
        for formula in found:
            assert formula.value(one.plus(one)) == pytest.approx(formula.value(one))
