"""Run the rules over a library and its editions, and tell which editions their errors touch."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...schema import Edition, Fault, Finding, Level, Subject
from ..choosing import all_editions
from ..loading import SETTINGS, Loaded, Project
from .catalogue import Rule, catalogue, find_rule


@dataclass(frozen=True, slots=True)
class Picked:
    """The rules that run: those named (all where none is) without those ignored."""

    codes: frozenset[str]

    def keep(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings of these rules, each once, in order."""
        return tuple(sorted(dict.fromkeys(one for one in findings if one.code in self.codes), key=lambda one: one.order))


def pick(named: Sequence[str] = (), ignored: Sequence[str] = ()) -> Picked:
    """Pick rules by code; raises `UnknownRule`."""
    codes = {find_rule(code).code for code in named} or set(catalogue())
    return Picked(frozenset(codes - {find_rule(code).code for code in ignored}))


def check(loaded: Loaded, picked: Picked | None = None, *, today: date) -> tuple[Finding, ...]:
    """Return all findings on a library and on each of its handouts in each of its regions.

    `today` decides what is overdue.
    """
    picked = picked or pick()
    rules = [rule for code, rule in catalogue().items() if code in picked.codes and rule.checks]
    return picked.keep([*loaded.findings, *_run(loaded, rules, today)])


def _run(loaded: Loaded, rules: Sequence[Rule], today: date) -> Iterator[Finding]:
    library = loaded.library
    editions = tuple(all_editions(library))
    things: dict[str, Iterable[object]] = {
        "check_claim": library.claims.values(),
        "check_recipe": library.recipes.values(),
        "check_edition": editions,
    }
    for rule in rules:
        for scope, run in rule.checks.items():
            if scope == "check_library":
                yield from findings_of(loaded, rule, run(library))
            elif scope == "check_dates":
                yield from findings_of(loaded, rule, run(library, today))
            else:
                for thing in things[scope]:
                    yield from findings_of(loaded, rule, run(thing, library))


def findings_of(loaded: Loaded, rule: Rule, faults: Iterable[Fault]) -> Iterator[Finding]:
    """Put faults of a rule at their places."""
    for fault in faults:
        place = loaded.place(fault)
        yield Finding(place, rule.code, rule.level, fault.message, fault.remedy, fault.subject)


def blocked_by(edition: Edition, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the errors that forbid to print an edition.

    They are those on anything that it prints, those on the settings, and, where claims are selected by what
    they are tagged with, those of which nobody can tell what they are about.
    """
    subjects = set(_rests_on(edition))
    selects = any(chosen.section.select for chosen in edition.sections)
    return tuple(
        one
        for one in findings
        if one.level is Level.ERROR
        and (one.subject in subjects or one.place.path == SETTINGS or (one.subject is None and selects))
    )


def _rests_on(edition: Edition) -> Iterator[Subject]:
    yield Subject("handout", edition.recipe.id)
    yield Subject("region", edition.variant.region)
    if edition.variant.clinic:
        yield Subject("contacts", edition.variant.clinic)
    yield from (Subject("claim", name) for name in edition.missing)
    for claim in edition.claims:
        yield Subject("claim", claim.id)
        yield from (Subject("source", key) for key in claim.cited)
    for chosen in edition.sections:
        yield from (Subject("term", name) for name in chosen.section.terms)
        if chosen.section.figure:
            yield Subject("figure", chosen.section.figure)


def fit(findings: Iterable[Finding]) -> bool:
    """Tell whether no finding is an error."""
    return all(one.level is not Level.ERROR for one in findings)


def within(findings: Iterable[Finding], project: Project, paths: Sequence[Path]) -> tuple[Finding, ...]:
    """Return the findings that stand in some files or folders; all, where none is named."""
    wanted = [path.resolve() for path in paths]
    return tuple(
        one
        for one in findings
        if not wanted or any((project.root / one.place.path).is_relative_to(path) for path in wanted)
    )


def counts(findings: Iterable[Finding]) -> str:
    """Put the numbers of findings into words: `2 errors, 1 warning`."""
    numbers = Counter(one.level for one in findings)
    parts = [f"{numbers[level]} {level}{'s' if numbers[level] != 1 else ''}" for level in Level if numbers[level]]
    return ", ".join(parts) or "no findings"
