"""A red flag on a patient's sheet stands in a warning card or among the key points.

In the middle of a paragraph the sentence that matters most looks like all the others.

Authority: CDC Clear Communication Index (2014), items 3, the main message stands out, and 10, the most
important information comes first.

```yaml bad content/claims/example.yaml
- id: faint
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergency-number} if you faint.
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
    claims: [example-red-flag]
  - claims: [faint]
```

```yaml good content/claims/example.yaml
- id: faint
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergency-number} if you faint.
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
    claims: [example-red-flag, faint]
```
"""

from collections.abc import Iterator

from ..schema import Edition, Fault, Level, Library, Show, Subject
from ._choices import PATIENT

LEVEL = Level.ERROR
SAFETY = True
ROWS = (60,)


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    if edition.recipe.audience != PATIENT:
        return
    for section in edition.sections:
        if section.section.show in {Show.WARNING, Show.KEY_POINTS}:
            continue
        for claim in (chosen.claim for chosen in section.chosen):
            if claim.category == "red-flag":
                message = f"the red flag `{claim.id}` is hidden among other words"
                remedy = "move it to a section with `show: warning` or `show: key-points`"
                subject = Subject("handout", edition.recipe.id)
                yield Fault(subject, message, remedy, ("sections", section.index), claim.id)
