"""Where the evidence is of low certainty, the words for patients say so.

A reader takes a plain statement for established, decides on it, and loses trust when it changes. What
is looked for is a word that admits doubt: may, might, can, some, we do not know. Advice and red flags
are passed by.

Authority: DISCERN (Charnock et al., 1999), item 8, areas of uncertainty; CDC Clear Communication Index
(2014), item 11, what experts know and do not know; IPDAS (2013), uncertainty.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: low
  wording:
    patient: Zinc shortens a cold.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: low
  wording:
    patient: Zinc may shorten a cold, but we are not sure.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Certainty, Fault, Level

LEVEL = Level.WARNING
ROWS = (31,)

_UNSURE = frozenset({Certainty.LOW, Certainty.VERY_LOW})
_ADVICE = frozenset({"red-flag", "self-care"})
_DOUBT_WORDS = (
    "may might can could would some sometimes few possible possibly perhaps maybe probably"
    " likely unlikely seem seems appear appears suggest suggests unclear unknown uncertain"
    " unproven unsure doubt evidence study studies research researchers trial trials linked"
    " link thought believed suspected"
)
_DOUBT = frozenset(_DOUBT_WORDS.split())
_NOT_KNOWN = pattern(
    r"\b(?:not|nobody|no one)\b[^.]{0,40}\b(?:know|knows|known|sure|certain|clear|proven|proved|shown)\b",
    re.IGNORECASE,
)


def check_words(written: Written) -> Iterator[Fault]:
    claim = written.claim
    if claim is None or claim.certainty not in _UNSURE or not written.is_lay:
        return
    if claim.category in _ADVICE or written.vocabulary & _DOUBT or _NOT_KNOWN.search(written.said):
        return
    message = f"the evidence is of {claim.certainty} certainty, and the words do not say so"
    remedy = "say `may` or `might`, or `we do not yet know`; or, if it is sure, mend `certainty`"
    yield written.fault(message, remedy, written.text)
