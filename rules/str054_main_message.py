"""Key points stand once, and before everything but warning cards.

Readers remember one message, and take what stands first for it. A second box of key points, or one far
down the sheet, says that something else was meant.

Authority: CDC Clear Communication Index (2014), items 1 to 3: one main message, at the top, that stands out.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
- id: dry-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Dry them with a clean towel.
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
  - claims: [dry-hands]
  - show: key-points
    claims: [wash-hands]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
- id: dry-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Dry them with a clean towel.
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
  - show: key-points
    claims: [wash-hands]
  - claims: [dry-hands]
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Recipe, Show, Subject

LEVEL = Level.WARNING
ROWS = (54,)


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    shown = [section.show for section in recipe.sections]
    boxes = [number for number, show in enumerate(shown) if show is Show.KEY_POINTS]
    subject = Subject("handout", recipe.id)
    for number in boxes[1:]:
        message = "a second box of key points"
        remedy = "keep the one at the top, and show these claims as `bullets`"
        yield Fault(subject, message, remedy, ("sections", number, "show"))
    if boxes and any(show is not Show.WARNING for show in shown[: boxes[0]]):
        message = "other text stands before the key points"
        remedy = "move the key points up, right below the first warning cards"
        yield Fault(subject, message, remedy, ("sections", boxes[0], "show"))
