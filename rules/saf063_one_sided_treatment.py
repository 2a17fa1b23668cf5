"""A sheet on a treatment tells its benefits, its risks, the alternatives, and what happens without it.

Whoever reads only one side cannot choose. Claims say which of these they tell by their tags: `benefit`,
`harm`, `alternative`, `untreated`. One sentence on treatment does not make a sheet of treatment; two do.

Authority: Choosing Wisely UK, BRAN questions: benefits, risks, alternatives, nothing; DISCERN (1999),
items 10 to 14.

```yaml bad content/claims/example.yaml
- id: tablets
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets help most people.
  sources: [example-source]
  tags: [benefit]
- id: tablets-upset
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets can upset your stomach.
  sources: [example-source]
  tags: [harm]
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
  - claims: [tablets, tablets-upset]
```

```yaml good content/claims/example.yaml
- id: tablets
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets help most people.
  sources: [example-source]
  tags: [benefit]
- id: tablets-upset
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets can upset your stomach.
  sources: [example-source]
  tags: [harm]
- id: creams
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: You can try a cream instead.
  sources: [example-source]
  tags: [alternative]
- id: without
  category: prognosis
  audience: [patient]
  certainty: high
  wording:
    patient: Without treatment the rash may last for months.
  sources: [example-source]
  tags: [untreated]
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
  - claims: [tablets, tablets-upset, creams, without]
```
"""

from collections.abc import Iterator

from ..schema import PROFESSIONALS, Edition, Fault, Level, Library, Subject
from ._choices import lost_claims

LEVEL = Level.WARNING
ROWS = (63,)

_SIDES = {
    "benefit": "what good it does",
    "harm": "what harm it may do",
    "alternative": "what else there is",
    "untreated": "what happens without it",
}
_A_SHEET_OF_TREATMENT = 2


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS or lost_claims(edition, library):
        return
    treatments = [claim for claim in edition.claims if claim.category == "treatment"]
    told = {tag for claim in edition.claims for tag in claim.tags}
    missing = [tag for tag in _SIDES if tag not in told]
    if len(treatments) >= _A_SHEET_OF_TREATMENT and missing:
        sides = ", ".join(_SIDES[tag] for tag in missing)
        message = f"the handout `{edition.recipe.id}` tells of treatment, but not {sides}"
        tags = ", ".join(f"`{tag}`" for tag in missing)
        remedy = f"print a claim for each, and tag it {tags}"
        yield Fault(Subject("handout", edition.recipe.id), message, remedy, ("sections",))
