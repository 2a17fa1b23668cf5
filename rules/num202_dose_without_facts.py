"""A dose that words tell to take or give is also a fact of the claim.

Nobody compares a number that stands in words alone: neither with the next claim's dose, nor with the other
audience's, nor with what a slip of the finger makes of it. Food, drink and fluids are no medicines.

Authority: NHS Standard for creating health content (NHS England, 2024), evidence is checked again at each review;
the design of handout: the number that is checked is the number that is read.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 500 mg of paracetamol every 6 hours.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 500 mg of paracetamol every 6 hours.
  sources: [example-source]
  facts:
    doses:
      - key: pain
        drug: paracetamol
        form: tablets
        amount: 500 mg
        route: by mouth
        frequency: every 6 hours
```
"""

from collections.abc import Iterator

from ..language.patterns import pattern
from ..language.written import Written
from ..schema import Fault, Level
from ._numbers import SMALL_MASS

LEVEL = Level.WARNING

_ORDERS = frozenset({"take", "give", "inject", "use", "swallow", "inhale", "instil"})
_UNIT = (
    rf"(?:{SMALL_MASS}|milligrams?|mg|millilit(?:re|er)s?|mL|ml|cc|units?|IU|U|tab(?:let)?s?|cap(?:sule)?s?|caplets?"
    r"|lozenges?|puffs?|drops?|sachets?|suppositor(?:y|ies)|pessar(?:y|ies))(?![\w-])"
)
_NUMBER = r"(?:\d{1,6}/)?[.\d½¼¾][\d,.]{0,12}+"
"""Also as other rules mend it, so that a dose is found before they do and after: .5, 1/2, 1.0."""
_COUNT = r"(?:one|two|three|four|half)(?: an?)?"
_DOSE = pattern(
    r"\b(?i:take|give|inject|use|swallow|inhale|instil) (?:[a-z-]{1,40} ){0,4}?(?:[a-z]{5,40})?"
    rf"((?:{_NUMBER}(?: ?(?:-|–|to|or) ?{_NUMBER})?|\b{_COUNT})[ -]?{_UNIT})(?! ?/ ?(?:m?L|ml|l|litre)(?!\w))"
    r"(?! (?:a day )?(?:of )?(?:\w{1,20} ){0,2}(?:fibre|fiber|fluids?|water|milk|juice|food|protein|salt|sugar|alcohol"
    r"|caffeine|spoon|syringe|cup)\b)"
)


def check_words(written: Written) -> Iterator[Fault]:
    claim = written.claim
    if claim is None or claim.withheld or (claim.facts and claim.facts.doses):
        return
    if _ORDERS.isdisjoint(written.vocabulary):
        return
    for match in _DOSE.finditer(written.said):
        message = f'"{match[1]}" is a dose that no fact of this claim holds'
        remedy = "add it to `facts: doses:` with drug, form, amount, route and frequency"
        yield written.fault(message, remedy, match[1])
