"""How often a medicine is taken is told in words, not in Latin abbreviations.

A reader does not know them, and those who do mistake one for another: `bd` for `qd`, `qhs` for
every hour.

Authority: ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021),
abbreviations for frequency and route; British National Formulary, Guidance on prescribing,
prescription writing: directions in English without abbreviation.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 500 mg tds with food.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 500 mg three times a day with food.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import FORMS, UNIT, exact, found

LEVEL = Level.ERROR
CLINICIAN_LEVEL = Level.WARNING
ROWS = (8,)

_MEANINGS = {
    "bd": "twice a day",
    "bid": "twice a day",
    "tds": "three times a day",
    "tid": "three times a day",
    "qds": "four times a day",
    "qid": "four times a day",
    "od": "once a day",
    "om": "in the morning",
    "mane": "in the morning",
    "nocte": "at night",
    "qhs": "at bedtime",
    "hs": "at bedtime",
    "prn": "when needed",
    "stat": "at once",
    "po": "by mouth",
    "ac": "before meals",
    "pc": "after meals",
}
_NOT_SAFE = frozenset({"hs", "stat", "od"})
"""May mean something else: half strength, a statistic, the right eye."""

_PLAIN = (
    r"(?:b\.?d|b\.i\.d|B\.I\.D|t\.?d\.?s|T\.?D\.?S|t\.?i\.?d|T\.?I\.?D|q\.?d\.?s|Q\.?D\.?S"
    r"|q\.?i\.?d|Q\.?I\.?D|p\.?r\.?n|P\.?R\.?N|nocte|q\.?h\.?s|QHS|(?:p\.o\.|P\.O\.)(?! ?[Bb]ox)"
    r"|a\.c\.|p\.c\.|h\.s\.)"
)
_AFTER_A_DOSE = r"(?:BD|bid|BID|od|OD|o\.d\.?|om|mane|hs|HS|stat|STAT|po|PO|ac|pc)"
_LATIN = pattern(
    rf"(?<![\w./@-]){_PLAIN}(?![\w@-]|\.\w|/)"
    rf"|(?:(?<=\d )|(?<=\d)){UNIT}(?:/kg)? (?:(?:po|PO|IM|IV|SC) )?({_AFTER_A_DOSE})(?![\w-])"
    rf"|\d {FORMS} (?:(?:po|PO) )?({_AFTER_A_DOSE})(?![\w-])"
    r"|(?<!\w)([qQ]\.?(\d\d?)(?:-\d\d?)?[hH])(?!\w)"
)
_LETTERS = frozenset({"d", "n", "c", "o", "h"})
"""What is left of `b.d.` and its like among the words; no other word is one of these letters."""
_WORDS = frozenset(_MEANINGS) | _LETTERS | {"q", "h"}


def check_words(written: Written) -> Iterator[Fault]:
    if _WORDS.isdisjoint(written.vocabulary):
        return
    for match in found(_LATIN, written):
        words = match[1] or match[2] or match[3] or match[0]
        instead = f"every {match[4]} hours" if match[4] and "-" not in words else _meaning(words)
        safe = instead and words.lower() not in _NOT_SAFE and exact(written, words, instead)
        remedy = f"write it in words: `{instead}`" if instead else "write it in words"
        yield written.fault(f'"{words}" is Latin', remedy, words, safe or None)


def _meaning(words: str) -> str | None:
    return _MEANINGS.get(words.replace(".", "").lower())
