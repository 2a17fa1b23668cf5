"""A sheet has no more pages than its layout allows.

A leaflet that grows is no longer read to the end, and what stands on its last page might as well not be
there. A leaflet has at most four pages.

Authority: UpToDate, Patient education (basics: one to three pages); the design of handout: limits of the
layouts.

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: notes
    prompts: [Monday, Tuesday, Wednesday, Thursday, Friday]
    lines: 20
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
  - show: notes
    prompts: [Monday, Tuesday, Wednesday, Thursday, Friday]
    lines: 4
```
"""

from ..schema import Level

LEVEL = Level.ERROR
FOUND_BY = "printing"
ROWS = (65,)
