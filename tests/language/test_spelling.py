"""Spelling of a region: whole words, one by one, letter case kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.language.spelling import respell

US = {
    "anaemia": "anemia",
    "anaemic": "anemic",
    "paediatric": "pediatric",
    "gp surgery": "doctor's office",
    "is": "was",
}


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("anaemia", "anemia"),
        ("Anaemia and ANAEMIA", "Anemia and ANEMIA"),
        ("anaemia-related, anti-anaemia, (anaemia's)", "anemia-related, anti-anemia, (anemia's)"),
        ("anaemias, preanaemia", "anaemias, preanaemia"),
        ("Your GP surgery", "Your doctor's office"),
        ("it iſ so", "it iſ so"),
        ("", ""),
    ],
)
def test_words_of_the_table_take_the_regions_spelling(written: str, printed: str) -> None:
    assert respell(written, US) == printed


words = st.lists(st.sampled_from([*US, "B12", "Anaemia", "x", " ", "-", "é", "1"])).map("".join)


@given(words)
def test_respelling_twice_changes_nothing_more(text: str) -> None:
    assert respell(respell(text, US), US) == respell(text, US)


@given(st.text())
def test_an_empty_table_changes_nothing(text: str) -> None:
    assert respell(text, {}) == text


@given(st.text(st.characters(exclude_characters="aA")))
def test_other_words_are_left_alone(text: str) -> None:
    assert respell(text, {"anaemia": "anemia"}) == text
