"""The layout of a recipe is one that can be had: the package's, or the library's own.

Without a layout there is no page.

Authority: The design of handout: layouts.

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leeflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
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
```
"""

from collections.abc import Iterator

from ..language.suggesting import did_you_mean
from ..schema import Fault, Level, Library, Recipe, Subject

LEVEL = Level.ERROR


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    if recipe.layout not in library.layouts:
        listed = ", ".join(f"`{name}`" for name in sorted(library.layouts))
        hint = did_you_mean(recipe.layout, library.layouts) or f"write one of {listed}"
        message = f"no layout is called `{recipe.layout}`"
        yield Fault(Subject("handout", recipe.id), message, hint, ("layout",))
