"""Patients read no "e.g.", "i.e." or "etc.", no "tablet(s)" and no "and/or".

Many readers do not know these marks or mix them up; read aloud, "eg" becomes "egg".

Authority: NHS service manual, A to Z of NHS health writing (2026), eg, etc and ie, and Punctuation (2026),
brackets.

```yaml bad content/claims/example.yaml
- id: eat-well
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Eat foods with calcium, e.g. milk or cheese.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: eat-well
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Eat foods with calcium, for example milk or cheese.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import exact

LEVEL = Level.WARNING
ROWS = (49,)

_MARK = pattern(
    r"(?<![\w.])(?:(?P<eg>e\.g\.|e\.g(?!\w)|eg\.?(?=,? [a-z0-9]))|(?P<ie>i\.e\.|i\.e(?!\w)|ie\.?(?=,? [a-z0-9]))"
    r"|(?P<etc>etc\b\.?))"
    r"|(?P<plural>\b[^\W\d_]{2,30}\((?:s|es)\))|(?P<either>\band\s?/\s?or\b)",
    re.IGNORECASE,
)
_REMEDIES = {
    "eg": "write `for example` or `such as`",
    "ie": "write `that is`, or say it in another way",
    "etc": "name what is meant, or write `such as` before the examples",
    "plural": "write the plural",
    "either": "write `or`; where it may be both, `… or …, or both`",
}
_INSTEAD = {"eg": "for example", "ie": "that is"}
_HINTS = frozenset({"e", "i", "eg", "ie", "etc"})


def check_words(written: Written) -> Iterator[Fault]:
    said = written.said
    if _HINTS.isdisjoint(written.vocabulary) and "s)" not in said and "/" not in said:
        return
    if not written.is_lay:
        return
    for found in _MARK.finditer(said):
        kind = found.lastgroup or ""
        if kind in _INSTEAD and found[0].rstrip(".").isupper():
            continue  # what is short for something else, such as infective endocarditis
        instead = _INSTEAD.get(kind)
        if instead and found[0][0].isupper():
            instead = instead.capitalize()
        safe = instead and exact(written, found[0], instead)
        message = f'"{found[0]}" is not read by everybody'
        yield written.fault(message, _REMEDIES[kind], found[0], safe)
