"""A handout is signed off by a clinician; until it is, it prints as DRAFT.

Nobody has yet answered for these words. The mark on every page tells the reader so, and a sheet
without it would promise what nobody has promised.

Authority: NHS Standard for creating health content (NHS England, 2024), documented approval,
including clinical.

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
status: withdrawn
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Recipe, Status, Subject

LEVEL = Level.WARNING
ROWS = (76,)


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    if recipe.status is not Status.WITHDRAWN:
        message = f"nobody has signed off the handout `{recipe.id}`: it prints as DRAFT"
        remedy = "let a clinician review its words; until then hand it out for review only"
        yield Fault(Subject("handout", recipe.id), message, remedy, ("title",))
