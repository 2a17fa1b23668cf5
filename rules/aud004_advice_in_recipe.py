"""Headings, labels and other words of a recipe hold no dose, number or advice.

What a reader acts on must be a claim: it has a source, is looked at again, and is the same on every sheet. A
dose in a heading has none of this.

Authority: NHS Standard for creating health content (NHS England, 2024), record of sources; DISCERN (1999),
item 4.

```yaml bad handouts/base.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - heading: Take two tablets a day
    show: notes
```

```yaml good handouts/base.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - heading: How to take your tablets
    show: notes
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.ERROR
CLINICIAN_LEVEL = Level.WARNING
ROWS = (66,)

_NUMBERS = pattern(
    r"(?<![\w.,])\d[\d,.]{0,9} ?(?:mg|mcg|[µμ]g|ug|g|ml|IU|units?|(?:micro|milli)grams?"
    r"|millilit(?:re|er)s?)\b(?!/)"
    r"|(?<![\w.,])\d[\d,.]{0,9} ?(?:%|per ?cent\b)"
    r"|(?<![\w.,])\d{1,4} in \d[\d,]{0,9}\b(?! (?:hours?|days?|weeks?|months?|years?)\b)"
    r"|\b(?:\d{1,2}|one|two|three|four|five|six|once|twice)(?: times)?"
    r" (?:a|per|each|every) (?:day|night|week|month)\b"
    r"|\b(?:once|twice) (?:daily|weekly|monthly)\b"
    r"|\bevery (?:\d{1,3}|two|three|four|six|eight|twelve) (?:hours|days|weeks|months)\b",
    re.IGNORECASE,
)
"""Doses, shares, and how often; not a length of time: `The first 6 weeks` says what a part is about."""

_MEDICINE = (
    r"(?:(?:[\w-]+ ){0,3}(?:tablets?|pills?|capsules?|injections?|medicines?|doses?|drops?|puffs?"
    r"|sachets?|antibiotics?|painkillers?|insulin|inhalers?|supplements?)\b"
    r"(?! (?:with you|with this|list|chart|diary|record|card|box|bottle|packet|organi[sz]er)\b)"
    r"|(?:it|them)\b(?! (?:with you|to)\b))"
)
_PAPER = (
    r"(?! (?:this|these|part|risks?|chances|notes|photos?|pictures?"
    r"|your (?:diary|sheet|card|record|list|notes|phone|rings?))\b)"
)
_ADVICE = pattern(
    r"(?:^|[.!?:;] )(?:please )?(?:"
    rf"(?:take|swallow|inject|apply|(?:always|keep) (?:take|taking|use|using)) {_MEDICINE}"
    rf"|(?:do not|don['’]t|never|stop|avoid) (?:take|taking){_PAPER}"
    r"|(?:do not|don['’]t|never|stop|avoid) (?:drive|driving|drink|drinking|smoke|inject|injecting)"
    r")\b",
    re.IGNORECASE,
)
"""What a sentence tells the reader to do with a medicine; not what to do with the sheet."""


def check_words(written: Written) -> Iterator[Fault]:
    if written.subject.kind != "handout":
        return
    found = _NUMBERS.search(written.text) or _ADVICE.search(written.text)
    if found:
        words = found[0].lstrip(".!?:; ")
        message = f"“{words}” is a dose, a number or advice, and stands in no claim"
        remedy = "make it a claim with its source, and name it here; leave only what it is about"
        yield written.fault(message, remedy, words)
