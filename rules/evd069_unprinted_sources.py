"""A handout prints the sources that it rests on.

Without them a reader cannot ask where a sentence comes from, and a clinician cannot look it up. Some
publishers forbid lists of references on paper: there the rule is turned off, with that as the reason.

Authority: EQIP-36 (Charvet-Berard et al., 2008), item 23, bibliography; DISCERN (1999), item 4, sources.

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
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - heading: Where this comes from
    show: references
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Recipe, Show, Subject
from ._reviews import RETIRED

LEVEL = Level.WARNING
ROWS = (69,)


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    shown = {section.show for section in recipe.sections}
    prints_claims = any(section.claims or section.select for section in recipe.sections)
    if prints_claims and Show.REFERENCES not in shown and recipe.status not in RETIRED:
        message = f"the handout `{recipe.id}` prints claims and not what they rest on"
        remedy = "end it with a section of `show: references`, and name the main `sources`"
        yield Fault(Subject("handout", recipe.id), message, remedy, ("sections",))
