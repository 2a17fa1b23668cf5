"""What is done in order is a numbered list of two to seven steps, and a step is one action.

A reader does a step, looks back and does the next. Two actions in one step, or steps without numbers, lose
the second.

Authority: PEMAT-P (AHRQ, 2013), item 22, any action is broken down into manageable, explicit steps; NHS service
manual, Formatting and punctuation (2019), numbered lists to guide people through a process.

```yaml bad content/claims/example.yaml
- id: clean
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: First, wash your hands.
  sources: [example-source]
- id: cover
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Then put on a new dressing.
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
    claims: [example-red-flag]
  - show: bullets
    claims: [clean, cover]
```

```yaml good content/claims/example.yaml
- id: clean
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands.
  sources: [example-source]
- id: cover
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Put on a new dressing.
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
  - show: steps
    claims: [clean, cover]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..schema import PROFESSIONALS, ChosenSection, Edition, Fault, Level, Library, Show, Subject

LEVEL = Level.WARNING
ROWS = (58,)

_FEWEST, _MOST = 2, 7
_DONE = frozenset({"self-care", "treatment", "monitoring", "diagnosis", "red-flag"})
"""The categories that tell what is done; an illness, too, has a first and a then."""
_TWO_ACTIONS = pattern(r"(?:,| and),? then\b|[.;] (?:Then|Next|After that|Afterwards),? ")
_ORDINAL = pattern(
    r"(?:(?:First|Firstly|Second|Secondly|Third|Thirdly|Next|Then|After that|Finally|Lastly)\b"
    r"(?! (?:aid|degree|trimester|line|choice|opinion|time|to|of|the|your|a)\b)|Step \d)"
)


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    for block in edition.sections:
        look = _in_steps if block.section.show is Show.STEPS else _unnumbered
        for message, remedy, words in look(block, edition.recipe.audience):
            subject = Subject("handout", edition.recipe.id)
            yield Fault(subject, message, remedy, ("sections", block.index), words)


def _in_steps(block: ChosenSection, audience: str) -> Iterator[tuple[str, str, str]]:
    if not _FEWEST <= len(block.chosen) <= _MOST:
        message = f"{len(block.chosen)} steps"
        remedy = f"have {_FEWEST} to {_MOST}; show one alone as `paragraphs`, and divide more"
        yield message, remedy, ""
    for claim in (chosen.claim for chosen in block.chosen):
        if found := _TWO_ACTIONS.search(claim.wording.get(audience, "")):
            message = f"the step `{claim.id}` holds two actions: “{found[0].strip()}”"
            yield message, "make each a claim, and so a step, of its own", claim.id


def _unnumbered(block: ChosenSection, audience: str) -> Iterator[tuple[str, str, str]]:
    if block.section.show not in {Show.BULLETS, Show.PARAGRAPHS}:
        return
    ordered = [
        chosen.claim.id
        for chosen in block.chosen
        if chosen.claim.category in _DONE and _ORDINAL.match(chosen.claim.wording.get(audience, ""))
    ]
    if len(ordered) >= _FEWEST:
        message = "steps that have no numbers"
        remedy = "write `show: steps`, and leave out “first” and “then”: the list numbers them"
        yield message, remedy, ordered[0]
