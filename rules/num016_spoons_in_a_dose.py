"""A liquid medicine is measured in mL, not with spoons.

A spoon from the kitchen holds half as much as a measuring spoon or twice that. Spoons of food are
not meant: the claim's facts tell that it gives a dose.

Authority: British National Formulary, Guidance on prescribing, prescription writing: doses of
liquids by mouth in mL, with an oral syringe; American Academy of Pediatrics, Metric Units and the
Preferred Dosing of Orally Administered Liquid Medications (2015).

```yaml bad content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Give 5 mL, a teaspoon, of the syrup before bed.
  sources: [example-source]
  facts:
    doses:
      - key: example-syrup
        drug: paracetamol
        form: syrup
        amount: 5 mL
        route: by mouth
        frequency: once a day
```

```yaml good content/claims/example.yaml
- id: example-dose
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Give 5 mL of the syrup before bed, with an oral syringe.
  sources: [example-source]
  facts:
    doses:
      - key: example-syrup
        drug: paracetamol
        form: syrup
        amount: 5 mL
        route: by mouth
        frequency: once a day
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import found

LEVEL = Level.ERROR
CLINICIAN_LEVEL = Level.WARNING
ROWS = (16,)

_FOOD = "yog(?:h)?urt|jam|honey|salt|sugar|water|food|puree|apple ?sauce|pudding|custard"
_SPOON = pattern(
    r"(?i)(?<!\w)(?:(?:tea|table|dessert)[ -]?spoon(?:ful)?s?|tea[ -]?spoonsful|tsps?|tbsps?)(?!\w)"
    rf"(?! of (?:\w{{1,12}} )?(?:{_FOOD})(?!\w))"
)
_WORDS = frozenset(
    f"{kind}{spoon}"
    for kind in ("tea", "table", "dessert", "tea-", "table-", "")
    for spoon in ("spoon", "spoons", "spoonful", "spoonfuls", "spoonsful")
) | {"tsp", "tsps", "tbsp", "tbsps"}


def check_words(written: Written) -> Iterator[Fault]:
    if written.claim is None or written.claim.facts is None or not written.claim.facts.doses:
        return
    if _WORDS.isdisjoint(written.vocabulary):
        return
    for match in found(_SPOON, written):
        message = f'"{match[0]}" is no measure for a medicine'
        remedy = "give the dose in mL, and tell readers to use the syringe that comes with it"
        yield written.fault(message, remedy, match[0])
