"""A dose says the medicine, its form, amount, route and how often; when needed, also what not to exceed.

Whoever gives or takes a medicine must not have to guess. With "when needed" and no limits the reader
decides alone how much is too much. A dose here is a fact of a claim.

Authority: British National Formulary, guidance on prescribing: name, form, strength, dose and frequency
stated, and for medicines taken when required a minimum interval.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 500 mg of paracetamol by mouth when needed.
  sources: [example-source]
  facts:
    doses:
      - key: pain
        drug: paracetamol
        form: tablets
        amount: 500 mg
        route: by mouth
        frequency: when needed
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 500 mg of paracetamol by mouth when needed.
  sources: [example-source]
  facts:
    doses:
      - key: pain
        drug: paracetamol
        form: tablets
        amount: 500 mg
        route: by mouth
        frequency: when needed
        limits: at least 4 hours apart, at most 4 g in 24 hours
```
"""

import re
from collections.abc import Iterator

from ..language.patterns import pattern
from ..schema import Claim, Dose, Fault, Level, Library, Subject

LEVEL = Level.ERROR
ROWS = (17,)

_WHEN_NEEDED = pattern(
    r"\b(?:(?:when|as|if|whenever) (?:needed|required|necessary)|prn|p\.r\.n)\b", re.IGNORECASE
)


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    if claim.facts is None or claim.withheld:
        return
    for number, dose in enumerate(claim.facts.doses):
        if lacking := list(_lacking(dose)):
            message = f"the dose `{dose.key}` does not say its {' nor its '.join(lacking)}"
            remedy = f"add {' and '.join(lacking)} to the fact, as the source gives them"
            at = ("facts", "doses", number)
            yield Fault(Subject("claim", claim.id), message, remedy, at)


def _lacking(dose: Dose) -> Iterator[str]:
    for name in ("form", "amount", "route", "frequency"):
        if getattr(dose, name) is None:
            yield name
    if not dose.limits and _WHEN_NEEDED.search(dose.frequency or ""):
        yield "limits"
