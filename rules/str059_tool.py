"""A sheet that is mostly self-care has room to plan or to keep a record.

Advice is followed by those who have written down when, or who tick it off.

Authority: PEMAT-P (AHRQ, 2013), item 23, a tangible tool whenever it could help; EQIP-36 (Charvet-Berard et
al., 2008), item 35, space to make notes.

```yaml bad content/claims/example.yaml
- {id: wash, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Wash your feet each day.}}
- {id: look, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Look at your soles.}}
- {id: shoes, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Wear soft shoes.}}
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
    claims: [wash, look, shoes]
```

```yaml good content/claims/example.yaml
- {id: wash, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Wash your feet each day.}}
- {id: look, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Look at your soles.}}
- {id: shoes, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Wear soft shoes.}}
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
  - show: checklist
    claims: [wash, look, shoes]
```
"""

from collections.abc import Iterator

from ..schema import PROFESSIONALS, Edition, Fault, Level, Library, Show, Subject

LEVEL = Level.INFO
ROWS = (59,)

_TOOLS = frozenset({Show.CHECKLIST, Show.NOTES, Show.RECORD})
_FEWEST = 3
"""Fewer claims on self-care make no sheet of it."""


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    body = [claim for claim in edition.claims if claim.category != "red-flag"]
    own = [claim for claim in body if claim.category == "self-care"]
    has_tool = any(section.show in _TOOLS for section in edition.recipe.sections)
    if len(own) >= _FEWEST and 2 * len(own) >= len(body) and not has_tool:
        message = "a sheet of self-care without room to write or to tick"
        remedy = "show the claims as a `checklist`, or add `show: notes` or `show: record`"
        yield Fault(Subject("handout", edition.recipe.id), message, remedy, ("sections",))
