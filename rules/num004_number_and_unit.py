"""A number and its unit stand apart, the unit has no full stop, and in the US millilitres are `mL`.

In `10mg` the m is read as two zeros. With the space, which no line ends at when the page is
printed, it is not; a full stop after a unit is read as a 1.

Authority: ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021), dose
designations: space between dose and unit, no full stop, mL. The NHS service manual writes `250mg`;
the style with fewer mistakes goes before it here.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 10mg once a day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 10 mg once a day.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level, Profile
from ._numbers import MASS, NUMBER, START, VOLUME, exact, found, measures

LEVEL = Level.WARNING
CLINICIAN_LEVEL = Level.INFO
ROWS = (4,)

_UNIT = rf"(?:{MASS}|{VOLUME}|units?|mmol)"
_TIGHT = pattern(rf"{START}(?<!type )(?<!types )(?<!Type )({NUMBER})({_UNIT})(?!\w)")
_STOPPED = pattern(rf"{START}({NUMBER}) ?({_UNIT})\.(?= +[a-z(]|[,;)])")
_SMALL = pattern(rf"{START}({NUMBER}) ?(ml)(?!\w)")


def check_words(written: Written) -> Iterator[Fault]:
    if not measures(written):
        return
    for match in found(_STOPPED, written):
        yield _fault(written, match, "has a full stop after its unit")
    for match in found(_TIGHT, written):
        yield _fault(written, match, "has no space before its unit")
    if "ml" in written.text and Profile.US in written.profiles and not _renamed(written):
        for match in found(_SMALL, written):
            yield _fault(written, match, "has an l that is read as a 1", "mL")


def _fault(written: Written, match: re.Match[str], what: str, unit: str | None = None) -> Fault:
    instead = f"{match[1]} {unit or match[2]}"
    safe = exact(written, match[0], instead)
    return written.fault(f'"{match[0]}" {what}', f"write `{instead}`", match[0], safe)


def _renamed(written: Written) -> bool:
    """Tell whether each region of the US profile prints `ml` by another name."""
    return all("ml" in one.units for one in written.regions if one.profile is Profile.US)
