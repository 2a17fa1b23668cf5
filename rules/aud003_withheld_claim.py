"""A recipe names no claim that is withheld.

A claim is withheld because it is wrong, unsafe or out of date, and is kept only so that nobody adds it
again. It is never printed, so the sheet would have a gap where its author expects it.

Authority: NHS Standard for creating health content (NHS England, 2024), documented approval.

```yaml bad content/claims/example.yaml
- id: mouthwash
  category: self-care
  audience: [patient]
  certainty: low
  wording:
    patient: Mouthwash prevents colds.
  withheld: The evidence does not support it.
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
  - claims: [mouthwash]
```

```yaml good content/claims/example.yaml
- id: mouthwash
  category: self-care
  audience: [patient]
  certainty: low
  wording:
    patient: Mouthwash prevents colds.
  withheld: The evidence does not support it.
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


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    subject = Subject("handout", recipe.id)
    for number, section in enumerate(recipe.sections):
        for place, item in enumerate(section.claims):
            claim = library.claims.get(item.claim)
            if claim and claim.withheld:
                message = f"the claim `{claim.id}` is withheld: {claim.withheld}"
                at = ("sections", number, "claims", place, "claim")
                yield Fault(subject, message, "take it out of this section", at)
