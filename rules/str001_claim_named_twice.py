"""A recipe names a claim once.

A claim is printed once, where it is first asked for; the second place would be empty, though its author
expects the words there.

Authority: The design of handout: one claim, one place.

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: key-points
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

from ..schema import Fault, Level, Library, Recipe, Subject

LEVEL = Level.ERROR


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, section in enumerate(recipe.sections):
        for place, item in enumerate(section.claims):
            if item.claim in first:
                message = f"the claim `{item.claim}` is named a second time"
                remedy = f"name it once; section {first[item.claim] + 1} prints it"
                at = ("sections", number, "claims", place, "claim")
                yield Fault(Subject("handout", recipe.id), message, remedy, at)
            first.setdefault(item.claim, number)
