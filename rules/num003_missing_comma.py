"""A large number has a comma between its thousands.

Nobody sees at a glance whether `100000 units` is a hundred thousand or a million.

Authority: ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021), large
doses without properly placed commas; NHS service manual, Numbers, measurements, dates and time
(2026), numbers over 999.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Inject 10000 units under the skin once a day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Inject 10,000 units under the skin once a day.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import FORMS, MASS, PER_VOLUME, UNIT, VOLUME, exact, found

LEVEL = Level.WARNING
CLINICIAN_LEVEL = Level.INFO
ROWS = (3,)

_PEOPLE = r"(?:people|persons|patients|women|men|children|adults|babies|infants|births|pregnancies)"
_COUNTED = rf"(?:kcal|kJ|calories|steps)(?!\w)|(?<!20\d\d )(?<!19\d\d )(?:{_PEOPLE}(?!\w)|{FORMS})"
_LETTERED = r" [LG] [A-Z]"
"""A street: 1201 L Street."""
_LARGE = pattern(
    rf"(?<![\w.,/:+=-])(?!(?<=[Ii]n )(?:19|20)\d\d units?)([1-9]\d{{3,11}}+)(?![\d,/]|{_LETTERED})(\.\d++)?"
    rf"(?=(?: ?(?:-|–|to|or) ?\d[\d,.]{{0,12}})? ?-?(?:{UNIT}(?!{PER_VOLUME})|{_COUNTED}))"
    r"|(?<=(?<!\w)1 in )([1-9]\d{3,11}+)(?!\d|[,.:/-]\d)"
    r"|(?<=\d(?:-|–))([1-9]\d{3,11}+)"
    rf"(?= ?(?:{MASS}|{VOLUME}|units?|IU|mmol)(?!\w))"
)


def check_words(written: Written) -> Iterator[Fault]:
    if not _FOUR_DIGITS.search(written.text):
        return
    for match in found(_LARGE, written):
        whole = match[1] or match[3] or match[4]
        instead = f"{int(whole):,}{match[2] or ''}"
        yield written.fault(
            f'"{match[0]}" is hard to read without a comma',
            f"write `{instead}`",
            match[0],
            exact(written, match[0], instead),
        )


_FOUR_DIGITS = pattern(r"\d{4}")
