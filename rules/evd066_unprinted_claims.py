"""Each claim is printed by a handout, or withheld with a reason.

What no sheet prints is never read, nor missed at a review; perhaps a recipe was meant to name it. A library
may hold more than its sheets print, so it is said once for a library and as information.

Authority: NHS Standard for creating health content (NHS England, 2024), version control and archiving.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
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
    claims: [example-red-flag]
  - claims: [wash-hands]
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library, Subject
from ._uses import is_whole, used_claims

LEVEL = Level.INFO
ROWS = (66,)

_NAMED = 10


def check_library(library: Library) -> Iterator[Fault]:
    if not is_whole(library):
        return
    used = used_claims(library)
    spare = [one.id for one in library.claims.values() if one.id not in used and not one.withheld]
    if spare:
        names = ", ".join(f"`{name}`" for name in spare[:_NAMED])
        more = f" and {len(spare) - _NAMED} more" if len(spare) > _NAMED else ""
        message = f"no handout prints {len(spare)} of {len(library.claims)} claims: {names}{more}"
        remedy = "name them in a recipe, or write under `withheld` why they must not be printed"
        yield Fault(Subject("settings", "handout.toml"), message, remedy)
