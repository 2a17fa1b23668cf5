"""A clinician's sheet on treatment has three open questions for teach-back.

What was said is not what was heard. Only the patient's own words show it, and nobody answers “Do you understand?”
with no.

Authority: AHRQ Health Literacy Universal Precautions Toolkit (2nd edition, 2015), tool 5, use the teach-back
method: no questions that are answered with yes or no.

```yaml bad handouts/example.yaml
title: An example
audience: clinician
layout: summary
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - heading: Teach-back
    show: notes
    lines: 1
    prompts: [Do you understand when to call?]
```

```yaml good handouts/example.yaml
title: An example
audience: clinician
layout: summary
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - heading: Teach-back
    show: notes
    lines: 1
    prompts:
      - How will you tell your family when to call for help?
      - What will you do if you miss a dose?
      - Which changes will you look out for?
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..schema import PROFESSIONALS, Edition, Fault, Level, Library, Section, Subject

LEVEL = Level.INFO
ROWS = (64,)

_FEWEST = 3
_A_SHEET_OF_TREATMENT = 2
_TEACH_BACK = pattern(r"\bteach[- ]?back\b", re.IGNORECASE)
_CLOSED = pattern(
    r"(?:do|did|does|have|has|are|is|can|could|was|were|will|would) (?:you|that|this|it|i|there)\b"
    r"|any (?:other )?questions\b",
    re.IGNORECASE,
)


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    recipe = edition.recipe
    if recipe.audience not in PROFESSIONALS:
        return
    subject, found = Subject("handout", recipe.id), False
    for number, section in enumerate(recipe.sections):
        if _TEACH_BACK.search(f"{section.heading or ''} {section.intro or ''}"):
            found = True
            for message, words in _unfit(section):
                remedy = f"have {_FEWEST} that begin with what, how, when or which"
                yield Fault(subject, message, remedy, ("sections", number), words)
    treatments = [claim for claim in edition.claims if claim.category == "treatment"]
    if not found and len(treatments) >= _A_SHEET_OF_TREATMENT:
        message = "the sheet tells of treatment, and has no questions for teach-back"
        remedy = f"add `show: notes` under the heading “Teach-back”, with {_FEWEST} open questions"
        yield Fault(subject, message, remedy, ("sections",))


def _unfit(section: Section) -> Iterator[tuple[str, str]]:
    if not section.prompts:
        return
    if len(section.prompts) < _FEWEST:
        yield f"{len(section.prompts)} of {_FEWEST} questions for teach-back", ""
    for prompt in section.prompts:
        if _CLOSED.match(prompt.words):
            yield f"“{prompt.words}” can be answered with yes or no", prompt.words
