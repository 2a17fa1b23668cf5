"""Run the rules over a library and its editions."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from ...language.written import in_common
from ...schema import Edition, Finding, Level, Library, RuleLevel, Subject
from ..compiled import keep_compiled
from ..loading import Loaded
from ..reviewing import CODES, faults, read_register
from ..store import Store
from .catalogue import Rule, catalogue, find_rule
from .claims import on_claims
from .placing import findings_of
from .sheets import on_handouts
from .verdict import all_rest_on
from .waiving import waive, waived_beside, waivers_at


@dataclass(frozen=True, slots=True)
class Picked:
    """The rules that run: those named (all where none is) without those ignored."""

    codes: frozenset[str]

    def keep(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings of these rules, each once, in order."""
        return tuple(
            sorted(
                dict.fromkeys(one for one in findings if one.code in self.codes),
                key=lambda one: one.order,
            )
        )


def pick(named: Sequence[str] = (), ignored: Sequence[str] = ()) -> Picked:
    """Pick rules by code; raises `UnknownRule`."""
    codes = {find_rule(code).code for code in named} or set(catalogue())
    return Picked(frozenset(codes - {find_rule(code).code for code in ignored}))


def pick_forbidding(library: Library) -> Picked:
    """Pick the rules that may keep a sheet of a library from being printed: those that find errors, or do so here."""
    raised = library.settings.rules
    return Picked(
        frozenset(
            code
            for code, rule in catalogue().items()
            if Level.ERROR in {rule.level, rule.clinician_level}
            or (code in raised and raised[code].level is RuleLevel.ERROR)
        )
    )


def check(
    loaded: Loaded,
    picked: Picked | None = None,
    *,
    today: date,
    store: Store | None = None,
    only: Sequence[Edition] | None = None,
) -> tuple[Finding, ...]:
    """Return all findings on a library and on each of its handouts in each of its regions.

    `today` decides what is overdue; `store` keeps what is found in a file of claims or in a handout until it changes.
    Where editions are named, nothing is sought in other handouts, nor in claims on which none of these editions
    rests; all that is found on the rest of the library is the same.
    """
    picked = picked or pick()
    rules = [rule for code, rule in catalogue().items() if code in picked.codes and rule.checks]
    wanted = (
        partial(_wanted, loaded.library, frozenset(all_rest_on(only))) if only is not None else _all
    )
    judged = _run(loaded, rules, _Case(today, store, wanted)) if loaded.has_settings else ()
    signed = (
        _signed(loaded, today, store)
        if loaded.has_settings and not picked.codes.isdisjoint(CODES)
        else ()
    )
    found = waive(loaded, [*loaded.findings, *judged, *signed], picked.codes, today)
    concerning = (one for one in found if one.subject is None or wanted(one.subject))
    kept = picked.keep(levelled(concerning, loaded.library))
    keep_compiled()
    return kept


class _Case(NamedTuple):
    """On which day a library is judged, where what is found is kept, and what is looked at."""

    today: date
    store: Store | None
    wanted: Callable[[Subject], bool]


def _all(_subject: Subject) -> bool:
    return True


def _wanted(library: Library, subjects: Container[Subject], subject: Subject) -> bool:
    """Tell whether a thing is among those named; of what could not be read nobody knows who rests on it."""
    things: dict[str, Container[str]] = {"claim": library.claims, "handout": library.recipes}
    return subject in subjects or subject.id not in things.get(subject.kind, ())


def _run(loaded: Loaded, rules: Sequence[Rule], case: _Case) -> Iterator[Finding]:
    library = loaded.library
    yield from on_claims(loaded, rules, case.store, case.wanted)
    yield from on_handouts(loaded, rules, case.store, case.wanted)
    words = [one for one in in_common(library) if case.wanted(one.subject)]
    for rule in rules:
        for scope, run in rule.checks.items():
            if scope == "check_words":
                for one in words:
                    yield from findings_of(loaded, rule, run(one), one.audience)
            elif scope == "check_library":
                yield from findings_of(loaded, rule, run(library))
            elif scope == "check_dates":
                yield from findings_of(loaded, rule, run(library, case.today))


def _signed(loaded: Loaded, today: date, store: Store | None) -> Iterator[Finding]:
    """Yield what is found in the register of what is signed."""
    for code, fault in faults(read_register(loaded, today, store)):
        yield from findings_of(loaded, find_rule(code), [fault])


def as_decided(loaded: Loaded, findings: Iterable[Finding], today: date) -> tuple[Finding, ...]:
    """Return findings of a later stage with the levels and the waivers that the library gives them."""
    found = tuple(findings)
    beside = waivers_at(loaded, {one.subject for one in found if one.subject})
    return tuple(dict.fromkeys(levelled(waived_beside(beside, found, today), loaded.library)))


def levelled(findings: Iterable[Finding], library: Library) -> Iterator[Finding]:
    """Give findings the level that the library gives their rules; drop those of rules that are off."""
    changed = {
        code: setting.level
        for code, setting in library.settings.rules.items()
        if code in catalogue() and not catalogue()[code].safety
    }
    for one in findings:
        level = changed.get(one.code)
        if level is None:
            yield one
        elif level is not RuleLevel.OFF:
            yield replace(one, level=Level(level))
