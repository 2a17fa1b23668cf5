"""How many people it concerns, and how long it lasts, is told to patients in whole numbers.

Nobody can picture 14.3% of people, 2.5 in 100 or 3.8 years. Doses, prices and results of tests keep their
decimals.

Authority: NHS service manual, Numbers, measurements, dates and time (2026), statistics; CDC Clear
Communication Index (2014), items 15 and 17, numbers that the audience uses and need not work out.

```yaml bad content/claims/example.yaml
- id: example-dose
  category: prognosis
  audience: [patient]
  certainty: high
  wording:
    patient: It helps 14.3% of people within a year.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: prognosis
  audience: [patient]
  certainty: high
  wording:
    patient: It helps 14 in 100 people within a year.
  sources: [example-source]
  facts:
    risks:
      - key: example-help
        numerator: 14
        denominator: 100
        population: people who take it
        period: a year
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import found

LEVEL = Level.WARNING
ROWS = (23,)

_PEOPLE = (
    r"(?:people|persons|patients|women|men|children|adults|babies|infants|teenagers|mothers|cases"
    r"|pregnancies|births|those|them|us|users|smokers)"
)
_SOME = r"(?<![\w.,£$])\d++\.\d++"
_SHARE = pattern(
    rf"{_SOME}(?: ?%| per ?cent)(?= of (?:all |the |these |adult |older |young )?{_PEOPLE}(?!\w))"
    rf"|{_SOME} (?:{_PEOPLE} )?(?:in|out of) (?:every )?"
    rf"(?:1,?0{{2,3}}(?:,?000)?(?![\w,]|\.\d| ?[-–%])|\d[\d,]*+(?= {_PEOPLE}(?!\w)))"
    rf"|{_SOME} {_PEOPLE}(?!\w)"
    r"|(?<![\w.,£$–-])\d++\.(?!5(?!\d))\d++ (?:days|weeks|months|years)(?!\w)"
)
_DECIMAL = pattern(r"\d\.\d")


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay or not _DECIMAL.search(written.text):
        return
    for match in found(_SHARE, written):
        message = f'"{match[0]}" is hard to picture'
        remedy = (
            "round it: 14.3% is 14 in 100 people, 0.3% is 3 in 1,000, and 3.8 years are about 4"
        )
        yield written.fault(message, remedy, match[0])
