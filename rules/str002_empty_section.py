"""Each section prints something in each region where the handout is handed out.

A section that asks for claims and gets none has nothing under its heading. Its author thinks the words are
there, and in that region they are not.

Authority: PEMAT-P (AHRQ, 2013), items 8 and 9, sections with informative headers.

```yaml bad content/claims/example.yaml
- id: blood-test
  category: diagnosis
  audience: [patient]
  certainty: high
  wording:
    patient: Your GP surgery can take your blood.
  sources: [example-source]
  regions: [GB]
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
  - heading: Blood tests
    claims: [blood-test]
```

```yaml good content/claims/example.yaml
- id: blood-test
  category: diagnosis
  audience: [patient]
  certainty: high
  wording:
    patient: Your GP surgery can take your blood.
  sources: [example-source]
  regions: [GB]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
regions: [GB]
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - heading: Blood tests
    claims: [blood-test]
```
"""

from collections.abc import Iterator

from ..schema import ChosenSection, Edition, Fault, Level, Library, Subject
from ._choices import PATIENT, is_empty, opens_with_card

LEVEL = Level.ERROR


def check_edition(edition: Edition, library: Library) -> Iterator[Fault]:
    if edition.recipe.audience not in library.settings.audiences:
        return
    for section in edition.sections:
        if is_empty(section, edition, library) and not _is_card(section, edition):
            message = f"{_name(section)} prints no claim in the region `{edition.variant.region}`"
            remedy = "name a claim that holds there and stands nowhere above, or take it out"
            subject = Subject("handout", edition.recipe.id)
            yield Fault(subject, message, remedy, ("sections", section.index))


def _is_card(section: ChosenSection, edition: Edition) -> bool:
    """Tell whether a section is the emergency card of a patient's sheet, of which SAF002 tells."""
    first = section.index == 0 and edition.recipe.audience == PATIENT
    return first and opens_with_card(edition)


def _name(section: ChosenSection) -> str:
    heading = section.section.heading
    return f"section {section.index + 1}" + (f", `{heading}`," if heading else "")
