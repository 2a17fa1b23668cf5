"""A range for patients has `to` between its ends.

A dash is read as a minus or passed over: a screen reader says `four six hours`. Professionals read
a dash with ease.

Authority: NHS service manual, Numbers, measurements, dates and time (2026), ranges.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: The numbness lasts 4-6 hours.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: The numbness lasts 4 to 6 hours.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import NUMBER, STREET, UNIT, exact, found

LEVEL = Level.WARNING
ROWS = (21,)

_MARK = r"mg|mcg|micrograms|g|kg|ml|mL|units|cm|mm|%|st|nd|rd|th"
_TIME = r"\d{1,2}(?:[:.]\d\d)?"
_DASH = "(?: [-–] |[-–])"
_RANGE = pattern(
    rf"(?<![\w.,/:-])(?P<time>{_TIME} ?(?:am|pm)?){_DASH}{_TIME} ?(?:am|pm)(?!\w)"
    rf"|(?<![\w.,/:+=–-])(?<!- )(?<!– )£?(?P<low>{NUMBER})(?P<mark> ?(?:{_MARK}))?{_DASH}"
    rf"£?(?!0\d)(?P<high>{NUMBER})(?![\d_]|[^\W\d_]{{1,12}}\d|/| ?[-–] ?\d|-\w|[.,:]\d)(?!{STREET})"
)
_YEARS = pattern(r"(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d")
_TELEPHONE = pattern(rf"\d{{3}}-\d{{4}}(?! ?{UNIT})")
_DASHED = pattern(r"[\d%a-zA-Zµμ] ?[-–] ?£?\d")


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay or not _DASHED.search(written.text):
        return
    for match in found(_RANGE, written):
        if match["time"] or _is_range(match):
            between = written.said[: match.start()].endswith("etween ")
            low, high = re.split(r" ?[-–] ?", match[0], maxsplit=1)
            instead = f"{low} {'and' if between else 'to'} {high}"
            message = f'"{match[0]}" has a dash that is read as a minus or not at all'
            safe = exact(written, match[0], instead)
            yield written.fault(message, f"write `{instead}`", match[0], safe)


def _is_range(match: re.Match[str]) -> bool:
    """Tell whether the numbers rise; what falls or stays is a score, a code or a telephone number."""
    if _YEARS.fullmatch(match[0]) or _TELEPHONE.match(match.string, match.start()):
        return False
    low, high = (Decimal(match[end].replace(",", "")) for end in ("low", "high"))
    return low < high or match["mark"] is not None
