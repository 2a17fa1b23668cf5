"""The number of tablets and their strength are not two numerals side by side.

`2 200 mg tablets` is read as 2,200 mg or as 22 tablets.

Authority: NHS service manual, Numbers, measurements, dates and time (2026), dosage.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 2 200 mg tablets once a day.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take two 200 mg tablets once a day.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import COUNTS, FORMS, NUMBER, UNIT, exact, found, measures

LEVEL = Level.ERROR
CLINICIAN_LEVEL = Level.WARNING
ROWS = (20,)

_COUNT = r"(\d{1,2})(?: ?(?:(or|to)|[-–]) ?(\d{1,2}))?"
_SIDE_BY_SIDE = pattern(
    rf"(?<![\w.,/:-])(?<!day )(?<!week )(?<!dose )(?<!mega )(?<!type )"
    rf"{_COUNT}(?: x)? (?={NUMBER}[ -]?{UNIT}[ -]{FORMS})"
    rf"|(?<=[Tt]ake ){_COUNT} (?={NUMBER} ?(?:mg|mcg|g|micrograms)(?!\w))"
)
_STRENGTH = pattern(rf"{NUMBER}[ -]?{UNIT}(?:[ -]{FORMS})?")


def check_words(written: Written) -> Iterator[Fault]:
    if not measures(written):
        return
    for match in found(_SIDE_BY_SIDE, written):
        strength = _STRENGTH.match(written.said, match.end())
        rest = strength[0] if strength else ""
        low, joint, high = match.groups()[:3] if match[1] else match.groups()[3:]
        count = _in_words(low, joint, high)
        instead = f"{count} {rest}" if count else None
        words = f"{match[0]}{rest}"
        remedy = f"write `{instead}`" if instead else "spell the count, or change the order"
        safe = instead and exact(written, words, instead)
        message = f'"{words}" has two numerals side by side'
        yield written.fault(message, remedy, words, safe)


def _in_words(low: str, joint: str | None, high: str | None) -> str | None:
    ends = [int(end) for end in (low, high) if end]
    if not all(0 < end < len(COUNTS) for end in ends):
        return None
    return f" {joint or 'to'} ".join(COUNTS[end] for end in ends)
