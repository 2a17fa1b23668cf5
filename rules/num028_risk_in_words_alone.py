"""How often a harm happens is told in numbers, not only as common or rare.

Readers put "common", which regulators use for 1 to 10 in 100, at almost half of all people. Only words
about risks and side effects are looked at, and claims with such tags or facts. "Most common" and
"more likely" say not how often, but than what.

Authority: Patient Information Forum, Communicate risk clearly; Making Numbers Meaningful (Medical
Decision Making, 2025, doi:10.1177/0272989X251346811), against verbal terms.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Side effects are rare.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Side effects are rare. They happen to about 1 in 1,000 people in a year.
  sources: [example-source]
  facts:
    risks:
      - {key: harm, numerator: 1, denominator: 1000, population: adults, period: a year}
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._risks import is_of_risks

LEVEL = Level.WARNING
ROWS = (28,)

_COMPARED = "".join(
    f"(?<!{word} )" for word in ("most", "more", "less", "least", "as", "at", "at a", "at very")
)
"""What is commonest, or more common than something else, is not told how often it happens;
nor is "people at high risk"."""
_HOW = rf"{_COMPARED}\b(?:very |extremely |quite )?"
_CHANCE = r"(?:small|low|high|slight|tiny) (?:chance|risk)"
_TERM = pattern(
    rf"{_HOW}(?:common(?! cold)|uncommon|rare|rarely|occasionally|likely|unlikely|{_CHANCE})\b",
    re.IGNORECASE,
)
_HARM = r"(?:side[ -]effects?|adverse (?:effects?|events?|reactions?)|complications?)"
_TERM_OF_HARM = pattern(
    rf"({_HOW}(?:common|uncommon|rare|rarely|occasionally))(?: (?:but )?\w{{1,15}})? {_HARM}\b"
    rf"|\b{_HARM} (?:is|are|was|were) ({_HOW}(?:common|uncommon|rare|likely|unlikely))\b"
    rf"|({_HOW}{_CHANCE}) (?:of|that)\b",
    re.IGNORECASE,
)
"""How often harm happens, where only the words tell that it is about harm."""
_TERMS = frozenset(
    {
        "common",
        "uncommon",
        "rare",
        "rarely",
        "occasionally",
        "likely",
        "unlikely",
        "small",
        "low",
        "high",
        "slight",
        "tiny",
    }
)
_NUMBER = pattern(r"\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of)\b")


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay or written.vocabulary.isdisjoint(_TERMS):
        return
    if _NUMBER.search(written.said):
        return
    term = _TERM if is_of_risks(written.claim) else _TERM_OF_HARM
    for found in term.finditer(written.said):
        words = next(filter(None, found.groups()), found[0])
        message = f'"{words}" means something else to each reader'
        yield written.fault(message, "say how often: `about 1 in 100 people`", words)
