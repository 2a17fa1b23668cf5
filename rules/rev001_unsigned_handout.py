"""A handout is signed off by a clinician; until it is, it prints as DRAFT.

Nobody has yet answered for these words. The mark on every page tells the reader so, and a sheet
without it would promise what nobody has promised.

A sheet that was released goes on printing as released for as long as nothing on it changes: a sign-off
that runs out takes no release back. A new release needs a new one.

Authority: NHS Standard for creating health content (NHS England, 2024), documented approval,
including clinical.

```yaml bad handouts/base.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
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
status: withdrawn
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
```
"""

from ..schema import Level

LEVEL = Level.WARNING
FOUND_BY = "reviewing"
ROWS = (76,)
