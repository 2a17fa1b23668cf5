"""A risk that rises or falls is told with how often it happens before and after.

"Halves the risk" may mean from 50 to 25 people in 100, or from 2 to 1 in a million. Told alone it makes
small effects look large. What compares men with women, or peoples, is no effect, and is passed by.

Authority: Making Numbers Meaningful (Medical Decision Making, 2025, doi:10.1177/0272989X251346811),
against relative risk; IPDAS (2013), absolute event rates.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: The tablets halve the risk of a fall.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: The tablets halve the risk of a fall, from 10 in 100 people to 5 in 100 in a year.
  sources: [example-source]
  facts:
    risks:
      - {key: fall-untreated, numerator: 10, denominator: 100, population: adults, period: a year}
      - {key: fall-treated, numerator: 5, denominator: 100, population: adults, period: a year}
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._risks import has_absolute

LEVEL = Level.ERROR
ROWS = (27,)

_RISK = r"(?:risks?|chances?|odds|likelihood)"
_TIMES = (
    r"(?:\d++(?:\.\d++)?+\s?(?:%|per ?cent|times)|twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: times|fold|-fold)|\d++-fold|half)"
)
_SEX = r"(?:men|women|males|females|boys|girls)\b"
_GROUP = rf"(?:{_SEX}|\w{{3,12}} {_SEX}|people of|(?:white|black|older|younger|other) )"
_GROUPS = pattern(rf"[^.;]{{0,80}}\b(?:than|as) (?:in |are |among )?{_GROUP}", re.IGNORECASE)
_RELATIVE = pattern(
    rf"\b(?:{_TIMES} (?:as likely|(?:more|less) likely|as common(?! (?:in|among) {_SEX})|the (?:\w+ )?{_RISK}"
    rf"|(?:an? )?(?:lower|higher|reduced|increased|greater|smaller) {_RISK})"
    rf"|(?:doubl|tripl|halv|quadrupl)(?:e|es|ed|ing) (?:the|your|their|this|that) (?:\w+ )?{_RISK}"
    rf"|(?:cut|cuts|reduc\w*|lower\w*|rais\w*|increas\w*) (?:the|your|their) (?:\w+ )?{_RISK}"
    rf" (?:of (?:\w+ ){{1,4}})?by (?:about |around |up to )?"
    r"(?:\d++(?:\.\d++)?+(?:%| per ?cent)?|half|a (?:third|quarter|half)))"
    rf"|\b{_RISK} (?:is|are|was) (?:doubled|tripled|halved)",
    re.IGNORECASE,
)
_RISES = pattern(
    r"doubl|tripl|quadrupl|rais|increas|higher|greater|more likely|fold|\b(?:twice|thrice|times) (?:as|the)\b",
    re.IGNORECASE,
)
"""What says that the risk grows; all else says that it falls."""
_HINTS = frozenset(
    {
        "risk",
        "risks",
        "chance",
        "chances",
        "odds",
        "likelihood",
        "likely",
        "common",
    }
)


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay or written.vocabulary.isdisjoint(_HINTS) or has_absolute(written.said):
        return
    for found in _RELATIVE.finditer(written.said):
        if _between_groups(written.said, found):
            continue
        message = f'"{found[0]}" does not say how often it happens at all'
        example = "from 5 in 100 people to 10 in 100"
        if not _RISES.search(found[0]):
            example = "from 10 in 100 people to 5 in 100"
        remedy = f"say both absolutely beside it: `{example}`"
        yield written.fault(message, remedy, found[0])


def _between_groups(text: str, found: re.Match[str]) -> bool:
    """Tell whether it compares men with women, or peoples: what no reader can choose."""
    return bool(_GROUPS.match(text, found.end()))
