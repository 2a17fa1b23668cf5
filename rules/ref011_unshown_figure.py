"""Each figure is shown by a handout.

A picture that nobody sees explains nothing, and still has to be kept right.

Authority: PEMAT-P (AHRQ, 2013), item 15, visual aids are used where they help.

```yaml bad content/figures/example.yaml
- id: hands
  file: hands.svg
  caption:
    patient: How to wash your hands
  alt:
    patient: Two hands under running water
```

```svg bad content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="20" cy="10" r="8"/></svg>
```

```yaml good content/figures/example.yaml
- id: hands
  file: hands.svg
  caption:
    patient: How to wash your hands
  alt:
    patient: Two hands under running water
```

```svg good content/figures/hands.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="20" cy="10" r="8"/></svg>
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
  - show: figure
    figure: hands
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Subject
from ._uses import is_whole

LEVEL = Level.INFO


def check_library(library: Library) -> Iterator[Fault]:
    recipes = library.recipes.values()
    shown = {name for one in recipes for part in one.sections for _, name in part.figures()}
    for name in library.figures:
        if name not in shown and is_whole(library):
            message = f"no handout shows the figure `{name}`"
            remedy = "show it with `show: figure` where it helps, or take it out"
            yield Fault(Subject("figure", name), message, remedy, ("id",))
