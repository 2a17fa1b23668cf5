"""Dates and times can be read in one way only.

`03/04/2026` is in March to one reader and in April to another; at `12pm` one comes at noon and one
at midnight. An appointment is missed.

Authority: NHS service manual, Numbers, measurements, dates and time (2026), dates and time.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: monitoring
  audience: [patient]
  certainty: high
  wording:
    patient: Your next injection is on 03/04/2026.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: monitoring
  audience: [patient]
  certainty: high
  wording:
    patient: Your next injection is on 3 April 2026.
  sources: [example-source]
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import UNIT, exact, found

LEVEL = Level.WARNING
CLINICIAN_LEVEL = Level.INFO
ROWS = (22,)

_NAMES = "January February March April June July August September October November December"
_MONTHS = {name[:3]: name for name in _NAMES.split()}
_SHORT = r"(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![\w-])(?:\.(?= ?[\da-z,]))?"
_NUMERIC = pattern(
    r"(?<![\w./-])(?:(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])/(?:(?:19|20)\d\d|\d\d)"
    rf"|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d)(?![\w/]|\.\d| ?{UNIT})"
)
_MONTH = pattern(
    rf"(?<!\w)(\d\d?(?:st|nd|rd|th)? ){_SHORT}|(?<!\w)(?<!\d\d\d\d ){_SHORT}(?= \d)(?! \d\d?;)"
)
_TWELVE = pattern(r"(?<![\w.:,])12(?:[.:]00)? ?(?:(noon)|(am|a\.m\.)|(pm|p\.m\.))(?!\w)")
_POINT = pattern(r"(?<![\w.:,£$])(\d{1,2})\.([0-5]\d) ?([ap]m)(?!\w)")
_HUNDREDS = pattern(
    r"(?<![\w.:,/-])([01]\d|2[0-3])([0-5]\d) ?(?:hrs|(?<=(?<!\d)0\d{3} )hours)(?!\w| of)"
)
_QUICK = pattern(r"\d ?(?:[ap]\.?m|h|noon|[./]\d)")
_CUT = frozenset(
    {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)


def check_words(written: Written) -> Iterator[Fault]:
    if _CUT.isdisjoint(written.vocabulary) and not _QUICK.search(written.text):
        return
    for match in found(_NUMERIC, written):
        message = f'"{match[0]}" is another day in another country'
        yield written.fault(message, f"write the month in words: {_days(match[0])}", match[0])
    for match in found(_MONTH, written):
        name = _MONTHS[(match[2] or match[3])[:3]]
        instead = f"{(match[1] or '').lstrip('0')}{name}"
        yield _fault(written, match[0], "has a month that is cut short", instead)
    for match in found(_TWELVE, written):
        yield _fault(
            written, match[0], "may be noon or midnight", "midnight" if match[2] else "midday"
        )
    for match in found(_POINT, written):
        yield _fault(
            written, match[0], "has a point like a decimal", f"{match[1]}:{match[2]}{match[3]}"
        )
    for match in found(_HUNDREDS, written):
        yield _fault(written, match[0], "is the time of a timetable", _clock(match))


def _fault(written: Written, words: str, what: str, instead: str) -> Fault:
    safe = exact(written, words, instead)
    return written.fault(f'"{words}" {what}', f"write `{instead}`", words, safe)


def _days(date: str) -> str:
    """Return the days that a date in figures may be, in words; of two figures for the year, an example."""
    one, two, year = re.split(r"[/.]", date)
    if len(year) < len("2026"):
        return "`3 April 2026`"
    orders = {(int(one), int(two))} if "." in date else {(int(one), int(two)), (int(two), int(one))}
    names = _NAMES.replace("April", "April May").split()
    days = [
        f"`{day} {names[month - 1]} {year}`" for day, month in sorted(orders) if month <= len(names)
    ]
    return " or ".join(days) or "`3 April 2026`"


def _clock(match: re.Match[str]) -> str:
    hour, minutes = int(match[1]), match[2]
    if minutes == "00" and hour in {0, 12}:
        return "midday" if hour else "midnight"
    shown = f"{(hour - 1) % 12 + 1}" + (f":{minutes}" if minutes != "00" else "")
    return f"{shown}{'pm' if hour >= 12 else 'am'}"  # noqa: PLR2004 - hours of half a day
