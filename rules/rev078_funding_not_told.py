"""A handout says who paid for it and what its authors have to gain, even if that is nothing.

A reader who is told to take something may ask who profits. Silence does not say “nobody”.

Authority: EQIP-36 (Charvet-Berard et al., 2008), item 22, who financed it; NHS Standard for creating health
content (NHS England, 2024), potential conflicts of interest.

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
funding: None beyond the budget of the practice.
interests: None declared.
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
ROWS = (78,)


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    told = {"funding": recipe.funding, "interests": recipe.interests}
    missing = [f"`{name}`" for name, words in told.items() if words is None]
    if missing and recipe.status not in RETIRED:
        message = f"the handout `{recipe.id}` has no {' and no '.join(missing)}"
        remedy = "write who paid for it and what its authors have to gain, or `none`"
        yield Fault(Subject("handout", recipe.id), message, remedy, ("title",))
