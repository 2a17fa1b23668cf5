"""A risk is told of 10, 100 or 1,000 people, not as 1 in 7.

The larger the second number, the larger many readers take the risk to be. Under the profile `uk-nhs` a
single fact may be told so; where two risks are compared, none may. What happens to 1 in 10,000 or fewer
is very rare however it is told.

Authority: Making Numbers Meaningful (Medical Decision Making, 2025, doi:10.1177/0272989X251346811),
against 1-in-X formats; NHS service manual, numbers, measurements, dates and time, allows "1 in 7" for a
single fact.

```yaml bad content/claims/example.yaml
- id: example
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets make 1 in 25 people feel sick, and injections make 2 in 25 feel sick.
  sources: [example-source]
  facts:
    risks:
      - {key: tablets, numerator: 1, denominator: 25, population: adults, period: a month}
      - {key: injections, numerator: 2, denominator: 25, population: adults, period: a month}
```

```yaml good content/claims/example.yaml
- id: example
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets make 4 in 100 people feel sick, and injections make 8 in 100 feel sick.
  sources: [example-source]
  facts:
    risks:
      - {key: tablets, numerator: 4, denominator: 100, population: adults, period: a month}
      - {key: injections, numerator: 8, denominator: 100, population: adults, period: a month}
```
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from ..language.numerals import Said
from ..language.patterns import pattern
from ..language.quantities import Amount
from ..language.written import Written
from ..schema import Fault, Level, Profile
from ._risks import bare_frequencies

LEVEL = Level.WARNING
ROWS = (26,)

_ROUND = frozenset({10, 100, 1_000, 10_000})
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORDED = pattern(
    rf"\bone (?:in|out of) (?:every )?({'|'.join(_SMALL)})\b(?! (?:hours|days|weeks|months|years)\b)",
    re.IGNORECASE,
)
_RARE = 10_000
"""What happens to fewer is very rare, and no number of people makes it plainer."""


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay or " in " not in written.said:
        return
    told = [*bare_frequencies(written.said), *_in_words(written.said)]
    if len(told) == 1 and written.profiles == frozenset({Profile.UK_NHS}):
        return
    for one in told:
        if one.words.split()[0].lower() in {"1", "one"} and _is_odd(one.of_all):
            yield written.fault(
                f'readers take "{one.words}" for more or less than it is',
                f"tell it of a round number of people: {_of_round(one)}",
                one.words,
            )


def _in_words(text: str) -> Iterator[Said]:
    """Yield what is said all in words, `one in five`; of ten is round."""
    for match in _WORDED.finditer(text):
        of_all = Fraction(_SMALL.index(match[1].lower()) + 2)
        part = 100 / of_all
        yield Said(Amount(part, part, "%"), match[0], match.start(), of_all)


def _of_round(one: Said) -> str:
    """Return the risk as part of 100, or of as many more as tell it nearly enough."""
    share = one.amount.low / 100
    sizes = (100, 1_000, 10_000)
    of_all = next((size for size in sizes if _is_near(share * size)), 100_000)
    part = share * of_all
    about = "" if part.denominator == 1 else "about "
    return f"{about}{round(part)} in {of_all:,}"


def _is_near(part: Fraction) -> bool:
    """Tell whether so many people are a whole number, within a tenth."""
    return abs(part - round(part)) * 10 <= part


def _is_odd(of_all: Fraction | None) -> bool:
    return of_all is not None and of_all < _RARE and of_all not in _ROUND
