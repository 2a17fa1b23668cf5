"""No words point to a colour of the sheet alone.

One man in twelve does not tell red from green, and a copy is grey: “the red box” is then any box.

Authority: WCAG 2.2 (W3C, 2023), success criteria 1.4.1, use of color, and 1.3.3, sensory characteristics; NHS
service manual, help users decide when and where to get care (2026): people may not recognise cards by their
colour.

```yaml bad content/claims/example.yaml
- id: worse
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: If you get worse, do what is in the red box.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: worse
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: If you get worse, do what the first card says.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.WARNING
ROWS = (84,)

_COLOURS = frozenset(
    ["red", "orange", "amber", "yellow", "green", "blue", "purple", "pink", "grey", "gray"]
)
_NAMES = "|".join(sorted(_COLOURS))
_POINTED = pattern(
    rf"\b(?:the|each|every|this|these|any) (?:{_NAMES})"
    r" (?:box(?:es)?|text|words?|sections?|panels?|columns?|rows?|bars?|arrows?|headings?|pages?|letters?)\b"
    rf"|\b(?:printed|highlighted|written|marked|shown|coloured|colored) in (?:{_NAMES})\b"
    rf"|\bin (?:{_NAMES}) (?:print|text|type|letters)\b",
    re.IGNORECASE,
)


def check_words(written: Written) -> Iterator[Fault]:
    if written.vocabulary.isdisjoint(_COLOURS) or "alt" in written.at:  # that tells of a picture
        return
    for found in _POINTED.finditer(written.said):
        remedy = "name it by its heading or its place, with or without the colour"
        words = found[0] if found[0] in written.text else ""
        yield written.fault(f"“{found[0]}” points to a colour alone", remedy, words)
