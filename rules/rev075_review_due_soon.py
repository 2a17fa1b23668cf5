"""A text whose review is due within 90 days is looked at now.

A review takes weeks: sources are searched, clinicians and patients asked. One that begins on the day finds
the old sheet in readers' hands until it ends.

Authority: NHS Standard for creating health content (NHS England, 2024), planned review cycle.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  next-review: 2026-03-01
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  next-review: 2026-06-01
```
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ..schema import Fault, Level, Library
from ._reviews import cycles

LEVEL = Level.WARNING
ROWS = (75,)

_NOTICE = timedelta(days=90)


def check_dates(library: Library, today: date) -> Iterator[Fault]:
    for subject, _, due in cycles(library):
        if today <= due <= today + _NOTICE:
            days = (due - today).days
            message = (
                f"the {subject.kind} `{subject.id}` is due for review on {due}, in {days} days"
            )
            remedy = "begin the review now, then set `next-review` to the next date"
            yield Fault(subject, message, remedy, ("next-review",))
