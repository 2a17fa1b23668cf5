"""A risk that patients read has a fact that says of whom and in which time.

7 in 100 a day and 7 in 100 in a lifetime are not the same choice. A number alone is read as the reader
fears or hopes.

Authority: International Patient Decision Aid Standards (IPDAS, 2013), presenting probabilities:
reference class and time period are stated.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Up to 7 in 100 people feel sick in a year.
  sources: [example-source]
  facts:
    risks: [{key: nausea, numerator: 7, denominator: 100, population: adults who take it}]
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Up to 7 in 100 people feel sick in a year.
  sources: [example-source]
  facts:
    risks:
      - key: nausea
        numerator: 7
        denominator: 100
        population: adults who take it
        period: a year
```
"""

from collections.abc import Iterator

from ..language.inline import plain
from ..language.quantities import holds, of_risk
from ..schema import PROFESSIONALS, Claim, Fault, Level, Library, Risk, Subject
from ._risks import frequencies

LEVEL = Level.ERROR
ROWS = (24,)


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    if claim.withheld:
        return
    risks = claim.facts.risks if claim.facts else ()
    for audience, text in claim.wording.items():
        for one in () if audience in PROFESSIONALS else frequencies(plain(text)):
            told = [risk for risk in risks if holds(of_risk(risk), one.amount.low, "%")]
            if remedy := _remedy(told):
                message = f'"{one.words}" does not say of whom and in which time'
                at = ("wording", audience)
                yield Fault(Subject("claim", claim.id), message, remedy, at, one.words)


def _remedy(told: list[Risk]) -> str | None:
    if not told:
        return "add it to the facts as a risk with its population and its period"
    if any(risk.period for risk in told):
        return None
    return f"say in the fact `{told[0].key}` in which `period`; `at one time` if it is a snapshot"
