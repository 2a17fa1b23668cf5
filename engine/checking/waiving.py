"""Set findings aside where a waiver beside the content says so, and report waivers that are amiss."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ...language.suggesting import did_you_mean
from ...schema import Fault, Finding, Subject, Waivable, Waived, Waiver
from ..loading import Loaded
from .catalogue import catalogue

SETTINGS = Subject("settings", "handout.toml")


class Beside(NamedTuple):
    """A waiver, the thing that it stands at, and its number there."""

    subject: Subject
    number: int
    waiver: Waiver

    def fault(self, message: str, remedy: str) -> Fault:
        """Return a fault of the waiver itself."""
        return Fault(self.subject, message, remedy, ("waivers", self.number))


def waive(
    loaded: Loaded, findings: Iterable[Finding], ran: Container[str], today: date
) -> Iterator[Finding]:
    """Yield all findings, with a reason those that are waived, and then those on waivers and settings.

    `ran` are the codes of the rules that ran: only of these can it be told that a waiver is unused.
    """
    waivers = tuple(all_waivers(loaded))
    used: set[tuple[Subject | None, str]] = set()
    for finding in waived_beside(waivers, findings, today):
        if finding.waived:
            used.add((finding.subject, finding.code))
        yield finding
    for one in waivers:
        is_used = (one.subject, one.waiver.rule) in used or one.waiver.rule not in ran
        yield from _finding(loaded, _amiss(one, today, is_used=is_used))
    yield from _finding(loaded, _settings_amiss(loaded.library.settings.rules))


def waived_beside(
    waivers: Iterable[Beside], findings: Iterable[Finding], today: date
) -> Iterator[Finding]:
    """Yield findings, with a reason those that a waiver at their subject sets aside."""
    holding = {
        (one.subject, one.waiver.rule): one.waiver for one in waivers if _holds(one.waiver, today)
    }
    for finding in findings:
        waiver = holding.get((finding.subject, finding.code)) if finding.subject else None
        yield replace(finding, waived=Waived("waiver", waiver.reason)) if waiver else finding


def _holds(waiver: Waiver, today: date) -> bool:
    rule = catalogue().get(waiver.rule)
    return today <= waiver.until and rule is not None and not rule.safety


def all_waivers(loaded: Loaded) -> Iterator[Beside]:
    """Yield all waivers of a library."""
    for kind, things in _waivable(loaded).items():
        for name, thing in things.items():
            for number, waiver in enumerate(thing.waivers):
                yield Beside(Subject(kind, name), number, waiver)


def waivers_at(loaded: Loaded, subjects: Iterable[Subject]) -> Iterator[Beside]:
    """Yield the waivers that stand at some things."""
    kinds = _waivable(loaded)
    for subject in subjects:
        thing = kinds.get(subject.kind, {}).get(subject.id)
        for number, waiver in enumerate(thing.waivers if thing else ()):
            yield Beside(subject, number, waiver)


def _waivable(loaded: Loaded) -> Mapping[str, Mapping[str, Waivable]]:
    library = loaded.library
    return {
        "claim": library.claims,
        "source": library.sources,
        "term": library.terms,
        "figure": library.figures,
        "handout": library.recipes,
    }


_Told = tuple[str, Fault]


def _amiss(one: Beside, today: date, *, is_used: bool) -> Iterator[_Told]:
    """Tell what is wrong with a waiver: the first thing that is."""
    waiver = one.waiver
    rule = catalogue().get(waiver.rule)
    if rule is None:
        yield "SCH014", one.fault(*_unknown(waiver.rule))
    elif rule.safety:
        yield "SCH015", one.fault(f"{rule.code} keeps readers safe and cannot be waived", _MEND)
    elif today > waiver.until:
        message = f"the waiver of {waiver.rule} ended on {waiver.until}"
        yield "REV003", one.fault(message, "mend what it waived, or look again and set a new end")
    elif not is_used and rule.found_by not in {"composing", "printing", "building"}:
        message = f"{waiver.rule} finds nothing here, so its waiver is not needed"
        yield "REV004", one.fault(message, "take the waiver away")


def _settings_amiss(codes: Iterable[str]) -> Iterator[_Told]:
    for code in codes:
        rule = catalogue().get(code)
        if rule is None:
            yield "SCH014", Fault(SETTINGS, *_unknown(code), ("rules", code))
        elif rule.safety:
            message = f"{code} keeps readers safe: it is never off nor at another level"
            yield "SCH015", Fault(SETTINGS, message, _MEND, ("rules", code))


_MEND = "take this away, and mend what the rule finds"


def _unknown(code: str) -> tuple[str, str]:
    hint = did_you_mean(code, catalogue()) or "`handout rule` lists all"
    return f"there is no rule `{code}`", hint


def _finding(loaded: Loaded, told: Iterable[_Told]) -> Iterator[Finding]:
    for code, fault in told:
        level = catalogue()[code].level
        place = loaded.place(fault)
        yield Finding(place, code, level, fault.message, fault.remedy, fault.subject, fault.at)
