"""What claims state with their facts, made comparable: the same thing, of the same people, in the same place."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from ..language.numerals import Said, amounts, mentions
from ..language.patterns import pattern
from ..language.quantities import Amount, differ, exactly, holds, measure, of_quantity, of_risk
from ..language.written import Written
from ..schema import Claim, Dose, Facts, Quantity, Risk, Subject

Path = tuple[str | int, ...]
Scope = frozenset[str]

_ROUTES = {
    name: route
    for route, names in {
        "by mouth": "by mouth|oral|orally|po",
        "into a muscle": "into a muscle|into the muscle|intramuscular|intramuscularly|im",
        "under the skin": "under the skin|subcutaneous|subcutaneously|sc",
        "into a vein": "into a vein|intravenous|intravenously|iv",
        "on the skin": "on the skin|topical",
        "under the tongue": "under the tongue|sublingual",
        "into the rectum": "into the rectum|rectal|rectally|pr",
        "inhaled": "inhaled|by inhalation|inhalation",
        "into the spine": "into the spine|intrathecal|intrathecally|epidural",
    }.items()
    for name in names.split("|")
}
_TIMES = pattern(
    r"(?:(?P<word>once|twice|one|two|three|four|five|six)|(?P<times>\d{1,2}))"
    r"(?: times?)? (?:daily|(?:an? |each |every |per )?(?P<unit>day|week|month|year))",
)
_EVERY = pattern(
    r"every (?P<low>\d{1,3})(?:(?: to |-|–)(?P<high>\d{1,3}))? (?P<unit>hour|day|week|month|year)s"
)
_AT = {
    "daily": Fraction(1),
    "every day": Fraction(1),
    "each day": Fraction(1),
    "a day": Fraction(1),
    "on alternate days": Fraction(2),
    "alternate days": Fraction(2),
    "every other day": Fraction(2),
    "every second day": Fraction(2),
    "each week": Fraction(7),
    "a week": Fraction(7),
    "every other week": Fraction(14),
    "weekly": Fraction(7),
    "every week": Fraction(7),
}
_COUNTS = {"once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MONTHLY = {"monthly", "every month", "once monthly"}
_DETAIL = pattern(r",| (?:with|before|after|between|at|in the) ")


class Statement(NamedTuple):
    """One value that a claim states, and what it is the value of.

    Only statements with the same `about` can contradict each other, and only where their scopes overlap; an
    empty scope is everywhere.
    """

    claim: str
    at: Path
    about: tuple[str, ...]
    scope: Scope
    value: Amount | str
    said: str

    @property
    def key(self) -> str:
        return self.about[1]


def contradictions(
    claims: Iterable[Claim],
) -> Iterator[tuple[Statement, Iterator[Statement]]]:
    """Yield each statement that an earlier one contradicts, with those, which must be read at once.

    Claims that are withheld state nothing. Equal statements are looked at once, so that this takes as long as
    there are statements.
    """
    groups: dict[tuple[str, ...], dict[tuple[Amount | str, Scope], list[Statement]]] = {}
    stating = [(one, one.facts) for one in claims if one.facts and one.withheld is None]
    often = Counter(key for _, facts in stating for key in _keys(facts))
    for claim, facts in stating:
        if all(often[key] == 1 for key in _keys(facts)):  # as most: nobody else speaks of it
            continue
        for statement in _statements(claim, facts):
            group = groups.setdefault(statement.about, {})
            yield statement, _against(statement, group)
            group.setdefault((statement.value, statement.scope), []).append(statement)


def _keys(facts: Facts) -> list[str]:
    return [one.key for one in (*facts.quantities, *facts.doses, *facts.risks)]


def _against(
    statement: Statement, group: dict[tuple[Amount | str, Scope], list[Statement]]
) -> Iterator[Statement]:
    for (value, scope), others in group.items():
        if overlap(scope, statement.scope) and _differ(value, statement.value):
            yield from others


def _differ(one: Amount | str, other: Amount | str) -> bool:
    if isinstance(one, Amount) and isinstance(other, Amount):
        return differ(one, other)
    return one != other


def overlap(one: Scope, other: Scope) -> bool:
    """Tell whether two sets of regions share a place; a country holds its parts, and none means everywhere."""
    if not one or not other or one & other:
        return True
    return any(
        mine.partition("-")[0] == theirs or theirs.partition("-")[0] == mine
        for mine in one
        for theirs in other
    )


def whose(population: str | None) -> str:
    """Return whom a fact is about in one spelling; none means adults."""
    return " ".join((population or "adults").lower().split())


def stated(facts: Facts) -> list[Amount]:
    """Return all amounts that facts hold, those inside their words too."""
    found = [of_quantity(one) for one in facts.quantities]
    for risk in facts.risks:
        part = of_risk(risk)
        rest = Amount(100 - part.low, 100 - part.high, "%")
        counts = (exactly(risk.numerator), exactly(risk.denominator))
        found += [part, rest, Amount(*counts)]
    found += [gap for dose in facts.doses if (gap := interval_of(dose.frequency or ""))]
    return [*found, *(one.amount for text in fact_texts(facts) for one in _read(text))]


def is_known(one: Amount, known: list[Amount], words: str) -> bool:
    """Tell whether facts hold an amount: a range whole, or as two numbers."""
    if one.low < one.high:
        if any(holds(it, one.low, one.unit) and holds(it, one.high, one.unit) for it in known):
            return True
        known = [it for it in known if it.low == it.high]
    return all(
        any(holds(it, value, one.unit) for it in known)
        or (one.unit is None and mentions(words, Amount(value, value)))
        for value in (one.low, one.high)
    )


def fact_texts(facts: Facts) -> Iterator[str]:
    for one in facts.quantities:
        yield from (one.population or "", one.unit or "")
    for one in facts.doses:
        words = (one.drug, one.form, one.amount, one.frequency, one.duration, one.limits)
        yield from (text or "" for text in (*words, one.population))
    for one in facts.risks:
        yield from (one.population, one.period or "")


def dose_words(claim: Claim) -> Iterator[Written]:
    """Yield how much the facts of a claim say is given, and what they say must not be exceeded."""
    for number, dose in enumerate(claim.facts.doses if claim.facts else ()):
        for field, text in (("amount", dose.amount), ("limits", dose.limits)):
            if text:
                at = ("facts", "doses", number, field)
                yield Written(Subject("claim", claim.id), at, text, claim=claim)


def _read(text: str) -> list[Said]:
    return amounts(text) if any(letter.isdigit() for letter in text) else []


def _statements(claim: Claim, facts: Facts) -> Iterator[Statement]:
    for number, one in enumerate(facts.quantities):
        at = ("facts", "quantities", number)
        yield _statement(claim, one, at, of_quantity(one), "")
    for number, one in enumerate(facts.risks):
        about = whose(one.period) if one.period else "-"
        said = f"{one.numerator:,} in {one.denominator:,}"
        risk = _statement(claim, one, ("facts", "risks", number), of_risk(one), about)
        yield risk._replace(said=said)
    for number, one in enumerate(facts.doses):
        for field, value in _of_dose(one):
            at = ("facts", "doses", number, field)
            yield _statement(claim, one, at, value, field)._replace(said=getattr(one, field))


def _statement(
    claim: Claim, fact: Quantity | Dose | Risk, at: Path, value: Amount | str, field: str
) -> Statement:
    kind = measure(value.unit).kind if isinstance(value, Amount) else "words"
    scope = frozenset({fact.region}) if fact.region else frozenset(claim.regions)
    about = (str(at[1]), fact.key, whose(fact.population), field, kind)
    return Statement(claim.id, at, about, scope, value, str(value))


def _of_dose(dose: Dose) -> Iterator[tuple[str, Amount | str]]:
    """Yield what can be compared of a dose; words that are not understood are passed by."""
    yield "drug", dose.drug.lower()
    for field, text in (("amount", dose.amount), ("duration", dose.duration)):
        if text and (whole := _whole(text)):
            yield field, whole
    if dose.route and (route := _ROUTES.get(dose.route.lower())):
        yield "route", route
    if dose.frequency and (interval := interval_of(dose.frequency)):
        yield "frequency", interval
    if dose.limits and len(found := _read(dose.limits)) == 1:
        yield "limits", found[0].amount


def _whole(text: str) -> Amount | None:
    """Return the amount that a text is and nothing else, but for the thing that is counted."""
    found = amounts(text)
    if len(found) != 1:
        return None
    thing = text.replace(found[0].words, "").strip().lower()
    amount = found[0].amount
    return amount._replace(unit=thing) if thing and amount.unit is None else amount


def routes_of(route: str | None) -> frozenset[str]:
    """Return the routes that words name, `intramuscular or deep subcutaneous` two; none where one is not understood."""
    parts = re.split(r" or | and |, |/", " ".join((route or "").lower().split()))
    found = [
        _ROUTES.get(part.removeprefix("deep ").removeprefix("by ")) or _ROUTES.get(part)
        for part in parts
    ]
    return frozenset(filter(None, found)) if all(found) else frozenset()


def intervals_of(frequency: str | None) -> tuple[Amount, ...]:
    """Return the times between doses that words name, `daily or weekly` two; none where one is not understood."""
    found = [interval_of(part) for part in (frequency or "").split(" or ")]
    return tuple(filter(None, found)) if all(found) else ()


def interval_of(frequency: str) -> Amount | None:
    """Return the days from one dose to the next: `twice daily` is half a day, `every 2-3 months` a range."""
    text = _DETAIL.split(" ".join(frequency.lower().split()))[0].strip()
    if text in _AT:
        return Amount(_AT[text], _AT[text], "days")
    if text in _MONTHLY:
        return Amount(Fraction(1), Fraction(1), "months")
    if found := _EVERY.fullmatch(text):
        low = Fraction(found["low"])
        return Amount(low, Fraction(found["high"] or low), found["unit"])
    if found := _TIMES.fullmatch(text):
        times = _COUNTS[found["word"]] if found["word"] else int(found["times"])
        if times:
            part = Fraction(1, times)
            return Amount(part, part, found["unit"] or "day")
    return None
