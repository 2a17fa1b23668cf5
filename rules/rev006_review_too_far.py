"""A text is looked at again within three years.

Advice changes faster than that; a date that lies further off is a promise to hand out what no longer holds.

Authority: NHS Standard for creating health content (NHS England, 2024), planned review cycle; three years is
what hospitals commonly set, and a library may set another rule of its own.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  last-reviewed: 2026-01-10
  next-review: 2031-01-10
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  last-reviewed: 2026-01-10
  next-review: 2028-01-10
```
"""

from collections.abc import Iterator

from ..schema import Fault, Level, Library
from ._reviews import cycles

LEVEL = Level.WARNING
ROWS = (75,)

_MONTHS = 36


def check_library(library: Library) -> Iterator[Fault]:
    for subject, last, due in cycles(library):
        if last and (due.year - last.year) * 12 + due.month - last.month > _MONTHS:
            message = f"the {subject.kind} `{subject.id}` is looked at again on {due}, after more than 3 years"
            remedy = "set `next-review` to a day within 3 years of the last review"
            yield Fault(subject, message, remedy, ("next-review",))
