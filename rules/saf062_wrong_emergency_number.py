"""Emergency and crisis numbers are those of the region in which the words are printed.

A reader in danger dials what the sheet says. In another country the number reaches nobody, so words that
are printed in several leave it to the region: `{emergency-number}`.

Authority: NHS service manual, help users decide when and where to get care; Directive (EU) 2018/1972,
article 109, the single European emergency number.

```yaml bad content/claims/example.yaml
- id: breathless
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call 999 if you cannot breathe.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: breathless
  category: red-flag
  audience: [patient]
  certainty: high
  wording:
    patient: Call {emergency-number} if you cannot breathe.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator, Mapping

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level, Region

LEVEL = Level.ERROR
SAFETY = True
ROWS = (62,)

_EUROPE = frozenset(
    re.findall(
        r"[A-Z]{2}",
        "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK",
    )
)
_JUDGED = _EUROPE | {"GB", "US", "CA", "AU", "NZ"}
_ANSWERED: Mapping[str, frozenset[str]] = {
    "999": frozenset({"GB", "IE", "PL"}),
    "112": _EUROPE | {"GB", "AU", "NZ"},
    "911": frozenset({"US", "CA"}),
    "000": frozenset({"AU"}),
    "111": frozenset({"GB", "NZ"}),
    "988": frozenset({"US", "CA"}),
    "116123": _EUROPE | {"GB"},
}
"""Where each number may be called: for emergencies, urgent advice, and in a crisis.

Only countries of `_JUDGED` are: a false alarm of this rule could not be set aside.
"""

_NUMBER = (
    r"(999|112|911|000|111|988|116 ?123)(?![\w/%-]|[.,]\d| (?:mg|mcg|ml|people|units|beats)\b)"
)
_GLUE = (
    r"(?:[ ,:]{1,2}(?:now|on|for|an?|the|ambulance|help|free|at once|straight away|immediately|us"
    r"|to|line|crisis|emergency|services|NHS|Samaritans|or|and|then|text|call|ring|dial|phone"
    r"|\{[a-z-]{1,40}\})(?=[ ,:])){0,8}"
)
_DIALLED = pattern(
    r"\b(?:call|calls|calling|ring|ringing|dial|dialling|phone|telephone|text|NHS|Samaritans"
    rf"|emergency|ambulance)\b{_GLUE}[ ,:]{{1,2}}{_NUMBER}",
    re.IGNORECASE,
)
_BESIDE = pattern(rf"{_GLUE}[ ,]{{1,2}}{_NUMBER}", re.IGNORECASE)
_SLOT = pattern(rf"(?<![\w.,/-]){_NUMBER}")
_MAYBE = pattern("999|112|911|000|111|988|116")


def check_words(written: Written) -> Iterator[Fault]:
    if not _MAYBE.search(written.text):
        return
    is_slot = written.subject.kind == "region"
    numbers = _SLOT.findall(written.text) if is_slot else _dialled(written.text)
    for number in numbers:
        answered = _ANSWERED[number.replace(" ", "")]
        wrong = [one.id for one in written.regions if _country(one) in _JUDGED - answered]
        if wrong:
            message = f"{number} is not the number to call in {', '.join(wrong)}"
            own = "write the number that is answered in this region"
            slot = (
                "write {emergency-number}, or {crisis-line}, which each region fills with its own"
            )
            yield written.fault(message, own if is_slot else slot, number)


def _country(region: Region) -> str:
    return region.id.partition("-")[0]


def _dialled(text: str) -> Iterator[str]:
    """Yield the numbers that a sentence says to call, and those that it names beside them."""
    found = _DIALLED.search(text)
    while found:
        yield found[1]
        found = _BESIDE.match(text, found.end()) or _DIALLED.search(text, found.end())
