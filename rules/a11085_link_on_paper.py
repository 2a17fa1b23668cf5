"""No words ask the reader to click.

On paper there is nothing to click, and “click here” does not say where it leads.

Authority: NHS service manual, Formatting (2026), links: no link text such as “click here”; WCAG 2.2 (W3C, 2023),
success criterion 2.4.4, link purpose.

```yaml bad content/claims/example.yaml
- id: more
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: For exercises, click here.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: more
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Ask your physiotherapist for exercises.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.WARNING
ROWS = (85,)

_VERBS = frozenset({"click", "tap", "follow", "link", "links", "button"})
_CLICK = pattern(
    r"\b(?:click|tap) (?:here|(?:on )?(?:this|the|a|any)(?: [a-z]+)? (?:link|button|image|picture|icon)s?)\b"
    r"|\bfollow (?:this|the|these) links?\b|\b(?:this|the|these) links? (?:below|above|opposite)\b",
    re.IGNORECASE,
)


def check_words(written: Written) -> Iterator[Fault]:
    if written.vocabulary.isdisjoint(_VERBS):
        return
    for found in _CLICK.finditer(written.said):
        remedy = "say what there is and where, or whom to ask for it; give a short address if it needs one"
        words = found[0] if found[0] in written.text else ""
        yield written.fault(f"“{found[0]}” does nothing on paper", remedy, words)
