"""No two claims give different values for the same thing, the same people and the same place.

A reader with two sheets in hand cannot tell which number is right, and follows the wrong one or
neither. Facts are compared that have one key: numbers and ranges with their units converted, how much
and how often of a dose, and risks as exact fractions. Facts of other populations or of regions that do
not overlap are not compared.

Authority: NHS Standard for creating health content (NHS England, 2024), content is accurate and rests
on evidence; BMJ 2013;347:f4748, leaflets of English hospitals on one operation gave advice that
differed from one hospital to the next.

```yaml bad content/claims/example.yaml
- id: drive-again
  category: self-care
  audience: [patient]
  certainty: guideline
  wording:
    patient: You can drive again after 6 weeks.
  sources: [example-source]
  facts:
    quantities: [{key: drive-after, value: 6, unit: weeks}]
- id: driving
  category: self-care
  audience: [patient]
  certainty: guideline
  wording:
    patient: Do not drive for 10 days.
  sources: [example-source]
  facts:
    quantities: [{key: drive-after, value: 10, unit: days}]
```

```yaml good content/claims/example.yaml
- id: drive-again
  category: self-care
  audience: [patient]
  certainty: guideline
  wording:
    patient: You can drive again after 2 weeks.
  sources: [example-source]
  facts:
    quantities: [{key: drive-after, value: 2, unit: weeks}]
- id: driving
  category: self-care
  audience: [patient]
  certainty: guideline
  wording:
    patient: Do not drive for 14 days.
  sources: [example-source]
  facts:
    quantities: [{key: drive-after, value: 14, unit: days}]
```
"""

from collections.abc import Iterator
from itertools import islice

from ..schema import Fault, Level, Library, Subject
from ._facts import Statement, contradictions

LEVEL = Level.ERROR
ROWS = (70,)

_NAMED = 3


def check_library(library: Library) -> Iterator[Fault]:
    for later, against in contradictions(library.claims.values()):
        if others := list(islice(against, _NAMED + 1)):
            yield _fault(later, others)


def _fault(later: Statement, others: list[Statement]) -> Fault:
    field = later.at[3] if len(later.at) > _NAMED else ""
    what = f"the {field} of `{later.key}`" if field else f"`{later.key}`"
    theirs = ", ".join(f"{other.said} in `{other.claim}`" for other in others[:_NAMED])
    more = ", and others elsewhere" if len(others) > _NAMED else ""
    message = f"{what} is {later.said} here, but {theirs}{more}"
    remedy = (
        "mend the one that its sources do not bear out; give another key, population or region to what is not"
        " the same; where good sources disagree, put a waiver of NUM070 with the reason beside this claim"
    )
    return Fault(Subject("claim", later.claim), message, remedy, later.at)
