"""What patients should do is told with a time: "in the next 3 days", not "soon".

"Soon" is today for one reader and next month for another. Only what the reader or the team is to do is judged:
"it may soon get better" tells what nobody knows. It is information: sometimes nobody knows a number.

Authority: NHS service manual, How we write (2019): no "a long time" or "a good chance" where a number can be
given.

```yaml bad content/claims/example.yaml
- id: new-cough
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: See a doctor soon if you cough up blood.
  sources: [example-source]
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag, new-cough]
```

```yaml good content/claims/example.yaml
- id: new-cough
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: See a doctor in the next 2 days if you cough up blood.
  sources: [example-source]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag, new-cough]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.INFO
ROWS = (52,)

_ACTS = (
    r"(?:arrange|ask|book|call|come|contact|get(?! pregnant)|give|go|hear|make|phone|report|ring|see|send|speak|start"
    r"|talk|tell|visit|write)"
)
_TOLD = (
    r"(?:^|[.!?:;,] |\b(?:should|must|will|please|can|may|(?:need|have|sure|want) to|and|or|then) )"
)
_VAGUE = pattern(
    rf"{_TOLD}{_ACTS}\b[^.!?:;,]{{0,50}}?(?<!\bas )(?<!\btoo )(?<!\bhow )(?P<soon>\b(?:soon|shortly)\b)"
    r"(?! (?:after|afterwards?|before|as|be|enough|feel|stop|go)\b)"
    r"|(?P<due>\bin due course\b)|(?P<chance>\ba good chance\b(?! to\b))"
    r"|\b(?:tell|ask|call|phone)\b[^.!?:;,]{0,50}? if you(?: have|['’]ve)? (?P<lately>recently|lately)\b",
    re.IGNORECASE,
)
_HINTS = frozenset({"soon", "shortly", "due", "chance", "recently", "lately"})
_TOLD_TO_DO = frozenset({"red-flag", "self-care", "treatment", "monitoring"})


def check_words(written: Written) -> Iterator[Fault]:
    if _HINTS.isdisjoint(written.vocabulary) or not written.is_lay:
        return
    if written.claim is not None and written.claim.category in _TOLD_TO_DO:
        for found in _VAGUE.finditer(written.said):
            words = found[found.lastgroup or 0]
            message = f'"{words}" leaves open {"how likely" if found["chance"] else "when"}'
            remedy = (
                "give the number" if found["chance"] else "say in how many hours, days or weeks"
            )
            yield written.fault(message, remedy, words)
