"""Words for patients hold no signs that must be guessed.

`<` and `>` are mistaken for each other, `/` is read as a 1, `@` as a 2, `&` as a 2 and `+` as a 4;
a screen reader leaves them out. In the UK degrees have no sign: 38C.

Authority: ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021), symbols;
NHS service manual, A to Z of NHS health writing (2026).

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Call us if your temperature is >38 degrees.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Call us if your temperature is more than 38 degrees.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level, Profile
from ._numbers import FORMS, NUMBER, START, UNIT, found

LEVEL = Level.WARNING
ROWS = (9,)

_SIGN = pattern(r"[<>≤≥@&+/°]")
_PER = {
    "day": "a day",
    "d": "a day",
    "week": "a week",
    "hour": "an hour",
    "h": "an hour",
    "dose": "a dose",
}
_SAYS = {"<": "less than", ">": "more than", "≤": "at most", "≥": "at least"}
_UK = frozenset({Profile.UK_NHS})
_COMPARED = pattern(rf"(?<!\w)[<>≤≥] ?=? ?(?:£|\$)?{NUMBER}(?:%|:\d++)?")
_AT = pattern(r"(?<= )@ ?(?=\d)|(?<= )@(?= )")
_AND = pattern(r"(?<=[\w)]) & (?=[a-z0-9(])")
_PLUS = pattern(r"(?<=\w)(?: \+ |\+)(?=[a-z])|(?<=[a-z]) \+ (?=\w)")
_PER_UNIT = pattern(
    rf"{START}({NUMBER} ?(?:{UNIT}|{FORMS}))/(kg|day|d|week|hour|h|hr|min|minute|dose)(?!\w)"
)
_HOURS = pattern(r"(?<=\d)°(?! ?[CF]| (?:to|or|and) \d[\d.]{0,5} ?° ?[CF])")
_CELSIUS = pattern(rf"[−-]?{NUMBER} ?° ?C(?!\w)")


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay or not _SIGN.search(written.text):
        return
    for match in found(_COMPARED, written):
        yield _fault(written, match[0], _in_words(match[0]))
    for match in found(_AT, written):
        yield _fault(written, match[0].strip(), "at")
    for match in found(_AND, written):
        yield _fault(written, match[0].strip(), "and")
    for match in found(_PLUS, written):
        yield _fault(written, match[0].strip(), "and")
    for match in found(_PER_UNIT, written):
        per = _PER.get(match[2], f"for each {match[2]}")
        yield _fault(written, match[0].strip(), f"{match[1].strip()} {per}")
    for match in found(_HOURS, written):
        yield _fault(written, match[0], "hours, or degrees Celsius")
    if written.profiles == _UK:
        for match in found(_CELSIUS, written):
            instead = re.sub(r" ?° ?", "", match[0])
            yield _fault(written, match[0], instead)


def _fault(written: Written, words: str, instead: str) -> Fault:
    message = f'"{words}" is a sign that must be guessed'
    return written.fault(message, f"write it in words: `{instead}`", words)


def _in_words(words: str) -> str:
    sign, number = words[0], words[1:].strip()
    if number.startswith("="):
        sign, number = {"<": "≤", ">": "≥"}.get(sign, sign), number[1:].strip()
    return f"{_SAYS[sign]} {number}"
