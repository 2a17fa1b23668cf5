"""A sheet that prints a claim prints its companions.

A companion is what keeps a reader safe who acts on the claim: where injections are mentioned, the signs
of an allergy; where low mood is, whom to call. A companion counts where it has a wording for the
sheet's audience and holds in its region.

Authority: EQIP-36 (Charvet-Berard et al., 2008), item 14, alert signs; NHS service manual, help users
decide when and where to get care.

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

from ..schema import Claim, Edition, Fault, Level, Library, Subject

LEVEL = Level.ERROR
SAFETY = True


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    printed = {claim.id for claim in edition.claims}
    for section in edition.sections:
        for chosen in section.chosen:
            for name in chosen.claim.requires:
                companion = library.claims.get(name)
                if name not in printed and companion and _counts(companion, edition):
                    yield _missing(companion, chosen.claim, edition, section.index)


def _counts(companion: Claim, edition: Edition) -> bool:
    """Tell whether a companion has words for the audience and holds in the region."""
    has_words = edition.recipe.audience in companion.wording
    return has_words and companion.holds_in(edition.variant.region)


def _missing(companion: Claim, claim: Claim, edition: Edition, section: int) -> Fault:
    message = f"`{claim.id}` is printed without its companion `{companion.id}`"
    add = f"add `{companion.id}` to a section, best to a warning card, or"
    remedy = f"{'since that is withheld,' if companion.withheld else add} take `{claim.id}` out"
    subject = Subject("handout", edition.recipe.id)
    return Fault(subject, message, remedy, ("sections", section), claim.id)
