"""A sheet of more than 300 words has a box of key points, and the box has at most five.

Many readers read the box and nothing else; one that lists everything is no summary. Some 300 words of
14 point, beside the warning cards, are what a page holds: a shorter sheet needs no box.

Authority: PEMAT-P (AHRQ, 2013), item 11, a summary, not asked of very short material; AHRQ Health Literacy
Universal Precautions Toolkit (2nd edition, 2015), tool 4, three to five key points.

```yaml bad content/claims/example.yaml
- {id: soap, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use soap.}}
- {id: water, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use warm water.}}
- {id: rub, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rub both hands.}}
- {id: nails, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Clean your nails.}}
- {id: rinse, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rinse them well.}}
- {id: towel, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use a clean towel.}}
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - show: key-points
    claims: [soap, water, rub, nails, rinse, towel]
```

```yaml good content/claims/example.yaml
- {id: soap, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use soap.}}
- {id: water, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use warm water.}}
- {id: rub, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rub both hands.}}
- {id: nails, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Clean your nails.}}
- {id: rinse, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rinse them well.}}
- {id: towel, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use a clean towel.}}
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
  - show: key-points
    claims: [soap, rub, towel]
  - show: bullets
    claims: [water, nails, rinse]
```
"""

from collections.abc import Iterator

from ..schema import PROFESSIONALS, Edition, Fault, Level, Library, Show, Subject
from ._passages import passages

LEVEL = Level.WARNING
ROWS = (55,)

_A_PAGE = 300
_MOST = 5


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    subject = Subject("handout", edition.recipe.id)
    boxes = [one for one in edition.sections if one.section.show is Show.KEY_POINTS]
    for box in boxes:
        if len(box.chosen) > _MOST:
            message = f"{len(box.chosen)} key points"
            remedy = f"keep the {_MOST} that matter most, and show the others as `bullets`"
            yield Fault(subject, message, remedy, ("sections", box.index))
    if not boxes and _length(edition) > _A_PAGE:
        message = f"more than {_A_PAGE} words, and no key points"
        remedy = "show three to five claims as `key-points`, below the first warning cards"
        yield Fault(subject, message, remedy, ("sections",))


def _length(edition: Edition) -> int:
    """Return the number of words that are read, without those of warning cards."""
    sections = edition.recipe.sections
    return sum(
        len(passage.text.split())
        for where, passage in passages(edition)
        if sections[where.section].show is not Show.WARNING
    )
