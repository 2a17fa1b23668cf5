"""A sheet for patients says how patients took part in making it.

Those who live with a condition find what its authors cannot: the word that frightens, the step that is
missing. It has to happen before a sheet is approved, so a draft is asked too.

Authority: EQIP-36 (Charvet-Berard et al., 2008), item 24, how patients were involved; PIF TICK (Patient
Information Forum, 2022), criterion 5, involving users.

```yaml bad handouts/base.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
```

```yaml good handouts/base.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
patient-involvement:
  method: Three people from the waiting room read it aloud and told us what it asks of them.
  people: 3
  on: 2026-01-08
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
```
"""

from collections.abc import Iterator

from ..schema import PROFESSIONALS, Fault, Level, Library, Recipe, Subject
from ._reviews import RETIRED

LEVEL = Level.WARNING
ROWS = (77,)


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    if recipe.audience in PROFESSIONALS or recipe.status in RETIRED:
        return
    subject = Subject("handout", recipe.id)
    told = recipe.patient_involvement
    if told is None:
        message = f"the handout `{recipe.id}` does not say how patients took part"
        remedy = "ask some, then add `patient-involvement:` with `method`, `people` and `on`"
        yield Fault(subject, message, remedy, ("title",))
    elif told.people is None or told.on is None:
        message = f"the handout `{recipe.id}` does not say how many patients took part, and when"
        remedy = "add `people:` and `on:` under `patient-involvement`"
        yield Fault(subject, message, remedy, ("patient-involvement",))
