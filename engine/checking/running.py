"""Run the rules over a library and its editions, and tell which editions their errors touch."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...schema import Claim, Edition, Fault, Finding, Level, Library, Show, Subject
from ..choosing import all_editions
from ..loading import SETTINGS, Loaded, Project
from .catalogue import Rule, catalogue, find_rule


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


def check(loaded: Loaded, picked: Picked | None = None, *, today: date) -> tuple[Finding, ...]:
    """Return all findings on a library and on each of its handouts in each of its regions.

    `today` decides what is overdue.
    """
    picked = picked or pick()
    rules = [rule for code, rule in catalogue().items() if code in picked.codes and rule.checks]
    judged = _run(loaded, rules, today) if loaded.has_settings else ()
    return picked.keep([*loaded.findings, *judged])


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


def blocked_by(
    edition: Edition, library: Library, findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return the errors that forbid to print an edition.

    They are those on anything that it prints or must print, those on the settings, and those of
    which nobody can tell what they are about, if they may be about it: it lacks something, or
    prints what it finds.
    """
    subjects = set(_rests_on(edition))
    touched = _searches(edition) or any(_lacks(library, subject) for subject in subjects)
    return tuple(
        one
        for one in findings
        if one.level is Level.ERROR
        and (
            one.subject in subjects
            or one.place.path == SETTINGS
            or (one.subject is None and touched)
        )
    )


def _searches(edition: Edition) -> bool:
    """Tell whether an edition prints claims by their tags, or terms where they are used."""
    sections = [chosen.section for chosen in edition.sections]
    return any(one.select or (one.show is Show.GLOSSARY and not one.terms) for one in sections)


def _lacks(library: Library, subject: Subject) -> bool:
    """Tell whether a claim, source, term or figure is not in the library, or only with faults."""
    there: dict[str, Container[str]] = {
        "claim": library.claims,
        "source": library.sources,
        "term": library.terms,
        "figure": library.figures,
    }
    return subject.kind in there and subject.id not in there[subject.kind]


def _rests_on(edition: Edition) -> Iterator[Subject]:
    yield Subject("handout", edition.recipe.id)
    yield Subject("region", edition.variant.region)
    if edition.variant.clinic:
        yield Subject("contacts", edition.variant.clinic)
    yield from (Subject("claim", name) for name in edition.missing)
    yield from (Subject("claim", claim.id) for claim in _without_words(edition))
    for claim in edition.claims:
        yield Subject("claim", claim.id)
        yield from (Subject("claim", name) for name in claim.requires)
        yield from (Subject("source", key) for key in claim.cited)
    for chosen in edition.sections:
        yield from (Subject("source", key) for key in chosen.section.sources)
        yield from (Subject("term", name) for name in chosen.section.terms)
        if chosen.section.figure:
            yield Subject("figure", chosen.section.figure)


def _without_words(edition: Edition) -> Iterator[Claim]:
    """Yield the claims that are left out for want of a wording, which they may lack by a fault."""
    audience = edition.recipe.audience
    for section in edition.sections:
        yield from (one.claim for one in section.left_out if audience not in one.claim.wording)


def fit(findings: Iterable[Finding]) -> bool:
    """Tell whether no finding is an error."""
    return all(one.level is not Level.ERROR for one in findings)


def within(
    findings: Iterable[Finding], project: Project, paths: Sequence[Path]
) -> tuple[Finding, ...]:
    """Return the findings that stand in some files or folders; all, where none is named."""
    wanted = [path.resolve() for path in paths]
    return tuple(
        one
        for one in findings
        if not wanted
        or any((project.root / one.place.path).is_relative_to(path) for path in wanted)
    )


def counts(findings: Iterable[Finding]) -> str:
    """Put the numbers of findings into words: `2 errors, 1 warning`."""
    numbers = Counter(one.level for one in findings)
    parts = [
        f"{numbers[level]} {level}{'s' if numbers[level] != 1 else ''}"
        for level in Level
        if numbers[level]
    ]
    return ", ".join(parts) or "no findings"
