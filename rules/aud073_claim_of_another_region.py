"""A handout names no claim that holds in none of the regions where it is handed out.

The claim is left out wherever the sheet is printed, so its readers miss what its author meant them to
read; or the claim's regions are wrong. A handout for several regions may name a twin for each.

Authority: NHS Standard for creating health content (NHS England, 2024), documented approval; the design
of handout: a claim holds where its regions say.

```yaml bad content/claims/example.yaml
- id: nurse-gb
  category: monitoring
  audience: [patient]
  certainty: guideline
  wording:
    patient: Ask the practice nurse.
  sources: [example-source]
  regions: [GB]
- id: nurse-us
  category: monitoring
  audience: [patient]
  certainty: guideline
  wording:
    patient: Ask the nurse practitioner.
  sources: [example-source]
  regions: [US]
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
regions: [GB]
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [nurse-gb, nurse-us]
```

```yaml good content/claims/example.yaml
- id: nurse-gb
  category: monitoring
  audience: [patient]
  certainty: guideline
  wording:
    patient: Ask the practice nurse.
  sources: [example-source]
  regions: [GB]
- id: nurse-us
  category: monitoring
  audience: [patient]
  certainty: guideline
  wording:
    patient: Ask the nurse practitioner.
  sources: [example-source]
  regions: [US]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
regions: [GB, US]
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [nurse-gb, nurse-us]
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Recipe, Subject

LEVEL = Level.WARNING
ROWS = (73,)


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    here = recipe.regions or tuple(library.regions)
    subject = Subject("handout", recipe.id)
    for number, section in enumerate(recipe.sections):
        for place, item in enumerate(section.claims):
            claim = library.claims.get(item.claim)
            if here and claim and not any(claim.holds_in(region) for region in here):
                message = (
                    f"`{claim.id}` holds in {', '.join(claim.regions)}, and this handout is for"
                    f" {', '.join(here)}: it is never printed"
                )
                remedy = "name the claim of this region, or mend the regions of either"
                at = ("sections", number, "claims", place, "claim")
                yield Fault(subject, message, remedy, at)
