"""A section that tells patients what to do speaks to them: "you", or what to do.

Advice about "patients" or "people" is advice to somebody else. Only sections with claims on self-care and
red flags are judged, and in them what people do, not what is done to them ("people who need to be treated").

Authority: PEMAT (AHRQ, 2013), item 21, addresses the user directly when describing actions; EQIP (2004),
the patient is addressed personally.

```yaml bad content/claims/example.yaml
- id: look-at-feet
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Patients with numb feet should look at them every day.
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
  - claims: [look-at-feet]
```

```yaml good content/claims/example.yaml
- id: look-at-feet
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: If your feet are numb, look at them every day.
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
  - claims: [look-at-feet]
```
"""

import re
from collections.abc import Iterator
from itertools import groupby

from ..language.patterns import pattern
from ..schema import PROFESSIONALS, Edition, Fault, Level, Library, Subject
from ._passages import Where, passages

LEVEL = Level.WARNING
ROWS = (44,)

_TELLS_WHAT_TO_DO = frozenset({"self-care", "red-flag"})
_SOMEBODY_ELSE = pattern(
    r"\b(?:patients?|people|persons?|individuals?|anyone|everyone|those|adults|women|men)\b"
    r"(?!['’])[^.!?:;,]{0,80}?(?<!\bthat people )\b(?:should|must|ought to|needs? to|(?:are|is) advised)\b"
    r"(?! (?:(?:not|never|always|also|often) )?"
    r"(?:(?:be|receive|undergo|have)\b(?! (?:careful|aware|ready|sure)\b)|go to (?:the )?hospital))",
    re.IGNORECASE,
)
_TO_THE_READER = pattern(r"\b(?:you|your|yours|yourself|yourselves|we|us|our|my)\b", re.IGNORECASE)


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    for number, read in groupby(passages(edition), key=lambda one: one[0].section):
        section = list(read)
        text = "\n".join(passage.text for _, passage in section)
        if not _TO_THE_READER.search(text) and (found := _SOMEBODY_ELSE.search(text)):
            wheres = [where for where, _ in section]
            if any(where.category in _TELLS_WHAT_TO_DO for where in wheres):
                yield _fault(edition, number, wheres, found[0])


def _fault(edition: Edition, number: int, wheres: list[Where], words: str) -> Fault:
    named = ", ".join(f"`{where.subject.id}`" for where in wheres if where.category)
    message = f'a section tells others what to do ("{words} …"), and never the reader: {named}'
    remedy = "say `you`, or what to do: `Look at your feet every day.`"
    return Fault(Subject("handout", edition.recipe.id), message, remedy, ("sections", number))
