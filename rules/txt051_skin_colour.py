"""Where a sheet says that skin changes colour, it says what is seen on brown and black skin.

A rash that is red on white skin may not look red on brown or black skin, and a reader who waits for red
comes late.

Authority: NHS service manual, Inclusive content, Skin symptoms (2025).

```yaml bad content/claims/example.yaml
- id: rash
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: Your skin may turn red and feel hot.
  sources: [example-source]
```

```yaml bad handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [rash]
```

```yaml good content/claims/example.yaml
- id: rash
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: >-
      Your skin may feel hot and turn red. On brown and black skin the change may be harder to see.
  sources: [example-source]
```

```yaml good handouts/example.yaml
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - claims: [rash]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..schema import PROFESSIONALS, Edition, Fault, Level, Library
from ._passages import passages

LEVEL = Level.WARNING
ROWS = (51,)

_COLOUR = (
    r"(?:redder|red|pink|purple|blue|bluish|paler?|gr[ae]y|greyish|yellow|white|mottled|flushed)"
)
_PLACE = (
    r"(?:skin|rash(?:es)?|face|lips?|cheeks?|fingers?|fingertips|toes?|hands?|feet|foot|legs?|arms?|palms?"
    r"|soles?|hives|swelling|wound|joints?|areas?|patch(?:es)?|body)"
)
_TURNS = r"(?:(?:look|turn|get|appear)(?:s|ing)?|turned|go(?:es|ing|ne)?|becom(?:es?|ing)|getting)"
_MORE = r"(?:(?!(?:in|on|at|an?|the|with)\b)\w{1,12},? ){0,4}"
_CHANGE = pattern(
    rf"\b{_PLACE} (?:\w{{1,12}} ){{0,3}}(?:be|is|are|{_TURNS}) {_MORE}{_COLOUR}\b(?! blood)"
    rf"|\b{_COLOUR}(?! blood)(?:,? \w{{1,12}}){{0,2}},? (?:skin|rash(?:es)?|lips|face|patch(?:es)?)\b"
    rf"|\b{_TURNS} (?:very |unusually )?(?:pale|flushed)\b"
    r"|\b(?:redness|paleness|reddening|yellowing)\b(?! (?:of|in|around) (?:the |your )?(?:whites?|eyes?)\b)",
    re.IGNORECASE,
)
_ELSEWHERE = pattern(
    r"\b(?:eyes?|eyelids?|mouth|tongue|throat|gums?|lining|bladder|intestines?|cystoscopy|endoscopy|vagina|cervix|nails?)\b",
    re.IGNORECASE,
)
_SURFACE = pattern(r"\b(?:skin|rash(?:es)?|face|lips?)\b", re.IGNORECASE)
_ON_ALL_SKIN = pattern(
    r"\b(?:brown|black|darker|dark)\b[^.!?]{0,40}\bskin|\bskin (?:tones?|colou?rs?)\b",
    re.IGNORECASE,
)


def check_edition(edition: Edition, _library: Library) -> Iterator[Fault]:
    if edition.recipe.audience in PROFESSIONALS:
        return
    read = passages(edition)
    told = {where.section for where, passage in read if _ON_ALL_SKIN.search(passage.text)}
    for where, passage in read:
        if not told.isdisjoint({where.section, where.section + 1}):
            continue
        if (found := _CHANGE.search(passage.text)) and not _is_elsewhere(found):
            message = f'"{found[0]}" is not seen in this way on every skin'
            remedy = "add what is seen on brown and black skin, or what is felt"
            yield Fault(where.subject, message, remedy, where.at, where.words(found[0]))


def _is_elsewhere(found: re.Match[str]) -> bool:
    """Tell whether its sentence is about an eye or the mouth, and not about skin."""
    before = found.string[: found.start()].rpartition(". ")[2]
    after = found.string[found.start() :].partition(". ")[0]
    sentence = before + after
    return bool(_ELSEWHERE.search(sentence)) and not _SURFACE.search(sentence)
