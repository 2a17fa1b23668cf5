"""A claim on a warning card is no more urgent than the card.

A sign that is tagged `emergency` and stands on the card for the same day tells the reader to wait. On a card that
is more urgent than its tag it does no harm, and is passed by.

Authority: NHS service manual, help users decide when and where to get care (2026), care cards, of which each has one
level of urgency.

```yaml bad content/claims/example.yaml
- id: swelling
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Get help if your face swells.
  sources: [example-source]
  tags: [emergency]
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
  - show: warning
    level: same-day
    claims: [swelling]
```

```yaml good content/claims/example.yaml
- id: swelling
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergency-number} if your face swells.
  sources: [example-source]
  tags: [emergency]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag, swelling]
```
"""

from collections.abc import Iterator

from ..schema import Edition, Fault, Level, Library, Show, Subject
from ._choices import too_late

LEVEL = Level.ERROR


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    subject = Subject("handout", edition.recipe.id)
    for block in edition.sections:
        level = block.section.level
        if block.section.show is not Show.WARNING:
            continue
        for claim in (chosen.claim for chosen in block.chosen):
            if tag := too_late(claim, level):
                message = f"`{claim.id}` is tagged `{tag}` and stands on a card of level `{level}`"
                remedy = f"move it to a card of level `{tag}`, or mend its tag"
                yield Fault(subject, message, remedy, ("sections", block.index), claim.id)
