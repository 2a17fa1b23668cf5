"""A section for patients has at most 150 words, and a list at most seven points.

What is read at once must be held at once. A long block is put off, and points at the end of a long list are
the first to be lost. A numbered list of steps is judged by STR058.

Authority: PEMAT-P (AHRQ, 2013), item 8, information in short sections; NHS service manual, Formatting and
punctuation (2019), lists: if possible no more than 6 items. Where a section becomes long is ours to say.

```yaml bad content/claims/example.yaml
- {id: soap, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use soap.}}
- {id: water, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use warm water.}}
- {id: palms, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rub your palms.}}
- {id: backs, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rub the backs.}}
- {id: thumbs, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rub your thumbs.}}
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
  - show: bullets
    claims: [soap, water, palms, backs, thumbs, nails, rinse, towel]
```

```yaml good content/claims/example.yaml
- {id: soap, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use soap.}}
- {id: water, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Use warm water.}}
- {id: palms, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rub your palms.}}
- {id: backs, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rub the backs.}}
- {id: thumbs, category: self-care, audience: [patient], certainty: high, sources: [example-source],
   wording: {patient: Rub your thumbs.}}
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
  - heading: Wash
    show: bullets
    claims: [soap, water, palms, backs, thumbs, nails]
  - heading: Dry
    show: bullets
    claims: [rinse, towel]
```
"""

from collections import Counter
from collections.abc import Iterator

from ..schema import PROFESSIONALS, ChosenSection, Edition, Fault, Level, Library, Show, Subject
from ._passages import passages

LEVEL = Level.WARNING
ROWS = (57,)

_MOST_WORDS = 150
_MOST_POINTS = 7
_LISTS = frozenset({Show.BULLETS, Show.CHECKLIST, Show.WARNING})


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    words: Counter[int] = Counter()
    for where, passage in passages(edition):
        words[where.section] += len(passage.text.split())
    for block in edition.sections:
        for message, remedy in _too_long(block, words[block.index]):
            subject = Subject("handout", edition.recipe.id)
            yield Fault(subject, message, remedy, ("sections", block.index))


def _too_long(block: ChosenSection, words: int) -> Iterator[tuple[str, str]]:
    remedy = "divide it in two, each under a heading of its own"
    if block.section.show in _LISTS and len(block.chosen) > _MOST_POINTS:
        yield f"a list of more than {_MOST_POINTS} points", remedy
    elif words > _MOST_WORDS:
        yield f"a section of more than {_MOST_WORDS} words", remedy
