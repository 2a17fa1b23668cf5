"""Each point of a warning card says what to do, and as soon as its card says.

A reader in alarm reads one point and acts. “Chest pain” alone tells nothing; a call to the emergency number on
the card for later tells two things at once. What the card's intro or heading says counts for all its points, and
these name one service or two.

Authority: NHS service manual, help users decide when and where to get care (2026), care card content: one clear
call to action, signposting to 2 services at most.

```yaml bad content/claims/example.yaml
- id: chest-pain
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Chest pain that does not go away.
  sources: [example-source]
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag, chest-pain]
```

```yaml good content/claims/example.yaml
- id: chest-pain
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Chest pain that does not go away.
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
  - show: warning
    level: emergency
    intro: "Call {emergency-number} if you have:"
    claims: [chest-pain]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..schema import (
    PROFESSIONALS,
    ChosenSection,
    Edition,
    Fault,
    Level,
    Library,
    Show,
    Subject,
    Urgency,
)
from ._choices import fills, too_late

LEVEL = Level.WARNING
ROWS = (61,)

_EMERGENCY = pattern(
    r"\{(?:emergency-number|emergency-place|crisis-line)\}|\b(?:999|112|911|000|988|116 123|A&E|ER|ambulance)\b"
    r"|\bemergency (?:department|room|services?|number|help)\b",
    re.IGNORECASE,
)
_NUMBER_FIRST = pattern(r"[^.!?]{0,200}?(?:\{emergency-number\}|\b(?:999|112|911)\b)")
_ACTION = pattern(
    r"\b(?:ask|attend|book|call|contact|dial|get|go|make|message|phone|ring|see|seek|speak|talk|tell"
    r"|text|visit)\b|\{clinic-phone\}",
    re.IGNORECASE,
)
_SERVICE = pattern(
    r"\{[a-z-]+\}|\b(?:999|112|911|111|A&E|GP|doctor|pharmacist|nurse|midwife|clinic|ambulance"
    r"|(?:walk-in|urgent treatment|minor injur(?:y|ies)) (?:centre|center|unit))\b"
)
_MOST = 2


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    for block in edition.sections:
        if block.section.show is not Show.WARNING:
            continue
        for message, remedy, words in _in_card(block, edition):
            subject = Subject("handout", edition.recipe.id)
            yield Fault(subject, message, remedy, ("sections", block.index), words)


def _in_card(block: ChosenSection, edition: Edition) -> Iterator[tuple[str, str, str]]:
    section = block.section
    head = f"{section.heading or ''} {section.intro or ''}"
    if len(set(_SERVICE.findall(head))) > _MOST:
        message = f"the card's head names more than {_MOST} services"
        yield message, "name the one to turn to first; others belong into its last point", ""
    for claim in (chosen.claim for chosen in block.chosen):
        wording = claim.wording.get(edition.recipe.audience, "")
        if too_late(claim, section.level) or not fills(edition, f"{head} {wording}"):
            continue  # another rule speaks of the card, or of a slot that nobody knows
        if fault := _unlike(wording, head, section.level):
            yield f"the point `{claim.id}` {fault[0]}", fault[1], claim.id


def _unlike(wording: str, head: str, level: Urgency | None) -> tuple[str, str] | None:
    """Return what a point lacks or says against its card, and the remedy."""
    if level is Urgency.EMERGENCY:
        if not _EMERGENCY.search(head) and not _EMERGENCY.search(wording):
            remedy = "write “Call {emergency-number} if …” in it, or as the card's `intro`"
            return "does not say whom to call or where to go", remedy
    elif not _ACTION.search(head) and not _ACTION.search(wording):
        return (
            "does not say what to do",
            "write whom to ask, and how soon, or as the card's `intro`",
        )
    elif _NUMBER_FIRST.match(wording):
        remedy = "move it to the card with `level: emergency`"
        return "calls for emergency help on a card that does not", remedy
    return None
