"""A sheet that prints a claim prints its companions.

A companion is what keeps a reader safe who acts on the claim: where injections are mentioned, the signs of
an allergy; where low mood is, whom to call. A companion counts where it has a wording for the sheet's audience.

Authority: EQIP-36 (Charvet-Berard et al., 2008), item 14, alert signs; NHS service manual, help users decide
when and where to get care.

```yaml bad content/claims/example.yaml
- id: injections
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: You may have injections.
  sources: [example-source]
  requires: [allergy]
- id: allergy
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergency-number} if your face swells after an injection.
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
  - claims: [injections]
```

```yaml good content/claims/example.yaml
- id: injections
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: You may have injections.
  sources: [example-source]
  requires: [allergy]
- id: allergy
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergency-number} if your face swells after an injection.
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
    claims: [allergy]
  - claims: [injections]
```
"""

from collections.abc import Iterator

from ..schema import Edition, Fault, Level, Library, Subject

LEVEL = Level.ERROR


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    printed = {claim.id for claim in edition.claims}
    for section in edition.sections:
        for chosen in section.chosen:
            for name in chosen.claim.requires:
                companion = library.claims.get(name)
                if companion is None or name in printed or edition.recipe.audience not in companion.wording:
                    continue
                if not companion.holds_in(edition.variant.region):
                    continue
                message = f"`{chosen.claim.id}` is printed without its companion `{name}`"
                remedy = f"add `{name}` to a section, a warning card for choice, or take `{chosen.claim.id}` out"
                subject = Subject("handout", edition.recipe.id)
                yield Fault(subject, message, remedy, ("sections", section.index), chosen.claim.id)
