"""Daily and every other day are written out, not as QD and QOD.

One is taken for the other and for `qid`, and the reader takes a half, double or four times the
medicine.

Authority: The Joint Commission, Official "Do Not Use" List (2004), Q.D., QD, Q.O.D., QOD; ISMP,
List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021), abbreviations for
frequency.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 5 mg qd.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 5 mg every day.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import exact, found

LEVEL = Level.ERROR
ROWS = (11,)
SAFETY = True

_QD = pattern(
    r"(?<![\w.])(?:(?:q\.(o\.)?d|Q\.(O\.)?D(?!\. [A-Z]))(?:\.(?=[ ,;)]+[a-z(]))?|qd|QD|(qod|QOD|QoD))(?![\w&-]|\.\w)"
)
_LETTERS = frozenset({"qd", "qod", "q"})


def check_words(written: Written) -> Iterator[Fault]:
    if _LETTERS.isdisjoint(written.vocabulary):
        return
    for match in found(_QD, written):
        instead = "every other day" if any(match.groups()) else "daily"
        message = f'"{match[0]}" is mistaken for another time'
        remedy = f"write `{instead}`"
        yield written.fault(message, remedy, match[0], exact(written, match[0], instead))
