"""Micrograms are printed as each region's standard has them: in full, or in the US as mcg.

`µg` is read as mg, a thousand times as much. What counts is what is printed: a region's `units` may
rename them.

Authority: British National Formulary, Guidance on prescribing, prescription writing: micrograms and
nanograms are not abbreviated; The Joint Commission, Official "Do Not Use" List (2004), µg; ISMP,
List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021), µg.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 50 µg once a day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 50 micrograms once a day.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level, Profile, Region
from ._numbers import exact, found

LEVEL = Level.ERROR
CLINICIAN_LEVEL = Level.WARNING
ROWS = (13,)

_SHORT = pattern(
    r"(?<![^\W\d_])(?:(?P<number>\d[\d,.]{0,12})(?P<gap>[ -]?))?(?P<unit>mcg|[µμ]g|ug|ng)(?!\w)"
    r"(?P<per> ?/ ?(?:[dm]?[Ll]|lit))?"
)
_SIGNS = frozenset({"µg", "μg", "ug"})
_ALL = _SIGNS | {"mcg", "ng"}
_FORBIDDEN = {Profile.UK_NHS: _ALL, Profile.US: _SIGNS, None: _SIGNS}
"""What is never printed, by profile."""


def check_words(written: Written) -> Iterator[Fault]:
    if _ALL.isdisjoint(written.vocabulary):
        return
    for match in found(_SHORT, written):
        if _is_of_a_dose(match, written) and _is_printed(match, written):
            words = match[0].removesuffix(match["per"] or "")
            instead = _in_full(match)
            message = f'"{words}" is printed, and is misread as milligrams or not at all'
            safe = exact(written, words, instead)
            yield written.fault(message, f"write `{instead}`", words, safe)


def _in_full(match: re.Match[str]) -> str:
    name = "nanogram" if match["unit"] == "ng" else "microgram"
    if match["gap"] == "-":
        return f"{match['number']}-{name}"
    if match["number"] is None:
        return f"{name}s"
    return f"{match['number']} {name}{'' if match['number'] == '1' else 's'}"


def _is_of_a_dose(match: re.Match[str], written: Written) -> bool:
    """Tell whether it may be a dose.

    Else it is a concentration, which professionals read as laboratories print it; or it is explained,
    as in "micrograms (mcg)"; or it is no unit, as in "an ng tube".
    """
    if match["number"] is None:
        return match["unit"] != "ng" and "micrograms" not in written.vocabulary
    return match["per"] is None or (match["unit"] != "ng" and written.is_lay)


def _is_printed(match: re.Match[str], written: Written) -> bool:
    """Tell whether a region prints the unit, under whatever name, against its own standard."""
    if not written.regions:
        return match["unit"] in _SIGNS
    return any(_printed(match, one) in _FORBIDDEN[one.profile] for one in written.regions)


def _printed(match: re.Match[str], region: Region) -> str:
    """Return a unit as a region prints it: only one after a number and a space is renamed."""
    unit = match["unit"]
    return region.units.get(unit, unit) if match["gap"] == " " else unit
