"""The volume of a dose is in mL, not in cc or cm3.

`cc` is read as a u for units or as two zeros.

Authority: ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021), cc;
British National Formulary, Guidance on prescribing, prescription writing: mL, not cubic centimetre,
cc or cm3.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Swallow 5 cc once a day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Swallow 5 mL once a day.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import NUMBER, START, exact, found

LEVEL = Level.ERROR
CLINICIAN_LEVEL = Level.WARNING
ROWS = (6,)

_ENGINE = r" (?:engine|motor|scooter|moped|bike|car)"
_CC = pattern(rf"{START}({NUMBER})[ -]?(?:cc|c\.c\.|CC)(?!\w|{_ENGINE})")
_CUBIC = pattern(rf"{START}({NUMBER})[ -]?(?:cm3|cm³)(?!\w)")
_DOSING = (
    "take takes taken give gives given drink swallow inject injected injection draw dose doses"
    " syringe infuse infusion syrup"
)
"""Words that tell a dose from the size of an organ."""
_GIVEN = frozenset(_DOSING.split())


def check_words(written: Written) -> Iterator[Fault]:
    if "c" not in written.text or not _QUICK.search(written.text):
        return
    for match in found(_CC, written):
        yield _fault(written, match)
    if not _GIVEN.isdisjoint(written.vocabulary):
        for match in found(_CUBIC, written):
            yield _fault(written, match)


_QUICK = pattern(r"\d[ -]?(?:c[cm.]|CC)")


def _fault(written: Written, match: re.Match[str]) -> Fault:
    instead = f"{match[1]} mL"
    message = f'"{match[0]}" is a volume that is misread'
    safe = exact(written, match[0], instead)
    return written.fault(message, f"write `{instead}`", match[0], safe)
