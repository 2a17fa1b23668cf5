"""A text is looked at again by the day that it names.

A reader cannot tell an old sheet from a current one; a date that has passed says that nobody has looked.

Authority: NHS Standard for creating health content (NHS England, 2024), planned review cycle; EQIP-36
(Charvet-Berard et al., 2008), item 19.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  next-review: 2001-01-01
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  next-review: 2999-01-01
```
"""

from collections.abc import Iterator
from datetime import date

from ..schema import Fault, Level, Library
from ._reviews import cycles

LEVEL = Level.WARNING
ROWS = (75,)


def check_dates(library: Library, today: date) -> Iterator[Fault]:
    for subject, _, due in cycles(library):
        if due < today:
            message = f"the {subject.kind} `{subject.id}` was due for review on {due}"
            remedy = "review it against its sources, then set `next-review` to the next date"
            yield Fault(subject, message, remedy, ("next-review",))
