"""The line under the title tells, within the first 60 words of the sheet, whom it is for and why.

Whoever picks a sheet up decides in its first lines whether to read on. A long opening, or one that says the
title once more, does not help them.

Authority: PEMAT-P (AHRQ, 2013), item 1, the purpose is completely evident; DISCERN (1999), item 1, the aims
are clear.

```yaml bad handouts/example.yaml
title: Looking after your stitches
audience: patient
layout: leaflet
purpose: Looking after your stitches.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
```

```yaml good handouts/example.yaml
title: Looking after your stitches
audience: patient
layout: leaflet
purpose: For people who go home with stitches, to keep the wound clean until they come out.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
```
"""

from collections.abc import Iterator

from ..language.inline import plain
from ..schema import Fault, Level, Library, Recipe, Subject

LEVEL = Level.WARNING
ROWS = (53,)

_MOST = 60


def check_recipe(recipe: Recipe, _library: Library) -> Iterator[Fault]:
    subject, at = Subject("handout", recipe.id), ("purpose",)
    title, purpose = _words(recipe.title), _words(recipe.purpose)
    if purpose == title:
        message = "the purpose says no more than the title"
        yield Fault(subject, message, "say whom the sheet is for, and what it helps them to do", at)
    elif (count := len(title) + len(purpose)) > _MOST:
        message = f"title and purpose have {count} words"
        yield Fault(subject, message, f"say it in {_MOST}, and leave the rest to claims", at)


def _words(text: str) -> list[str]:
    return [word.strip(".,:;!?").lower() for word in plain(text).split()]
