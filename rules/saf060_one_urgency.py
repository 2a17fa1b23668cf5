"""A sheet that tells of symptoms says what is an emergency, and what needs help soon but is none.

Most signs of trouble are no emergency. Whoever finds only those, waits with the others until they are.

Authority: NHS service manual, help users decide when and where to get care (2026), three levels of care; EQIP-36
(Charvet-Berard et al., 2008), item 14, alert signs.

```yaml bad content/claims/example.yaml
- id: itching
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: The skin may itch.
  sources: [example-source]
- id: redness
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: The skin may feel warm.
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
  - show: bullets
    claims: [itching, redness]
```

```yaml good content/claims/example.yaml
- id: itching
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: The skin may itch.
  sources: [example-source]
- id: redness
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: The skin may feel warm.
  sources: [example-source]
- id: spreading
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call us the same day if the rash spreads.
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
    claims: [example-red-flag]
  - show: warning
    level: same-day
    claims: [spreading]
  - show: bullets
    claims: [itching, redness]
```
"""

from collections.abc import Iterator

from ..schema import PROFESSIONALS, Edition, Fault, Level, Library, Subject, Urgency
from ._choices import lost_claims

LEVEL = Level.WARNING
ROWS = (60,)

_A_SHEET_ON_AN_ILLNESS = 2
"""A single sentence on a symptom makes no such sheet."""


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    symptoms = [claim for claim in edition.claims if claim.category == "symptom"]
    if edition.recipe.audience in PROFESSIONALS or len(symptoms) < _A_SHEET_ON_AN_ILLNESS:
        return
    levels = {block.section.level for block in edition.sections if block.chosen}
    if not lost_claims(edition, library) and not levels & {Urgency.SAME_DAY, Urgency.SOON}:
        message = "the sheet tells of symptoms, and has no card for what is no emergency"
        remedy = (
            "add a card with `level: same-day` or `level: soon`, and the signs that need help then"
        )
        yield Fault(Subject("handout", edition.recipe.id), message, remedy, ("sections",))
