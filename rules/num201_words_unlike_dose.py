"""The medicine, the route and the times of a dose are in words what they are in its facts.

Once a day for once a week, into a vein for into a muscle, one medicine for another that is spelt like it: such slips
hold no wrong number, and have killed. The facts say which was meant.

Authority: ISMP, List of Confused Drug Names; NHS Standard for creating health content (NHS England, 2024), evidence is
checked again at each review; the design of handout: the dose that is checked is the dose that is read.

```yaml bad content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 10 mg of methotrexate once a day.
  sources: [example-source]
  facts:
    doses:
      - key: methotrexate-start
        drug: methotrexate
        form: tablets
        amount: 10 mg
        route: by mouth
        frequency: once a week
```

```yaml good content/claims/example.yaml
- id: example
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: Take 10 mg of methotrexate once a week.
  sources: [example-source]
  facts:
    doses:
      - key: methotrexate-start
        drug: methotrexate
        form: tablets
        amount: 10 mg
        route: by mouth
        frequency: once a week
```
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..language.inline import plain
from ..language.numerals import Said, amounts
from ..language.patterns import pattern
from ..language.quantities import Amount, differ, measure
from ..schema import Claim, Dose, Facts, Fault, Level, Library, Subject
from ._doses import misspelling, mistaken
from ._facts import fact_texts, interval_of, intervals_of, is_known, routes_of, stated

LEVEL = Level.ERROR

_COUNT = r"(?:once|twice|one|two|three|four|five|six|\d{1,2})"
_SPAN = r"(?:day|week|month|year)"
_TIMES = pattern(
    rf"\b(?:{_COUNT} times? (?:an?|each|every|per) {_SPAN}|(?:once|twice) (?:an?|each|every|per) {_SPAN}"
    rf"|(?:(?:once|twice)|{_COUNT} times?) (?:daily|weekly)|(?:on )?alternate days|every (?:other|second) (?:day|week)"
    rf"|every \d{{1,3}}(?:(?: to |-|–)\d{{1,3}})? (?:hour|day|week|month|year)s|(?:every|each) (?:day|week|month)"
    rf"|daily|weekly|monthly)\b(?! (?:limit|maximum|life|activit\w+|routine|basis))",
    re.IGNORECASE,
)
_ROUTE = pattern(
    r"(?: of (?:\w+ ){0,2}\w+)?,? (?:(?:given|by|as|an?|deep) ){0,3}(?P<route>IM|IV|SC|PO|intramuscular(?:ly)?"
    r"|intravenous(?:ly)?|subcutaneous(?:ly)?|intrathecal(?:ly)?|oral(?:ly)?|sublingual(?:ly)?|rectal(?:ly)?|by mouth"
    r"|into (?:a|the) (?:vein|muscle|spine)|under the (?:skin|tongue))(?![\w-])"
)
_END = pattern(r"[.;:(](?!\d)|,(?! (?:once|twice|three|every|daily)\b)|\bthen\b|\bor\b")
_REACH = 80
"""How far behind its amount a dose may say how often."""
_PER = pattern(rf"(?:\s?/\s?|\s(?:an?|per|each)\s)(?P<unit>{_SPAN}s?)\Z")


class _Slip(NamedTuple):
    """Words unlike the facts, what they are called, and what the facts say."""

    words: str
    kind: str
    meant: str


def check_claim(claim: Claim, _library: Library) -> Iterator[Fault]:
    if claim.facts is None or not claim.facts.doses or claim.withheld:
        return
    for audience, wording in claim.wording.items():
        text = plain(wording)
        for slip in dict.fromkeys(_slips(text, claim.facts)):
            message = f'"{slip.words}" is not the {slip.kind} in the facts of this claim'
            remedy = f"mend the wording or the fact; the fact says `{slip.meant}`"
            at = ("wording", audience)
            yield Fault(Subject("claim", claim.id), message, remedy, at, slip.words)


def _slips(text: str, facts: Facts) -> Iterator[_Slip]:
    drugs = tuple(dict.fromkeys(dose.drug for dose in facts.doses))
    for words, meant in (*misspelling(text, drugs), *mistaken(text, drugs)):
        yield _Slip(words, "medicine", meant)
    given = [(one, [it for it in facts.doses if _is_of(one, it)]) for one in amounts(text)]
    for one, doses in given:
        if doses:
            behind = text[one.start + len(one.words) :][:_REACH]
            yield from _other_route(behind, doses)
            yield from _other_times(*_how_often(one.words, behind), doses, facts)
    if not any(doses for _, doses in given):
        for found in _order(drugs).finditer(text):
            words = _how_often("", text[found.end() :][:_REACH])
            yield from _other_times(*words, list(facts.doses), facts)


def _order(drugs: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of an order to take a medicine, without its amount."""
    names = "|".join(map(re.escape, drugs))
    return re.compile(
        rf"\b(?:take|give|inject|use|have) (?:the |your |an? )?(?:{names})\b", re.IGNORECASE
    )


def _is_of(said: Said, dose: Dose) -> bool:
    """Tell whether an amount in words is that of a dose; `1 mg/day` is that of 1 mg daily."""
    amount = said.amount._replace(unit=_PER.sub("", said.amount.unit or "") or None)
    kind = measure(amount.unit).kind
    return any(
        measure(one.amount.unit).kind == kind and not differ(amount, one.amount)
        for one in amounts(dose.amount or "")
    )


def _other_route(behind: str, doses: list[Dose]) -> Iterator[_Slip]:
    """Yield the route right behind an amount if no dose with that amount has it."""
    known = [routes_of(dose.route) for dose in doses]
    found = _ROUTE.match(behind)
    if found and all(known) and not routes_of(found["route"]) <= frozenset().union(*known):
        yield _Slip(found["route"], "route", _listed(dose.route for dose in doses))


def _other_times(
    words: str, interval: Amount | None, doses: list[Dose], facts: Facts
) -> Iterator[_Slip]:
    """Yield how often words say that one of some doses is given, if none is given so often."""
    known = [intervals_of(dose.frequency) for dose in doses]
    if interval is None or not all(known):
        return
    if all(
        differ(interval, other) for those in known for other in those
    ) and _has_no_number_of_its_own(words, facts):
        yield _Slip(words, "frequency", _listed(dose.frequency for dose in doses))


def _has_no_number_of_its_own(words: str, facts: Facts) -> bool:
    """Tell whether facts hold the numbers in some words; else rule NUM071 speaks of these."""
    known, texts = stated(facts), " ".join(fact_texts(facts))
    return all(is_known(one.amount, known, texts) for one in amounts(words))


def _how_often(amount: str, behind: str) -> tuple[str, Amount | None]:
    """Return the words in or behind an amount that say how often it is given, and the time that they mean."""
    if per := _PER.search(amount):
        return amount, interval_of(f"every {per['unit'].removesuffix('s')}")
    if found := _TIMES.search(_END.split(behind)[0]):
        return found[0], interval_of(found[0])
    return "", None


def _listed(parts: Iterable[str | None]) -> str:
    return "`, `".join(dict.fromkeys(filter(None, parts)))
