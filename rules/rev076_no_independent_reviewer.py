"""A handout that calls itself approved was checked by a registered clinician who did not write it.

Whoever wrote a sentence reads what was meant, not what stands there; a slip in a dose is seen by another.

Authority: NHS Standard for creating health content (NHS England, 2024), clinical experts review and approve.

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
    name: A. Writer
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

from ..schema import Fault, Level, Library, Person, Recipe, Status, Subject

LEVEL = Level.ERROR
ROWS = (76,)


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    if recipe.status is not Status.APPROVED:
        return
    subject = Subject("handout", recipe.id)
    others = [
        one for one in recipe.reviewers if not any(_same(one, author) for author in recipe.authors)
    ]
    if not others:
        message = f"nobody but its authors has checked the handout `{recipe.id}`"
        remedy = "name under `reviewers` a clinician who did not write it, or set `status: review`"
        yield Fault(subject, message, remedy, ("reviewers",) if recipe.reviewers else ("status",))
    elif not any(one.registration and one.on for one in others):
        message = f"no reviewer of the handout `{recipe.id}` is a registered clinician, with a date"
        remedy = "add the reviewer's `registration` in a professional register, and the day as `on`"
        yield Fault(subject, message, remedy, ("reviewers",))


def _same(one: Person, other: Person) -> bool:
    """Tell whether two are the same person, or cannot be told apart."""
    if one.registration and other.registration:
        return one.registration == other.registration
    if one.name and other.name:
        return one.name.casefold() == other.name.casefold()
    return one.role.casefold() == other.role.casefold()
