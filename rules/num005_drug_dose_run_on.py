"""A space stands between a medicine and its dose.

Run together, the last letter of the name is read as a digit: in `Inderal40 mg` the l becomes a 1,
and 40 becomes 140.

Authority: ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021), drug name
and dose run together.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take propranolol40 mg twice a day, in the morning and evening.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take propranolol 40 mg twice a day, in the morning and evening.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import UNIT, exact, found, measures

LEVEL = Level.ERROR
CLINICIAN_LEVEL = Level.WARNING
ROWS = (5,)
SAFETY = True

_RUN_ON = pattern(
    r"(?<![^\W_])([^\W\d_]*+(?<=[a-z]{4}))(\d++(?:,\d{3})*+(?:\.\d++)?+"
    rf"(?: ?-?{UNIT}| (?:mg|mcg)(?!\w)))"
)


def check_words(written: Written) -> Iterator[Fault]:
    if not measures(written):
        return
    for match in found(_RUN_ON, written):
        instead = f"{match[1]} {match[2]}"
        message = f'"{match[0]}" runs the name into the dose'
        remedy = f"write `{instead}`"
        yield written.fault(message, remedy, match[0], exact(written, match[0], instead))
