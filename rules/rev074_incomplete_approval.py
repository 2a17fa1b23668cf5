"""A handout that calls itself approved says who wrote it, who approved it, and all its dates.

Readers and the clinic that hands it out trust the word; without these nobody can tell which version they
hold, nor whom to ask. A draft owes none of this yet.

Authority: NHS Standard for creating health content (NHS England, 2024), documented approval and planned review
cycle; EQIP-36 (Charvet-Berard et al., 2008), items 19 to 24, identification.

```yaml bad handouts/base.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
owner: Practice nurses
status: approved
authors:
  - role: Practice nurse
    name: A. Writer
reviewers:
  - role: General practitioner
    name: B. Reader
    registration: GMC 0000000
    on: 2026-01-08
approval-body: Patient Information Group
approved-on: 2026-01-10
last-reviewed: 2026-01-08
evidence-searched: 2026-01-05
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
owner: Practice nurses
status: approved
authors:
  - role: Practice nurse
    name: A. Writer
reviewers:
  - role: General practitioner
    name: B. Reader
    registration: GMC 0000000
    on: 2026-01-08
approval-body: Patient Information Group
approved-on: 2026-01-10
last-reviewed: 2026-01-08
next-review: 2028-01-08
evidence-searched: 2026-01-05
licence: CC BY 4.0
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Profile, Recipe, Status, Subject

LEVEL = Level.ERROR
ROWS = (74,)

_OWED = (
    "authors",
    "approved_on",
    "last_reviewed",
    "next_review",
    "evidence_searched",
    "licence",
)


def check_recipe(recipe: Recipe, library: Library) -> Iterator[Fault]:
    if recipe.status is not Status.APPROVED:
        return
    owed = (*_OWED, "approval_body") if _is_british(recipe, library) else _OWED
    missing = [f"`{name.replace('_', '-')}`" for name in owed if not getattr(recipe, name)]
    if missing:
        message = f"the handout `{recipe.id}` is approved and has no {', '.join(missing)}"
        remedy = "add what is missing, or set `status: review` until it is known"
        yield Fault(Subject("handout", recipe.id), message, remedy, ("status",))


def _is_british(recipe: Recipe, library: Library) -> bool:
    """Tell whether it is handed out where a body of the publisher approves it."""
    regions = library.regions
    here = [regions[code] for code in recipe.regions or regions if code in regions]
    return any(region.profile is Profile.UK_NHS for region in here)
