"""The name of a medicine is written out.

`MTX` is methotrexate to one reader and mitoxantrone to another, and `MS` may be morphine or
magnesium.

Authority: The Joint Commission, Official "Do Not Use" List (2004), MS, MSO4, MgSO4; ISMP, List of
Error-Prone Abbreviations, Symbols, and Dose Designations (2021), drug name abbreviations.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take MTX once a week.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take methotrexate once a week.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import NUMBER, UNIT, exact, found

LEVEL = Level.ERROR
CLINICIAN_LEVEL = Level.WARNING
ROWS = (12,)

_NAMES = {
    "AZT": "zidovudine",
    "CPZ": "chlorpromazine",
    "HCTZ": "hydrochlorothiazide",
    "MSO4": "morphine sulfate",
    "MgSO4": "magnesium sulfate",
    "MTX": "methotrexate",
    "ZnSO4": "zinc sulfate",
    "6-MP": "mercaptopurine",
    "6-TG": "tioguanine",
}
"""Short names that mean a medicine and nothing else."""
_BEFORE_A_DOSE = {
    "APAP": "paracetamol or acetaminophen",
    "ASA": "aspirin",
    "HCT": "hydrocortisone or hydrochlorothiazide",
    "INH": "isoniazid",
    "MS": "morphine or magnesium sulfate",
    "PTU": "propylthiouracil",
    "TXA": "tranexamic acid",
}
"""Those that mean something else as well, such as multiple sclerosis, unless a dose follows."""
_AROUND = 40
_LETTERS = frozenset(name.lower().strip("-46") for name in (*_NAMES, *_BEFORE_A_DOSE))
_SHORT = pattern(
    rf"(?<![\w-])(?:({'|'.join(_NAMES)})|({'|'.join(_BEFORE_A_DOSE)})(?= {NUMBER} ?{UNIT}))(?![\w-])"
)


def check_words(written: Written) -> Iterator[Fault]:
    if _LETTERS.isdisjoint(written.vocabulary):
        return
    for match in found(_SHORT, written):
        name = _NAMES.get(match[0]) or _BEFORE_A_DOSE[match[0]]
        if _is_explained(written.said, match.start(), name):
            continue
        safe = exact(written, match[0], name) if match[1] else None
        message = f'"{match[0]}" is a short name that is mistaken for other medicines'
        yield written.fault(message, f"write `{name}`", match[0], safe)


def _is_explained(text: str, start: int, name: str) -> bool:
    """Tell whether the whole name stands just before, as in "methotrexate (MTX)"."""
    before = text[max(0, start - _AROUND) : start]
    return before.rstrip(" (,").lower().endswith(name) and before[-1] in " ("
