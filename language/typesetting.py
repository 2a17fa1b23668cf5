"""Numbers and units as they are printed: what belongs together stays on one line.

A number and its unit, "1 in 10", "2 to 3", a date and a telephone number are never split across
lines (UKAAF, *Minimum standards for clear print*; ISMP, *List of error-prone abbreviations*). A
range with a hyphen gets an en dash, straight quotes are curled as English does, a unit takes the
region's name. Nothing else changes: `normal` gives the author's words back, but for names of units.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from .patterns import pattern

SPACE = "\u00a0"
"""A space that does not break."""
JOINER = "\u2060"
"""Printed as nothing; no line ends at it, as one else may after an en dash and after a slash."""
DASH = "\u2013"
TO = DASH + JOINER
"""The dash of a range."""

_SEAM = "\ue000"
"""Stands between two pieces of one wording while they are typeset together; never printed."""
_NONE: Mapping[str, str] = MappingProxyType({})

_UNITS = (
    "mg|g|kg|mcg|[µμ]g|ug|ng|pg|micrograms?|milligrams?|grams?|kilograms?|nanograms?|picograms?"
    "|ml|mL|l|L|dl|dL|fL|litres?|liters?|millilitres?|milliliters?"
    "|mol|mmol|micromol|[µμ]mol|nmol|pmol|IU|units?|mm|cm|m|km|kcal|kJ|pt|%|°C|°F"
    "|am|pm|seconds?|minutes?|hours?|days?|weeks?|months?|years?|y|million|billion"
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_NUMBER = rf"(?<![\w.,]){_DIGITS}(?!\d)"
_GAP = rf"({_SEAM}?)[ {SPACE}]+({_SEAM}?)"
_LETTER = rf"(?<=[^\W\d_]|{_SEAM})"

_Change = str | Callable[[re.Match[str]], str]


def _ascending(match: re.Match[str]) -> str:
    """Join the ends of a range; what falls is a telephone number, a score or a code."""
    low, high = (float(end.replace(",", "")) for end in match.groups())
    return f"{match[1]}{TO}{match[2]}" if low < high else match[0]


def _telephone(match: re.Match[str]) -> str:
    """Keep groups of digits together if they are as many as the shortest telephone numbers have."""
    long_enough = sum(character.isdigit() for character in match[0]) >= _SHORTEST_TELEPHONE
    return match[0].replace(" ", SPACE) if long_enough else match[0]


_SHORTEST_TELEPHONE = 6
_TABLE: tuple[tuple[re.Pattern[str], _Change], ...] = tuple(
    (pattern(found), change)
    for found, change in (
        # 180-350
        (
            rf"(?<![\w.,/:+={DASH}{JOINER}-])({_DIGITS})-(?!0\d)({_DIGITS})(?![\w/-]|[.,:]\d)",
            _ascending,
        ),
        # 2.4 micrograms, 14 pt, 3 months
        (rf"({_NUMBER}){_GAP}(?=(?:{_UNITS})(?!\w))", rf"\1\2{SPACE}\3"),
        # 250 mcg-1 mg
        (
            rf"({_NUMBER}{SPACE}(?:{_UNITS}))-(?={_NUMBER}[ {SPACE}](?:{_UNITS})(?!\w))",
            rf"\1{TO}",
        ),
        # 180 ng/L
        (rf"({_NUMBER}{SPACE}(?:{_UNITS}))/(?=[^\W\d_])", rf"\1/{JOINER}"),
        # 1 in 10, 6 of 32, 2 to 3
        (
            rf"({_NUMBER}){_GAP}(in|of|to){_GAP}(?={_NUMBER})",
            rf"\1\2{SPACE}\3\4\5{SPACE}\6",
        ),
        # 116 123
        (r"(?<![\w.,-])\+?\d{2,}(?: \(?\d{2,}\)?)+(?![\w,.-]?\d)", _telephone),
        # 23 February, February 2026, February 23, 2026
        (rf"((?<!\w)\d\d?){_GAP}(?=(?:{_MONTHS})(?!\w))", rf"\1\2{SPACE}\3"),
        (rf"((?<!\w)(?:{_MONTHS})){_GAP}(?=\d{{1,4}}(?!\w))", rf"\1\2{SPACE}\3"),
        (
            rf"((?<!\w)(?:{_MONTHS}){SPACE}\d\d?,){_GAP}(?=\d{{4}}(?!\w))",
            rf"\1\2{SPACE}\3",
        ),
        # Crohn's, the 1990's; 'so' and "so"; patients' (but 5' and 5" stay)
        (rf"{_LETTER}'(?=\w)|(?<=\d)'(?=s(?!\w))", "’"),
        (r"(?<![\w'])'(?=\S)([^']+)(?<=\S)'(?!\w)", r"‘\1’"),
        (r'(?<![\w"])"(?=\S)([^"]+)(?<=\S)"(?!\w)', r"“\1”"),
        (rf"{_LETTER}'", "’"),
    )
)
"""What is changed, in this order; each row has an example above it."""

_AFFECTED = pattern(r"[\d'\"]")
_ADDRESS = pattern(r"((?<!\S)\S*(?:://|@|www\.)\S*)")
_CONTACT_GAP = pattern(r"(?<=[\d)]) (?=[(\d])")
_NORMAL = str.maketrans(
    {SPACE: " ", JOINER: None, DASH: "-", "‘": "'", "’": "'", "“": '"', "”": '"'}
)


def typeset(text: str, units: Mapping[str, str] = _NONE) -> str:
    """Return `text` as it is printed; `units` maps a unit to its name: `mcg` to `micrograms`."""
    return typeset_all([text], units)[0]


def typeset_all(pieces: Sequence[str], units: Mapping[str, str] = _NONE) -> list[str]:
    """Typeset the pieces of one wording, also across their ends, as in `**5** mg`.

    Web and mail addresses are left alone.
    """
    if not any(_AFFECTED.search(piece) for piece in pieces):
        return list(pieces)
    parts = _ADDRESS.split(_SEAM.join(piece.replace(_SEAM, "") for piece in pieces))
    parts[::2] = [_set(part, units) for part in parts[::2]]
    return "".join(parts).split(_SEAM)


def keep_together(text: str) -> str:
    """Return a line of contact details with no line end inside a number; nothing else changes."""
    return _CONTACT_GAP.sub(SPACE, text)


def normal(text: str) -> str:
    """Return printed words as authors write them: plain spaces, hyphens, straight quotes."""
    return text.translate(_NORMAL)


def _set(text: str, units: Mapping[str, str]) -> str:
    for found, change in _TABLE:
        text = found.sub(change, text)
    return _rename(text, units) if units else text


def _rename(text: str, units: Mapping[str, str]) -> str:
    """Give units after a number the region's name: one in full, more than one in the plural."""

    def named(match: re.Match[str]) -> str:
        number, before, after, unit = match.groups()
        return f"{number}{before}{SPACE}{after}{_singular(units[unit], number)}"

    return _unit_pattern(tuple(units)).sub(named, text)


@lru_cache(maxsize=32)
def _unit_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(units, key=lambda unit: (-len(unit), unit))
    return re.compile(rf"({_NUMBER}){_GAP}({'|'.join(map(re.escape, longest_first))})(?!\w)")


def _singular(unit: str, number: str) -> str:
    is_word = len(unit) > _LONGEST_SYMBOL and unit.endswith("s")
    return unit.removesuffix("s") if number == "1" and is_word else unit


_LONGEST_SYMBOL = 4
