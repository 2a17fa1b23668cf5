"""Numbers and units in wordings: the patterns that the rules on notation share."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ..language.patterns import pattern
from ..language.written import Written

SMALL_MASS = r"micrograms?|mcg|[µμ]g|ug|nanograms?|ng"
"""Below a milligram; both signs for micro, U+00B5 and U+03BC."""
MASS = rf"{SMALL_MASS}|milligrams?|mg|kilograms?|kg|grams?|g"
VOLUME = r"millilit(?:re|er)s?|mL|ml|lit(?:re|er)s?|L|l"
UNIT = rf"(?:{MASS}|{VOLUME}|units?|IU|mmol)(?!\w)"
"""A unit that medicines are measured in, up to the end of the word."""
FORMS = (
    r"(?:tablets?|capsules?|caplets?|pills?|lozenges?|patch(?:es)?|puffs?|drops?|sachets?|vials?"
    r"|ampoules?|suppositor(?:y|ies)|pessar(?:y|ies)|sprays?|doses?|injections?)(?!\w)"
)
"""What a medicine is counted in."""
NUMBER = r"\d++(?:,\d{3})*+(?:\.\d++)?+"
START = r"(?<![\w.,])"
"""Nothing of a number or a word stands before."""
PER_VOLUME = r"\s?/\s?(?:d?L|l|lit(?:re|er)s?|100)(?!\w)"
"""What makes an amount a laboratory's: mmol/L, mg/dL."""

_UNITS = (
    "microgram micrograms mcg µg μg ug nanogram nanograms ng milligram milligrams mg kilogram"
    " kilograms kg gram grams g millilitre millilitres milliliter milliliters ml litre litres liter"
    " liters l unit units iu mmol"
)
UNIT_WORDS = frozenset(_UNITS.split())
"""The units as they stand among `Written.vocabulary`: a quick look before a slow pattern."""
_FORMS = (
    "tablet tablets capsule capsules caplet caplets pill pills lozenge lozenges patch patches puff"
    " puffs drop drops sachet sachets vial vials ampoule ampoules suppository suppositories pessary"
    " pessaries spray sprays dose doses injection injections"
)
FORM_WORDS = frozenset(_FORMS.split())
STREET = r" [A-Z][a-z]{1,20} (?:Avenue|Ave|Lane|Place|Rd|Road|Row|Square|Street|Terrace|Way)(?!\w)"
"""The rest of an address, after the number of the house."""
_SMALL = pattern(r"(0\.\d+)[ -]*(mg|milligrams?|g|grams?)")
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Small numbers in words; the place of each is its number."""


def found(pattern: re.Pattern[str], written: Written) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds in the words, without their marks."""
    return pattern.finditer(written.said)


def measures(written: Written) -> bool:
    """Tell whether the words may hold an amount of a medicine."""
    return not (
        UNIT_WORDS.isdisjoint(written.vocabulary) and FORM_WORDS.isdisjoint(written.vocabulary)
    )


def exact(written: Written, words: str, instead: str) -> str | None:
    """Return a replacement of words that stand in the text as they are said, with no marks inside."""
    return instead if words in written.text else None


def without_point(dose: str) -> str | None:
    """Return a dose below one in the next smaller unit, as `400 micrograms` for `0.4 mg`; None where none is."""
    if not (match := _SMALL.fullmatch(dose)):
        return None
    amount = (Decimal(match[1]) * 1000).normalize()
    return f"{amount:,f} {'mg' if match[2][0] == 'g' else 'micrograms'}"
