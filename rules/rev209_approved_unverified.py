"""An approved handout prints no claim that a clinician must still verify.

Whoever wrote such a claim was not sure of it. A sheet that says it is approved tells the reader that somebody was.

Authority: NHS Standard for creating health content (NHS England, 2024), clinical approval.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands for 20 seconds.
  sources: [example-source]
  verify: Is 20 seconds still the advice?
```

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
next-review: 2028-01-08
evidence-searched: 2026-01-05
licence: CC BY 4.0
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [wash-hands]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands for 20 seconds.
  sources: [example-source]
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
  - claims: [wash-hands]
```
"""

from collections.abc import Iterator

from ..schema import Edition, Fault, Level, Library, Status, Subject

LEVEL = Level.ERROR


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    if edition.recipe.status is not Status.APPROVED:
        return
    subject = Subject("handout", edition.recipe.id)
    for block in edition.sections:
        for claim in (chosen.claim for chosen in block.chosen):
            if claim.verify:
                message = f"the approved handout prints `{claim.id}`, which is still to be verified"
                remedy = (
                    "let a clinician check it and take its `verify` away, or set `status: review`"
                )
                yield Fault(subject, message, remedy, ("sections", block.index), claim.id)
