"""A handout says which role or team answers for it.

When nobody owns a sheet, nobody is asked when a phone number or a treatment changes, and readers go on
getting the old one.

Authority: NHS Standard for creating health content (NHS England, 2024), planned review cycle; EQIP-36
(Charvet-Berard et al., 2008), item 21, who produced it.

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
owner: Practice nurses
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Recipe, Subject
from ._reviews import RETIRED

LEVEL = Level.WARNING
ROWS = (74,)


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    if recipe.owner is None and recipe.status not in RETIRED:
        message = f"nobody answers for the handout `{recipe.id}`"
        remedy = (
            "add `owner:`, a role or team that stays when people leave, as in `Practice nurses`"
        )
        yield Fault(Subject("handout", recipe.id), message, remedy, ("title",))
