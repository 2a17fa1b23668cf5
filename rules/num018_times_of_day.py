"""A dose that is taken several times a day says when.

`Twice a day` is taken at breakfast and lunch by one reader and twelve hours apart by another.

Authority: USP General Chapter 17, Prescription Container Labeling (2012), explicit and standardised
instructions.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 500 mg twice a day.
  sources: [example-source]
  facts:
    doses:
      - key: example-tablet
        drug: paracetamol
        form: tablet
        amount: 500 mg
        route: by mouth
        frequency: twice a day
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 500 mg twice a day, in the morning and in the evening.
  sources: [example-source]
  facts:
    doses:
      - key: example-tablet
        drug: paracetamol
        form: tablet
        amount: 500 mg
        route: by mouth
        frequency: twice a day
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import found

LEVEL = Level.INFO
ROWS = (18,)

_TIMES = pattern(
    r"(?i)(?<!\w)(?:twice|(?:two|three|four|[234]) times) (?:a|each|every|per) day(?!\w)|(?<!\w)twice[ -]daily"
)
_HOLDS = (
    "morning evening night bedtime bed noon midday lunch lunchtime breakfast dinner supper tea meal"
    " meals mealtime mealtimes food eat eating hour hours hourly apart am pm"
)
"""What a day is divided by."""
_ANCHORS = frozenset(_HOLDS.split())


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay:
        return
    if written.claim is None or written.claim.facts is None or not written.claim.facts.doses:
        return
    if not _ANCHORS.isdisjoint(written.vocabulary):
        return
    for match in found(_TIMES, written):
        message = f'"{match[0]}" does not say when'
        remedy = "name times: in the morning and evening, with meals, about 8 hours apart"
        yield written.fault(message, remedy, match[0])
