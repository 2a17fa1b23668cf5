"""Risks that are compared stand all in one format: all per cent, or all so many in 100.

A reader who must turn one format into the other to compare them makes mistakes, or does not compare.
The same number in both, as in "14 in 100 (14%)", is no comparison. Compared are the
risks of a claim that has several among its facts, and what words set against each other.

Authority: NHS service manual, numbers, measurements, dates and time: do not mix formats; Trevena et al.
(2013), Presenting quantitative information about decision outcomes (doi:10.1186/1472-6947-13-S2-S7).

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets make 30 in 100 people feel sick, but injections only 4%.
  sources: [example-source]
  facts:
    risks:
      - {key: tablets, numerator: 30, denominator: 100, population: adults, period: a month}
      - {key: injections, numerator: 4, denominator: 100, population: adults, period: a month}
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets make 30 in 100 people feel sick, but injections only 4 in 100.
  sources: [example-source]
  facts:
    risks:
      - {key: sick-tablets, numerator: 30, denominator: 100, population: adults, period: a month}
      - {key: sick-injections, numerator: 4, denominator: 100, population: adults, period: a month}
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Claim, Fault, Level
from ._risks import frequencies, percentages

LEVEL = Level.WARNING
ROWS = (29,)

_PERCENT = r"(\d[\d.]{0,9}(?:%| per ?cent\b))(?! of (?:them|these|those|all|cases)\b)"
_PART = r"\b(?:in|out of) (?:every )?\d[\d,]{0,9}"
_BETWEEN = r"[^.;%()]{0,40}\b(?:but|compared|against|versus|than|only)\b[^.;%()]{0,40}"
_SET_AGAINST = pattern(
    rf"(?<![\d.,]){_PERCENT}{_BETWEEN}{_PART}|{_PART}{_BETWEEN}(?<![\d.,]){_PERCENT}"
)
_ROUNDED = 10
"""What differs by less than a tenth is one number: 8.8% or 1 in 11."""


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay or not (percent := percentages(written.said)):
        return
    if not _has_several_risks(written.claim):
        against = _SET_AGAINST.findall(written.said)
        beside = {words for pair in against for words in pair}
        percent = {words: value for words, value in percent.items() if words in beside}
    if percent and (told := frequencies(written.said)):
        for words, value in percent.items():
            if not any(abs(value - one.amount.low) <= value / _ROUNDED for one in told):
                message = f'"{told[0].words}" and "{words}" are hard to compare'
                yield written.fault(message, "tell both in one format: so many in 100", words)


def _has_several_risks(claim: Claim | None) -> bool:
    return claim is not None and claim.facts is not None and len(claim.facts.risks) > 1
