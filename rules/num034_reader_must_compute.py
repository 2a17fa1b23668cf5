"""The reader need not calculate: words for patients hold results, not sums.

Many adults get a sum wrong in which they must multiply by their weight, and with a medicine that is a
wrong dose.

Authority: PEMAT-P (AHRQ, 2013), item 7, the material does not expect the user to perform calculations;
CDC Clear Communication Index (2014), items 16 and 17.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 10 mg per kilogram each day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take the dose on the label of your medicine each day.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.WARNING
ROWS = (34,)

_TOLD = (
    r"(?:\A|[.!?:,;] |\bthen |\band |\byou (?:can|could|should|must|need to|have to|will need to) )"
)
"""Before what the reader is to do; not "blood tests are used to calculate the score"."""
_SUM = pattern(
    r"(?:\bper (?:kg|kilo|kilogram|kilogramme)\b|/ ?kg\b|\bfor (?:each|every) (?:kg|kilo|kilogram)\b"
    r"|\b(?:divide|multiply)(?: [\w'’]+){0,6} by (?:\d|two|three|four|five|ten|your)"
    r"|\badd (?:up|together) (?:all )?(?:your|the|these|those) (?:\w+ )?(?:scores?|points|numbers|grams|units|answers)"
    r"|\b(?:subtract|take away) \d"
    rf"|{_TOLD}(?P<told>calculate|work out) (?:your|the|how many|how much) )",
    re.IGNORECASE,
)
_HINTS = frozenset(
    {
        "kg",
        "kilo",
        "kilogram",
        "kilogramme",
        "divide",
        "multiply",
        "add",
        "subtract",
        "take",
        "calculate",
        "work",
    }
)


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay or written.vocabulary.isdisjoint(_HINTS):
        return
    for found in _SUM.finditer(written.said):
        words = written.said[found.start("told") if found["told"] else found.start() : found.end()]
        message = f'"{words.strip()}" makes the reader do a sum'
        yield written.fault(message, "give the result, or who works it out", words.strip())
