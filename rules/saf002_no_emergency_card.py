"""A patient's sheet that prints claims opens with a card that says when to call for help at once.

A reader in danger looks at the top of the first page and nowhere else. The card carries its level in
words, stands first, and names at least one sign.

Authority: NHS service manual, help users decide when and where to get care; EQIP-36
(Charvet-Berard et al., 2008), item 14, alert signs.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - claims: [wash-hands]
  - show: warning
    level: emergency
    claims: [example-red-flag]
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

from ..schema import Edition, Fault, Level, Library, Subject
from ._choices import PATIENT, is_empty, opens_with_card

LEVEL = Level.ERROR
SAFETY = True
ROWS = (60,)


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    if edition.recipe.audience != PATIENT:
        return
    subject = Subject("handout", edition.recipe.id)
    if not opens_with_card(edition):
        if edition.claims:
            message = f"the handout `{edition.recipe.id}` does not open with an emergency card"
            remedy = "begin with `show: warning`, `level: emergency` and the claims that warn"
            yield Fault(subject, message, remedy, ("sections", 0))
    elif is_empty(edition.sections[0], edition, library):
        message = f"the emergency card is empty in the region `{edition.variant.region}`"
        yield Fault(subject, message, "name a red flag that holds there", ("sections", 0))
