"""Quantities: units that can be converted, and whether two amounts are the same.

Mass, volume, length, time, parts of a whole and amounts of substance are each converted among themselves, and
never into one another: how many nanograms a mole weighs depends on the substance. All is exact (fractions), but
that a month is as long as four weeks or 30 days to whoever says so.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from ..schema import Quantity, Risk
from .patterns import pattern

PART = "part"
"""The kind of percentages and of so many in so many."""

_MONTH = Fraction(487, 16)  # days: a twelfth of 365.25
_ALIKE = Fraction(1, 10)  # 4 weeks, 28 or 30 days, a month

_KINDS: Mapping[str, Mapping[Fraction, str]] = MappingProxyType(
    {
        "mass": {
            Fraction(1000): "kg kilogram kilograms",
            Fraction(1): "g gram grams",
            Fraction(1, 10**3): "mg milligram milligrams",
            Fraction(1, 10**6): "mcg ug \u00b5g \u03bcg microgram micrograms",
            Fraction(1, 10**9): "ng nanogram nanograms",
            Fraction(1, 10**12): "pg picogram picograms",
        },
        "volume": {
            Fraction(1): "l litre litres liter liters",
            Fraction(1, 10): "dl decilitre decilitres deciliter deciliters",
            Fraction(1, 10**3): "ml millilitre millilitres milliliter milliliters",
            Fraction(1, 10**6): "\u00b5l \u03bcl microlitre microlitres microliter microliters",
        },
        "substance": {
            Fraction(1): "mol",
            Fraction(1, 10**3): "mmol millimol",
            Fraction(1, 10**6): "micromol \u00b5mol \u03bcmol umol",
            Fraction(1, 10**9): "nmol nanomol",
            Fraction(1, 10**12): "pmol picomol",
        },
        "length": {
            Fraction(1): "metre metres meter meters",
            Fraction(1, 100): "cm centimetre centimetres centimeter centimeters",
            Fraction(1, 1000): "mm millimetre millimetres millimeter millimeters",
        },
        "time": {
            Fraction(1, 86400): "second seconds sec secs",
            Fraction(1, 1440): "minute minutes min mins",
            Fraction(1, 24): "hour hours hr hrs h",
            Fraction(1): "day days d",
            Fraction(7): "week weeks wk wks",
            _MONTH: "month months",
            12 * _MONTH: "year years yr yrs y",
        },
        PART: {Fraction(1, 100): "% percent"},
        **{
            names.split()[0]: {Fraction(1): names}
            for names in (
                "unit units iu",
                "tablet tablets",
                "capsule capsules",
                "puff puffs",
                "drop drops",
            )
        },
    }
)
_UNITS: Mapping[str, tuple[Fraction, str]] = MappingProxyType(
    {
        name: (factor, kind)
        for kind, units in _KINDS.items()
        for factor, names in units.items()
        for name in names.split()
    }
)
UNITS = tuple(sorted(_UNITS, key=len, reverse=True))
"""All names of units that can be converted, in small letters, the longest first."""

_PER = pattern(r"\s*/\s*| (?:per|a|an|each) ")
_ADVERBS = MappingProxyType(
    {"hourly": "/hour", "daily": "/day", "weekly": "/week", "monthly": "/month", "yearly": "/year"}
)


class Measure(NamedTuple):
    """What a unit measures: `factor` makes it the kind's own unit; only what is of one kind is compared.

    `lead` is its first word alone, as in `mg` a day, or None where that is no unit that we know; `calendar` where
    its length depends on the calendar.
    """

    factor: Fraction
    kind: str
    lead: tuple[Fraction, str] | None = None
    calendar: bool = False


class Amount(NamedTuple):
    """A number, or a range from `low` to `high`, in a unit."""

    low: Fraction
    high: Fraction
    unit: str | None = None

    def __str__(self) -> str:
        """Write it as `1,000 to 2,000 mg`, `1 month` or `3 to 10 days`."""
        ends = dict.fromkeys((_written(self.low), _written(self.high)))
        unit = _in_number(self.unit or "", one=self.low == self.high == 1)
        return " to ".join(ends) + ("" if unit in {"", "%"} else " ") + unit


@lru_cache(maxsize=4096)
def measure(unit: str | None) -> Measure:
    """Return what a unit measures; words that are no unit we know are a kind of their own."""
    words = " ".join((unit or "").lower().replace("per cent", "%").split())
    for adverb, per in _ADVERBS.items():
        words = words.replace(f" {adverb}", per)
    first, *others = (_part(part) for part in _PER.split(words))
    factor = first.factor
    for other in others:
        factor /= other.factor
    return Measure(
        factor,
        "/".join(part.kind for part in (first, *others)),
        first.lead,
        any(part.calendar for part in (first, *others)),
    )


def _part(words: str) -> Measure:
    """Read a unit without `per`: `months of age` is a time, but of age."""
    first, _, rest = words.partition(" ")
    known = _UNITS.get(first.rstrip(",;."))
    if known is None:
        return Measure(Fraction(1), words)
    factor, kind = known
    return Measure(factor, f"{kind} {rest}".rstrip(), known, kind == "time" and factor >= _MONTH)


def convert(value: Fraction, unit: str | None, into: str | None) -> Fraction | None:
    """Return a number in another unit; None where the two measure different things."""
    one, other = measure(unit), measure(into)
    return value * one.factor / other.factor if one.kind == other.kind else None


def differ(one: Amount, other: Amount) -> bool:
    """Tell whether two amounts that can be compared are not the same; a number differs from a range."""
    mine, theirs = measure(one.unit), measure(other.unit)
    if mine.kind != theirs.kind:
        return False
    if mine.factor == theirs.factor:
        return one[:2] != other[:2]
    fuzzy = mine.calendar != theirs.calendar
    return not all(
        _equal(a * mine.factor, b * theirs.factor, fuzzy=fuzzy)
        for a, b in ((one.low, other.low), (one.high, other.high))
    )


def holds(amount: Amount, value: Fraction, unit: str | None) -> bool:
    """Tell whether an amount has a number as one of its ends, as well as words can tell it.

    A number without a unit may be any; `2.4 mcg` may be said of 2.4 micrograms a day; `10%` is no bare 10.
    """
    mine, theirs = measure(unit), measure(amount.unit)
    if unit is None or theirs.lead is None or mine.lead is None:
        fits = mine.lead is None or amount.unit is not None
        return fits and value in (amount.low, amount.high)
    if mine.kind == theirs.kind:
        one, other = mine.factor, theirs.factor
    elif mine.lead[1] == theirs.lead[1]:
        one, other = mine.lead[0], theirs.lead[0]
    else:
        return False
    if one == other:  # as most are, and fractions are slow to multiply
        return value in (amount.low, amount.high)
    fuzzy = mine.calendar != theirs.calendar
    ends = (amount.low, amount.high)
    return any(_equal(value * one, end * other, fuzzy=fuzzy) for end in ends)


def of_quantity(quantity: Quantity) -> Amount:
    """Return the amount that a fact states."""
    value = quantity.value
    low, high = (value, value) if value is not None else (quantity.low, quantity.high)
    return Amount(exactly(low or Decimal()), exactly(high or Decimal()), quantity.unit)


def of_risk(risk: Risk) -> Amount:
    """Return the part of all people that a risk states, exactly."""
    part = 100 * exactly(risk.numerator) / exactly(risk.denominator)
    return Amount(part, part, "%")


def exactly(number: Decimal) -> Fraction:
    """Return a number as a fraction; what no author means is cut off, for it would fill the memory."""
    return Fraction(min(max(number, _LEAST), _MOST)) if number else Fraction(0)


_LEAST, _MOST = Decimal("1e-30"), Decimal("1e30")


def _equal(one: Fraction, other: Fraction, *, fuzzy: bool) -> bool:
    return abs(one - other) <= max(one, other) * _ALIKE if fuzzy else one == other


def _written(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".") if value > _TINY else f"{float(value):g}"


_TINY = Fraction(1, 1000)
_COUNTED = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "tablet",
        "capsule",
        "puff",
        "drop",
        "unit",
        "microgram",
        "milligram",
    ]
)


def _in_number(unit: str, *, one: bool) -> str:
    """Write a unit of one or of several: `month of age`, `months of age`."""
    first, space, rest = unit.partition(" ")
    bare = first.removesuffix("s")
    if bare.lower() not in _COUNTED:
        return unit
    return bare + ("" if one else "s") + space + rest
