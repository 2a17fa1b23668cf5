"""What a reader should do is said as an instruction: "take the tablets", not "the tablets should be taken".

The passive hides who is to act, and a reader may think that somebody else will. Only instructions are judged:
elsewhere the passive is often right, and no pattern tells it from "you should be seen". "Medicines that must be
taken by mouth" describes. It is information, since a pattern cannot tell what a doctor is to do.

Authority: PEMAT (AHRQ, 2013), item 5, the active voice; CDC Clear Communication Index (2014), item 6.

```yaml bad content/claims/example.yaml
- id: finish-course
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: The tablets should be taken with food.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: finish-course
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Take the tablets with food.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.INFO
ROWS = (42,)

_DEEDS = {
    "taken": "take",
    "swallowed": "swallow",
    "chewed": "chew",
    "crushed": "crush",
    "dissolved": "dissolve",
    "eaten": "eat",
    "drunk": "drink",
    "consumed": "eat or drink",
    "used": "use",
    "applied": "put on",
    "worn": "wear",
    "kept": "keep",
    "stored": "keep",
    "avoided": "avoid",
    "stopped": "stop",
    "discontinued": "stop",
    "continued": "keep",
    "completed": "finish",
    "finished": "finish",
    "followed": "follow",
    "sought": "get",
    "called": "call",
    "phoned": "phone",
    "contacted": "call",
    "told": "tell",
    "informed": "tell",
    "reported": "tell",
    "washed": "wash",
    "rinsed": "rinse",
    "shaken": "shake",
    "discarded": "throw away",
    "thrown": "throw",
    "brought": "bring",
    "missed": "miss",
    "skipped": "skip",
    "limited": "limit",
}
"""What readers do themselves; not what is done to them, such as "offered", "seen" and "given"."""
_HIDDEN = pattern(
    r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )(?<!\bhow it )(?<!\btesting )(?<!\btests )"
    r"\b(?P<verb>should|must|ought to|(?:has|have|needs?|is|are) to)"
    rf"(?P<no> not| never)?(?: always| only)? be (?:\w{{1,12}}ly )?(?P<deed>{'|'.join(_DEEDS)})\b"
    r"(?!(?: \w{1,12}){0,2} by (?:an?|the|your|our) )",
    re.IGNORECASE,
)


def check_words(written: Written) -> Iterator[Fault]:
    if _DEEDS.keys().isdisjoint(written.vocabulary) or not written.is_lay:
        return
    for found in _HIDDEN.finditer(written.said):
        deed = _DEEDS[found["deed"].lower()]
        told = f"do not {deed} …" if found["no"] else f"{deed} …"
        message = f'"{found[0]}" does not say who is to do it'
        yield written.fault(message, f"tell the reader: `{told}`", found[0])
