"""The numbers in a claim's wordings are those of its facts, and each fact is in a wording.

Facts are what is compared, charted and handed to other systems. Where the words hold another number,
the reader gets one that nobody checked: a slip of the finger becomes ten times the dose. Names, years,
dates and telephone numbers are no amounts. A claim without facts is not looked at.

Authority: NHS Standard for creating health content (NHS England, 2024), evidence is checked again at
each review; the design of handout: the number that is checked is the number that is read.

```yaml bad content/claims/example.yaml
- id: review
  category: monitoring
  audience: [patient]
  certainty: guideline
  wording:
    patient: Expect a check-up after 8 weeks.
  sources: [example-source]
  facts:
    quantities: [{key: review-after, value: 3, unit: months}]
```

```yaml good content/claims/example.yaml
- id: review
  category: monitoring
  audience: [patient]
  certainty: guideline
  wording:
    patient: Expect a check-up after 3 months.
  sources: [example-source]
  facts:
    quantities: [{key: review-after, value: 3, unit: months}]
```
"""

from collections.abc import Iterator

from ..language.inline import plain
from ..language.numerals import Said, amounts, mentions
from ..language.quantities import Amount, holds, of_quantity, of_risk
from ..schema import Claim, Facts, Fault, Level, Library, Subject
from ._facts import Path, fact_texts, is_known, stated

LEVEL = Level.ERROR
ROWS = (71,)


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    if claim.facts is None or claim.withheld:
        return
    subject = Subject("claim", claim.id)
    texts = {audience: plain(text) for audience, text in claim.wording.items()}
    said = {audience: amounts(text) for audience, text in texts.items()}
    yield from _unknown(subject, said, claim.facts)
    yield from _unsaid(subject, claim.facts, said, " ".join(texts.values()))


def _unknown(subject: Subject, said: dict[str, list[Said]], facts: Facts) -> Iterator[Fault]:
    """Yield the numbers that readers see and no fact holds."""
    known, words = stated(facts), " ".join(fact_texts(facts))
    for audience, found in said.items():
        for one in found:
            if not is_known(one.amount, known, words):
                message = f'"{one.words}" is none of the numbers in the facts of this claim'
                remedy = f"mend the wording or the fact; the facts hold {_listed(facts) or 'none'}"
                yield Fault(subject, message, remedy, ("wording", audience), one.words)


def _unsaid(
    subject: Subject, facts: Facts, said: dict[str, list[Said]], words: str
) -> Iterator[Fault]:
    """Yield the facts that no wording says."""
    seen = [one.amount for found in said.values() for one in found]
    for at, amount in _amounts(facts):
        if not _is_said(amount, seen) and not mentions(words, amount):
            message = f"no wording says {amount}, which this fact states"
            remedy = "say it in a wording, mend the number, or take the fact away"
            yield Fault(subject, message, remedy, at)


def _is_said(amount: Amount, seen: list[Amount]) -> bool:
    """Tell whether each end of a fact's amount is one of the numbers that wordings hold."""
    ends = [Amount(value, value, amount.unit) for value in (amount.low, amount.high)]
    return all(
        any(holds(end, value, one.unit) for one in seen for value in (one.low, one.high))
        for end in ends
    )


def _amounts(facts: Facts) -> Iterator[tuple[Path, Amount]]:
    for number, quantity in enumerate(facts.quantities):
        yield ("facts", "quantities", number), of_quantity(quantity)
    for number, risk in enumerate(facts.risks):
        yield ("facts", "risks", number), of_risk(risk)
    for number, dose in enumerate(facts.doses):
        for one in amounts(dose.amount or ""):
            yield ("facts", "doses", number, "amount"), one.amount


def _listed(facts: Facts) -> str:
    return ", ".join(dict.fromkeys(str(amount) for _, amount in _amounts(facts)))
