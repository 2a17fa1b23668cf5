"""A patient's sheet prints a claim of very low certainty only where its words say that nobody knows.

What rests on single cases, or on how the body ought to work, reads on paper like everything else, and a
reader who acts on it may act on a mistake.

Authority: DISCERN (1999), item 8, areas of uncertainty; CDC Clear Communication Index (2014), item 11, what is
known and what is not.

```yaml bad content/claims/example.yaml
- id: mouthwash
  category: self-care
  audience: [patient]
  certainty: very-low
  wording:
    patient: Mouthwash keeps colds away.
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
  - claims: [mouthwash]
```

```yaml good content/claims/example.yaml
- id: mouthwash
  category: self-care
  audience: [patient]
  certainty: very-low
  wording:
    patient: We do not know yet whether mouthwash keeps colds away.
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
  - claims: [mouthwash]
```
"""

import re
from collections.abc import Iterator

from ..language.inline import plain
from ..language.patterns import pattern
from ..schema import PROFESSIONALS, Certainty, Edition, Fault, Level, Library, Subject

LEVEL = Level.ERROR

_UNSURE = pattern(
    r"\b(?:not (?:yet )?(?:know|known|clear|certain|sure|proven|proved)|nobody knows|no one knows"
    r"|(?:no|little|not enough|weak|poor) (?:good |clear |firm |strong )?(?:evidence|proof|research)"
    r"|not (?:yet )?been (?:shown|proven|proved)|unclear|uncertain|unknown|unproven)\b",
    re.IGNORECASE,
)


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    audience = edition.recipe.audience
    if audience in PROFESSIONALS:
        return
    for section in edition.sections:
        for claim in (chosen.claim for chosen in section.chosen):
            if claim.certainty is Certainty.VERY_LOW and not _UNSURE.search(
                plain(claim.wording[audience])
            ):
                message = f"the claim `{claim.id}` is of very low certainty, and its words hide it"
                remedy = (
                    "take it out of this section, or begin it with “We do not know yet whether”"
                )
                at = ("sections", section.index)
                yield Fault(Subject("handout", edition.recipe.id), message, remedy, at, claim.id)
