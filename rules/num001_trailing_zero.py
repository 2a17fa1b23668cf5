"""A dose has no zero at the end of its decimals.

A reader who misses the point in `1.0 mg` takes ten times the dose. Results of a laboratory, told
per litre, may show how exactly they were measured, and so may grams in lists of food.

Authority: The Joint Commission, Official "Do Not Use" List (2004), trailing zero, with its
exception for laboratory results; ISMP, List of Error-Prone Abbreviations, Symbols, and Dose
Designations (2021), dose designations.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 1.0 mg once a day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 1 mg once a day.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Claim, Fault, Level, Library
from ._facts import dose_words
from ._numbers import FORMS, PER_VOLUME, START, UNIT, exact, found, measures

LEVEL = Level.ERROR
ROWS = (1,)
SAFETY = True

_DOSE = pattern(
    rf"{START}(\d++(?:,\d{{3}})*+)(\.\d*?)0++(?= ?-?(?:(?!ng ?/){UNIT}(?!{PER_VOLUME})|{FORMS}))"
)
_GRAMS = pattern(r"\d[ -]?(?:g|grams?)\Z")
_FOOD = "fibre fiber sugar sugars saturates carbohydrate carbohydrates protein calories cereal"
_FIBRE = frozenset(_FOOD.split())
"""What food is told by, in tenths of grams all down a list: 4.3 grams, 4.0 grams."""
_BEHIND = pattern(rf" ?-?(?:{UNIT}|{FORMS})")


def check_words(written: Written) -> Iterator[Fault]:
    if "0" not in written.text or not measures(written):
        return
    for match in found(_DOSE, written):
        unit = _BEHIND.match(written.said, match.end())
        words = match[0] + (unit[0] if unit else "")
        if _GRAMS.search(words) and not _FIBRE.isdisjoint(written.vocabulary):
            continue
        instead = f"{match[1]}{match[2].rstrip('.')}" + (unit[0] if unit else "")
        message = f'"{words}" is read as ten times as much where the point is missed'
        yield written.fault(message, f"write `{instead}`", words, exact(written, words, instead))


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    """Judge what facts say of doses too: from there it is copied into wordings."""
    for written in dose_words(claim):
        yield from check_words(written)
