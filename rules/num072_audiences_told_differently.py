"""A claim gives patients and professionals the same number for the same thing.

A patient who was told 5 days and is asked by a nurse about 7 trusts neither. Numbers are compared where
each wording holds one amount of a kind (a time, a mass, a part), units converted; `14 in 100` is 14%.
Amounts that the claim's facts give different keys are different things, unless they are ranges that
overlap.

Authority: NHS Standard for creating health content (NHS England, 2024), content is clinically accurate;
the design of handout: two wordings of one claim say one thing.

```yaml bad content/claims/example.yaml
- id: stay-home
  category: self-care
  audience: [patient, clinician]
  certainty: guideline
  wording:
    patient: Stay at home for 5 days.
    clinician: Advise isolation for 7 days.
  sources: [example-source]
```

```yaml good content/claims/example.yaml
- id: stay-home
  category: self-care
  audience: [patient, clinician]
  certainty: guideline
  wording:
    patient: Stay at home for 5 days.
    clinician: Advise isolation for 120 hours.
  sources: [example-source]
```
"""

from collections.abc import Iterator

from ..language.inline import plain
from ..language.numerals import Said, amounts
from ..language.quantities import Amount, differ, holds, measure, of_quantity
from ..schema import PROFESSIONALS, Claim, Facts, Fault, Level, Library, Subject

LEVEL = Level.ERROR
ROWS = (72,)


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    lay = [one for one in claim.wording if one not in PROFESSIONALS]
    skilled = [one for one in claim.wording if one in PROFESSIONALS]
    if claim.withheld or not lay or not skilled:
        return
    for audience in lay:
        mine = _with_units(claim, audience)
        for other in skilled if mine else ():
            for one, theirs in _pairs(mine, _with_units(claim, other)):
                if _is_one_thing(one.amount, theirs.amount, claim.facts):
                    message = f'"{one.words}" here, but "{theirs.words}" to the {other}'
                    remedy = (
                        "say the same to both, or say in both wordings what each number is of"
                        " and give each its own fact"
                    )
                    at = ("wording", audience)
                    yield Fault(Subject("claim", claim.id), message, remedy, at, one.words)


def _with_units(claim: Claim, audience: str) -> list[Said]:
    text = claim.wording[audience]
    return [one for one in amounts(plain(text)) if measure(one.amount.unit).lead]


def _pairs(mine: list[Said], theirs: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Pair amounts that differ, where each side has but one of their kind or, failing that, of their unit."""
    for one in mine:
        same_kind = [other for other in theirs if _kind(other) == _kind(one)]
        if not all(_is_new(one.amount, other.amount) for other in same_kind):
            continue
        for rank in (_kind, _unit):
            others = [other for other in theirs if rank(other) == rank(one)]
            if len(others) == 1 == sum(rank(other) == rank(one) for other in mine):
                yield one, others[0]
                break


def _is_new(mine: Amount, theirs: Amount) -> bool:
    """Tell whether neither end of an amount is one of the other's: `at 3 months` may be of `3 to 6 months`."""
    return differ(mine, theirs) and not all(holds(theirs, end, mine.unit) for end in mine[:2])


def _kind(one: Said) -> str:
    return measure(one.amount.unit).kind


def _unit(one: Said) -> tuple[str, object]:
    return _kind(one), measure(one.amount.unit).factor


def _is_one_thing(mine: Amount, theirs: Amount, facts: Facts | None) -> bool:
    keys, other_keys = _keys(mine, facts), _keys(theirs, facts)
    if not keys or not other_keys or keys & other_keys:
        return True
    return mine.low < mine.high and theirs.low < theirs.high and _overlap(mine, theirs)


def _keys(amount: Amount, facts: Facts | None) -> set[str]:
    """Return the keys of the facts that an amount may be of."""
    quantities = facts.quantities if facts else ()
    return {
        one.key
        for one in quantities
        if all(holds(of_quantity(one), end, amount.unit) for end in amount[:2])
    }


def _overlap(mine: Amount, theirs: Amount) -> bool:
    one, other = measure(mine.unit).factor, measure(theirs.unit).factor
    return mine.low * one < theirs.high * other and theirs.low * other < mine.high * one
