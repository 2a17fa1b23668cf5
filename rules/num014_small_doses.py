"""In the UK less than a gram is told in milligrams, and less than a milligram in micrograms.

`0.1 mg` is read as 1 mg by one who misses the point; 100 micrograms has no point to miss.

Authority: British National Formulary, Guidance on prescribing, prescription writing: quantities
less than 1 gram in milligrams, less than 1 milligram in micrograms.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 0.1 mg once a day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 100 micrograms once a day.
  sources: [example-source]
```
"""

from collections.abc import Iterator
from decimal import Decimal

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level, Profile
from ._numbers import PER_VOLUME, START, found

LEVEL = Level.WARNING
CLINICIAN_LEVEL = Level.INFO
ROWS = (14,)

_SMALL = pattern(
    rf"{START}(0\.\d++) ?(mg|milligrams?|g|grams?)(?!\w|{PER_VOLUME}| ?/ ?m[Ll])(?![ -](?:to|or) [1-9])"
)
_SMALLER = {"g": "mg", "gram": "mg", "grams": "mg", "mg": "micrograms", "milligram": "micrograms"}
_UNITS = frozenset({"g", "gram", "grams", "mg", "milligram", "milligrams"})
_LABELLED = "salt sugar sugars fat fats saturates fibre fiber protein food foods label"
"""What food is labelled with, in grams and tenths of grams."""
_FOOD = frozenset(_LABELLED.split())


def check_words(written: Written) -> Iterator[Fault]:
    if "0." not in written.text or _UNITS.isdisjoint(written.vocabulary):
        return
    if Profile.UK_NHS not in written.profiles or not _FOOD.isdisjoint(written.vocabulary):
        return
    for match in found(_SMALL, written):
        amount = (Decimal(match[1]) * 1000).normalize()
        instead = f"{amount:f} {_SMALLER.get(match[2], 'micrograms')}"
        message = f'"{match[0]}" has a point that may be missed'
        yield written.fault(message, f"write `{instead}`", match[0])
