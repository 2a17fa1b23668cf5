"""Patients read no words of statistics: no odds ratio, confidence interval or number needed to treat.

These words stand for sums that few readers can do, and none needs: how many people it happens to says
the same.

Authority: CDC Clear Communication Index (2014), items 15 to 17, numbers the audience uses and
understands; International Patient Decision Aid Standards (IPDAS, 2013), natural frequencies.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Tablets lower mortality (hazard ratio 0.8).
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Fewer people who take the tablets die.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level

LEVEL = Level.ERROR
ROWS = (33,)

_TERM = pattern(
    r"\b(?:NNT|NNH|p[- ]values?|[Pp] ?[<=] ?0?\.\d+|(?:OR|HR|RR|aOR|aHR|aRR)(?: of | ?=? ?)\d+\.\d+|\d+% CI"
    r"|(?i:numbers? needed to (?:treat|harm|screen)|(?:odds|hazards?|risk|rate) ratios?"
    r"|confidence intervals?|(?:relative|absolute|attributable) risks?(?: reductions?)?"
    r"|mortality|morbidity|prevalence|incidence|statistical(?:ly)? significan(?:t|ce)))\b"
)
_PLAIN = {
    "mortality": "how many people die",
    "morbidity": "how many people are ill",
    "prevalence": "how many people have it",
    "incidence": "how many people get it",
}
_HINT_WORDS = (
    "nnt nnh p value values p-value p-values or hr rr aor ahr arr ci number numbers ratio"
    " ratios confidence relative absolute attributable mortality morbidity prevalence"
    " incidence statistical statistically"
)
_HINTS = frozenset(_HINT_WORDS.split())


def check_words(written: Written) -> Iterator[Fault]:
    if not written.is_lay or written.vocabulary.isdisjoint(_HINTS):
        return
    for found in _TERM.finditer(written.said):
        plain = _PLAIN.get(found[0].lower(), "to how many people in 100 it happens")
        message = f'"{found[0]}" is a word of statistics'
        yield written.fault(message, f"say {plain}", found[0])
