"""A decimal below one begins with a zero.

A reader who misses the point in `.5 mg` takes ten times the dose.

Authority: The Joint Commission, Official "Do Not Use" List (2004), lack of leading zero; ISMP, List
of Error-Prone Abbreviations, Symbols, and Dose Designations (2021), dose designations; NHS service
manual, Numbers, measurements, dates and time (2026), numbers less than 1.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take .5 mg once a day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 0.5 mg of it in the evening.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Claim, Fault, Level, Library, Profile
from ._facts import dose_words
from ._numbers import FORMS, UNIT, exact, found, measures, without_point

LEVEL = Level.ERROR
ROWS = (2,)
SAFETY = True

_NAKED = pattern(rf"(?<![\w.,])\.\d++ ?-?(?:{UNIT}|{FORMS})")


def check_words(written: Written) -> Iterator[Fault]:
    if "." not in written.text or not measures(written):
        return
    for match in found(_NAKED, written):
        instead = f"0{match[0]}"
        message = f'"{match[0]}" is read as ten times as much where the point is missed'
        remedy = f"write `{instead}`{_in_the_uk(instead, written)}"
        yield written.fault(message, remedy, match[0], exact(written, match[0], instead))


def _in_the_uk(dose: str, written: Written) -> str:
    """Name the smaller unit that the UK writes, for which rule NUM014 would ask next."""
    smaller = without_point(dose) if Profile.UK_NHS in written.profiles else None
    return f", or better, as the UK does, `{smaller}`" if smaller else ""


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    """Judge what facts say of doses too: from there it is copied into wordings."""
    for written in dose_words(claim):
        yield from check_words(written)
