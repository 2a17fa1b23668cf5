"""Units are converted exactly, amounts are compared either way round, and sentences give up their numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.language.numerals import amounts, mentions, parts
from handout_builder.language.quantities import UNITS, Amount, convert, differ, holds, measure

values = st.fractions(min_value=0, max_value=10**6, max_denominator=1000)
units = st.sampled_from(UNITS)
texts = st.sampled_from((*UNITS, "mcg/day", "ng/L", "months of age", "patients", None))


@st.composite
def any_amounts(draw: st.DrawFn) -> Amount:
    low, high = sorted((draw(values), draw(values)))
    return Amount(low, high, draw(texts))


@given(values, units, units)
def test_conversion_comes_back(value: Fraction, unit: str, into: str) -> None:
    there = convert(value, unit, into)
    assert there is None or convert(there, into, unit) == value


@given(any_amounts(), any_amounts())
def test_comparing_is_symmetric(one: Amount, other: Amount) -> None:
    assert differ(one, other) == differ(other, one)


@given(any_amounts(), units)
def test_an_amount_is_the_same_in_another_unit(one: Amount, into: str) -> None:
    low, high = convert(one.low, one.unit, into), convert(one.high, one.unit, into)
    if low is not None and high is not None:
        assert not differ(one, Amount(low, high, into))
        assert holds(one, low, into)


@given(st.text(alphabet="0123456789.,/:- mgintoweeks%", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for one in amounts(text):
        assert text[one.start :].startswith(one.words)
        assert 0 <= one.amount.low <= one.amount.high


SAME = [
    ("1", "mg", "1000", "mcg"),
    ("1", "mg", "1000", "\u00b5g"),
    ("180", "ng/L", "180", "pg/mL"),
    ("2.4", "micrograms a day", "2.4", "mcg/day"),
    ("1", "year", "12", "months"),
    ("1", "months", "4", "weeks"),
    ("1", "months", "30", "days"),
    ("5", "day of treatment", "5", "days of treatment"),
    ("1", "nmol/L", "1000", "pmol/L"),
    ("7", "mg weekly", "1", "mg daily"),
    ("5", "per cent", "5", "%"),
]
OTHER = [
    ("1", "mg", "1", "mcg"),
    ("6", "weeks", "6", "months"),
    ("4", "weeks", "5", "weeks"),
    ("180", "ng/L", "180", "ng/mL"),
    ("2", "mg/day", "2", "mg/week"),
]
NOT_COMPARED = [
    ("180", "ng/L", "133", "pmol/L"),
    ("1", "mg", "2", "ml"),
    ("1", "mg", "2", "mg/day"),
    ("3", "months", "5", "months of age"),
    ("3", None, "4", "patients"),
]


@pytest.mark.parametrize(("value", "unit", "other", "other_unit"), SAME)
def test_same(value: str, unit: str, other: str, other_unit: str) -> None:
    one = Amount(Fraction(value), Fraction(value), unit)
    assert not differ(one, Amount(Fraction(other), Fraction(other), other_unit))
    assert measure(unit).kind == measure(other_unit).kind


@pytest.mark.parametrize(("value", "unit", "other", "other_unit"), OTHER)
def test_different(value: str, unit: str, other: str, other_unit: str) -> None:
    one = Amount(Fraction(value), Fraction(value), unit)
    assert differ(one, Amount(Fraction(other), Fraction(other), other_unit))


@pytest.mark.parametrize(("value", "unit", "other", "other_unit"), NOT_COMPARED)
def test_not_compared(value: str, unit: str | None, other: str, other_unit: str) -> None:
    one = Amount(Fraction(value), Fraction(value), unit)
    assert not differ(one, Amount(Fraction(other), Fraction(other), other_unit))


def test_a_number_is_not_a_range() -> None:
    assert differ(Amount(Fraction(2), Fraction(2), "mg"), Amount(Fraction(2), Fraction(3), "mg"))


READ = [
    ("Take 1-2 mg (1,000-2,000 mcg) daily.", ["1 to 2 mg", "1,000 to 2,000 mcg"]),
    ("About 2.4 micrograms a day", ["2.4 micrograms a day"]),
    ("250 mcg-1 mg for 1 to 2 weeks", ["0.25 to 1 mg", "1 to 2 weeks"]),
    ("180 and 350 pg/mL", ["180 pg/mL", "350 pg/mL"]),
    ("two weeks, three tablets", ["2 weeks", "3 tablets"]),
    ("6 of 32 infants", ["18.75%"]),
    ("7 in 100, or one in ten", ["7%", "10%"]),
    ("7 out of every 100", ["7%"]),
    ("14% of 20-39 years", ["14%", "20 to 39 years"]),
    ("2 in 24 hours", ["2", "24 hours"]),
    ("a 24-hour test", ["24 hours"]),
    ("a difference of -15 pg/mL", ["15 pg/mL"]),
    ("at 5\u00a0mg", ["5 mg"]),
]
NO_AMOUNTS = [
    "Vitamin B12, B-12 and B6, by NG239",
    "type 2 diabetes, stage 3, grade 1, COVID 19",
    "AAFP 2025 agrees; since 1998",
    "Call 999, 111 or 0800 123 4567; Samaritans on 116 123",
    "on 6 March, at 5:30pm, 24/7, on the 1st and 2nd",
    "One day you may feel better. One of them two-fold.",
    "2 March 2024 and 12/06/26",
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_amounts_are_read(text: str, found: list[str]) -> None:
    assert [str(one.amount) for one in amounts(text)] == found


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_is_no_amount_is_passed_by(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    "text", ["born in 2024", "3 in 2 people", "1 in 2020", "twice in 100", "5 in 8 weeks"]
)
def test_what_is_no_part_is_passed_by(text: str) -> None:
    assert list(parts(text)) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("one shot a month", Amount(Fraction(1), Fraction(1), "months")),
        ("twice a day", Amount(Fraction(2), Fraction(2))),
        ("two or three times", Amount(Fraction(2), Fraction(3))),
        ("about a quarter of cases", Amount(Fraction(25), Fraction(25), "%")),
    ],
)
def test_amounts_are_said_in_words(text: str, amount: Amount) -> None:
    assert mentions(text, amount)
    assert not mentions("nothing of the sort", amount)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Amount(Fraction(1000), Fraction(2000), "mg"), "1,000 to 2,000 mg"),
        (Amount(Fraction("0.000001"), Fraction("0.000001"), "g"), "1e-06 g"),
        (Amount(Fraction(1, 7), Fraction(1, 7)), "0.1429"),
    ],
)
def test_amounts_are_written(amount: Amount, written: str) -> None:
    assert str(amount) == written


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1 ", "1-", "1 in ", "one ", "12 to ", "1.1", "a ", " "]
)
def test_hostile_text_takes_no_longer(piece: str) -> None:
    assert len(amounts(piece * (50_000 // len(piece)))) < 50_000
