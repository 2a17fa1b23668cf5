"""Numbers as they stand in sentences: with their units, as ranges, and as so many in so many.

What is no quantity is passed by: names (B12, NG239, type 2), years, dates, telephone numbers, ordinals.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from .patterns import pattern
from .quantities import UNITS, Amount, convert

_WORDS: Mapping[str, int] = MappingProxyType(
    {
        word: number
        for number, word in enumerate(
            [
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
                "twenty",
            ],
            start=1,
        )
    }
)
_TENS: Mapping[str, int] = MappingProxyType(
    {
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    }
)
_WORD = rf"\b(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join([*_WORDS][:9])}))?|{'|'.join(_WORDS)})\b"
"""A number in words, from one to ninety-nine."""
_MORE = r"\s(?:more|further|full|whole|calendar|consecutive)\s"
_SAID_AS: Mapping[Fraction, str] = MappingProxyType(
    {
        Fraction(1, 4): r"quarters?",
        Fraction(1, 3): r"thirds?",
        Fraction(1, 2): r"half|halves|halved?",
        Fraction(2, 3): r"two[ -]thirds",
        Fraction(3, 4): r"three[ -]quarters",
        Fraction(1): (
            r"one|once|an?|each|every|single|hourly|daily|weekly|monthly|yearly|annual(?:ly)?"
        ),
        Fraction(2): r"two|twice|double[sd]?|both|alternate|every other|second|twofold|couple",
        Fraction(3): r"three|thrice|triple[sd]?|threefold|third",
        Fraction(12): r"twelve|dozen",
        **{
            Fraction(number): word for word, number in _WORDS.items() if number not in {1, 2, 3, 12}
        },
    }
)
_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,12})?|\d{1,12}(?:\.\d{1,12})?"
_UNIT = "|".join(re.escape(unit) for unit in UNITS)
_NUMBER = pattern(
    rf"(?<![^\W_])(?<![\d.,/:+]\b)(?P<number>{_DIGITS}|{_WORD})"
    rf"(?:(?:[ \u00a0\u202f-]?|{_MORE})(?P<unit>(?:{_UNIT})"
    rf"(?:(?:\s?/\s?|\s(?:per|an?|each)\s)(?:{_UNIT})\b)?)(?![^\W_]))?",
    re.IGNORECASE,
)
_PART = pattern(
    rf"(?<![^\W_])(?<![\d.,/:+]\b)(?P<some>{_DIGITS}|{_WORD})\s"
    rf"(?:in|out\sof|of)(?:\severy|\sthe)?\s(?P<all>{_DIGITS}|\bten\b)"
    rf"(?![^\W_]|[.,]\d|\s?(?:{_UNIT})(?![^\W_]))",
    re.IGNORECASE,
)
_RANGE = pattern(r"\s?[-–]\s?|\s(?:to|and|or)\s")
_LABEL = pattern(
    r"\b(?:type|stage|grade|phase|step|steps|item|page|pages|chapter|part|level|class|group|number|no"
    r"|recommendation|section|table|figure|version|line|omega|covid|room|ward|box|form|schedule)"
    r"[ \u00a0-]\Z",
    re.IGNORECASE,
)
_NAME = pattern(r"([^\W\d_]+)[-–]\Z")
_TELEPHONE = pattern(
    r"(?:\b(?:call|dial|phone|ring|text|telephone|on|or|to|NHS)|\b\d{3},)\s\Z", re.IGNORECASE
)
_NO_NUMBER_IF_AFTER = pattern(
    r"[/:]\d|[^\W_]|[ \u00a0]\d{3}(?!\d|,\d|\.\d|[ \u00a0]?(?:mg|mcg|ml|g)\b)"
    r"|\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_ANY_DIGIT = pattern(r"\d")
_DIGITS_BEFORE = pattern(r"\d[ \u00a0]\Z")
_YEARS = range(1900, 2100)
_SHORT_CODES = frozenset({"000", "111", "112", "116", "123", "911", "988", "999"})


class Said(NamedTuple):
    """An amount in a sentence, and the words that say it; `of_all` is how many of whom it is a part."""

    amount: Amount
    words: str
    start: int
    of_all: Fraction | None = None


class _Number(NamedTuple):
    value: Fraction
    unit: str | None
    start: int
    end: int
    in_digits: bool


def amounts(text: str) -> list[Said]:
    """Return all amounts in a text, in order; number words only where a unit follows them."""
    said = list(parts(text))
    if not said:
        return list(_ranges(text))
    rest = list(text)
    for part in said:  # so that its two numbers are not read once more
        rest[part.start : part.start + len(part.words)] = "\0" * len(part.words)
    return sorted([*said, *_ranges("".join(rest))], key=lambda one: one.start)


def parts(text: str) -> Iterator[Said]:
    """Yield all that is said as so many in so many: `7 in 100`, `one out of ten`, `6 of 32`."""
    if not _ANY_DIGIT.search(text) and "ten" not in text:
        return
    for found in _PART.finditer(text):
        some, all_of = _value(found["some"]), _value(found["all"])
        is_year = "," not in found["all"] and _YEARS.start <= all_of < _YEARS.stop
        if some <= all_of and all_of > 1 and not is_year:
            part = 100 * some / all_of
            yield Said(Amount(part, part, "%"), found[0], found.start(), all_of)


def mentions(text: str, amount: Amount) -> bool:
    """Tell whether a text may say each end of an amount in words: `twice`, `a year`, `a quarter`."""
    values = {amount.low, amount.high}
    if amount.unit == "%":
        values = {value / 100 for value in values}
    return all(
        value in _SAID_AS and re.search(rf"\b(?:{_SAID_AS[value]})\b", text, re.IGNORECASE)
        for value in values
    )


def _ranges(text: str) -> Iterator[Said]:
    """Put numbers that a dash or `to` joins together; before `and` and `or` a number has the unit after it."""
    numbers = _numbers(text)
    for place in reversed(range(len(numbers) - 1)):
        one, after = numbers[place], numbers[place + 1]
        if one.unit is None and _RANGE.fullmatch(text, one.end, after.start):
            numbers[place] = one._replace(unit=after.unit)
    place = 0
    while place < len(numbers):
        one = numbers[place]
        after = numbers[place + 1] if place + 1 < len(numbers) else None
        joined = after and _joined(one, after, text)
        last = after if joined and after else one
        if one.in_digits or last.unit is not None:
            yield Said(
                joined or Amount(one.value, one.value, one.unit),
                text[one.start : last.end],
                one.start,
            )
        place += 2 if joined else 1


def _joined(one: _Number, after: _Number, text: str) -> Amount | None:
    """Return the range of two numbers, if they are one."""
    between = text[one.end : after.start]
    if not _RANGE.fullmatch(between) or between.strip() in {"and", "or"}:
        return None
    low = convert(one.value, one.unit, after.unit)
    return Amount(low, after.value, after.unit) if low is not None and low < after.value else None


def _numbers(text: str) -> list[_Number]:
    return [
        _Number(
            _value(found["number"]),
            found["unit"],
            found.start(),
            found.end(),
            found["number"][0].isdigit(),
        )
        for found in _NUMBER.finditer(text)
        if _is_quantity(found, text)
    ]


def _is_quantity(found: re.Match[str], text: str) -> bool:
    number, unit = found["number"], found["unit"]
    before = text[max(0, found.start() - 20) : found.start()]
    if not number[0].isdigit():
        return unit is not None and (number.lower(), unit.lower()) != ("one", "day")
    name = _NAME.search(before)
    if name and name[1].lower() not in UNITS:
        return False
    if unit is not None:
        return True
    if _LABEL.search(before):
        return False
    is_code = number in _SHORT_CODES and _TELEPHONE.search(before)
    is_year = number.isdecimal() and len(number) == _YEAR and int(number) in _YEARS
    is_telephone = number[0] == "0" and number.isdecimal() and len(number) > 1
    is_telephone |= bool(_DIGITS_BEFORE.search(before))
    after = text[found.end() : found.end() + 12]
    return not (is_code or is_year or is_telephone or _NO_NUMBER_IF_AFTER.match(after))


_YEAR = 4  # digits


def _value(digits: str) -> Fraction:
    if digits[0].isdigit():
        return Fraction(digits.replace(",", ""))
    tens, _, ones = digits.lower().partition("-")
    return Fraction((_WORDS.get(tens) or _TENS[tens]) + _WORDS.get(ones, 0))
