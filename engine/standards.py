"""Handout → a truthful report: what each instrument asks, what rules found, what people attested, and what is missing.

No number of it is a score. That rules find nothing is evidence and no verdict, unless they can tell all that an item
asks; what a person attested counts for the very text that was tried, and for no other.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from ..schema import Finding, Recipe, RuleLevel, Signable, Subject
from ..schema.instruments import INSTRUMENTS, By, Instrument, InstrumentItem
from .checking import catalogue, check
from .choosing import Request
from .choosing.editions import refuse_unknown
from .composing import LayoutFault, Layouts
from .composing.templates import fill
from .errors import CannotGoOn
from .fencing import call
from .loading import Loaded
from .reviewing import Act, Register, State, read_register
from .reviewing.digests import editions
from .selecting import narrowed
from .store import Store

VERSION = 1


class Verdict(StrEnum):
    """Where an item stands."""

    AGAINST = "against"  # a rule found something against it
    KEPT = "kept"  # rules can tell all of it, and find nothing against it
    ATTESTED = "attested"  # a person tried it on this very text
    STALE = "stale"  # a person tried it on another text
    MISSING = "missing"  # a person must look, and nobody has


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one rule found: its code, what it states, and each finding with its place, waived ones too."""

    rule: str
    states: str
    ran: bool
    """False where the library has switched the rule off, so that it finds nothing whatever there is."""
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attestation:
    """What a named person found, when and for which text, and whether that is the text of now."""

    name: str
    role: str
    on: str
    answer: str
    remark: str
    digest: str
    state: str


@dataclass(frozen=True, slots=True)
class ItemReport:
    """One item of an instrument."""

    id: str
    asks: str
    by: str
    verdict: str
    evidence: tuple[Evidence, ...]
    attested: tuple[Attestation, ...]


@dataclass(frozen=True, slots=True)
class InstrumentReport:
    """All items of an instrument."""

    key: str
    title: str
    source: str
    items: tuple[ItemReport, ...]


@dataclass(frozen=True, slots=True)
class HandoutReport:
    """All instruments for one handout; `digest` is that of the text that it is about."""

    handout: str
    title: str
    audience: str
    digest: str
    instruments: tuple[InstrumentReport, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the template of a report knows."""

    title: str
    language: str
    on: str
    handouts: tuple[HandoutReport, ...]


def standards_report(
    loaded: Loaded, request: Request, today: date, store: Store | None = None
) -> Report:
    """Report on the handouts that are asked for, or on all. Raises `SelectionError` for a wrong request."""
    library = loaded.library
    refuse_unknown("handout", request.handouts, library.recipes)
    only = narrowed(loaded, request, today, store).only
    register, findings = (
        read_register(loaded, today, store),
        check(loaded, today=today, store=store),
    )
    wanted = [
        one
        for one in library.recipes.values()
        if (not request.handouts or one.id in request.handouts) and (only is None or one.id in only)
    ]
    made = tuple(_handout(register, recipe, findings) for recipe in wanted)
    return Report(library.settings.title, library.settings.language, f"{today}", made)


def as_json(report: Report) -> str:
    """Return a report as JSON."""
    return json.dumps({"version": VERSION, **asdict(report)}, indent=2, ensure_ascii=False)


def as_html(report: Report, folders: tuple[Path, ...]) -> str:
    """Return a report as a page that needs nothing else, made behind the fence by the layouts of some folders.

    Raises `CannotGoOn` for a fault in its template.
    """
    page = call(_page, (report, folders))
    if isinstance(page, bytes):
        return page.decode()
    raise CannotGoOn(f"the report cannot be made: {page}")


def _page(_nothing: None, given: tuple[Report, tuple[Path, ...]]) -> bytes | str:
    """Make the page in a worker, or say which layout stands in the way."""
    report, folders = given
    try:
        return fill(Layouts(folders), "shared/report.html", report).encode()
    except LayoutFault as fault:
        return str(fault)


def _handout(register: Register, recipe: Recipe, findings: Iterable[Finding]) -> HandoutReport:
    about = tuple(_about(register, recipe, findings))
    return HandoutReport(
        recipe.id,
        recipe.title,
        recipe.audience,
        register.digests.handout(recipe),
        tuple(_instrument(register, recipe, one, about) for one in INSTRUMENTS),
    )


def _about(register: Register, recipe: Recipe, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings on a handout and on what it prints, but for words that others read."""
    subjects = set(_prints(register, recipe))
    for one in findings:
        elsewhere = (
            one.at[:1] in {("wording",), ("alt",), ("caption",)} and recipe.audience not in one.at
        )
        if one.subject in subjects and not elsewhere:
            yield one


def _prints(register: Register, recipe: Recipe) -> Iterator[Subject]:
    yield Subject("handout", recipe.id)
    for edition in editions(register.library, recipe):
        for claim in edition.claims:
            yield Subject("claim", claim.id)
            yield from (Subject("source", key) for key in claim.cited)
        for block in edition.sections:
            yield from (Subject("figure", name) for _, name in block.section.figures())
            yield from (Subject("term", name) for name in block.section.terms)


def _instrument(
    register: Register, recipe: Recipe, instrument: Instrument, findings: Sequence[Finding]
) -> InstrumentReport:
    items = tuple(
        _item(
            register,
            Signable("handout", recipe.id, item=f"{instrument.key}-{item.number}"),
            item,
            findings,
        )
        for item in instrument.items
    )
    return InstrumentReport(instrument.key, instrument.title, instrument.source, items)


def _item(
    register: Register, thing: Signable, item: InstrumentItem, findings: Sequence[Finding]
) -> ItemReport:
    rules = register.library.settings.rules
    off = {code for code, rule in rules.items() if rule.level is RuleLevel.OFF}
    evidence = tuple(_evidence(code, findings, ran=code not in off) for code in item.rules)
    standing = register.standing(thing)
    verdict = _verdict(item, evidence, standing.acts)
    attested = tuple(_attestation(act) for act in standing.acts)
    return ItemReport(thing.item, item.asks, item.by.value, verdict.value, evidence, attested)


def _verdict(item: InstrumentItem, evidence: Sequence[Evidence], acts: Sequence[Act]) -> Verdict:
    """Tell where an item stands; what a rule found weighs more than what somebody attested."""
    if any(one.found for one in evidence):
        return Verdict.AGAINST
    if item.by is By.MACHINE and all(one.ran for one in evidence):
        return Verdict.KEPT
    states = {act.state for act in acts}
    if states & {State.SIGNED, State.UNFIT}:
        return Verdict.ATTESTED
    return Verdict.STALE if State.STALE in states else Verdict.MISSING


def _evidence(code: str, findings: Iterable[Finding], *, ran: bool) -> Evidence:
    found = tuple(_told(one) for one in findings if one.code == code)
    return Evidence(code, catalogue()[code].summary, ran, found)


def _told(finding: Finding) -> str:
    waived = f" (waived: {finding.waived.reason})" if finding.waived else ""
    return f"{finding.place.path}:{finding.place.line}: {finding.message}{waived}"


def _attestation(act: Act) -> Attestation:
    approval = act.approval
    return Attestation(
        act.by.name,
        act.by.role,
        f"{act.signoff.on}",
        approval.answer.value if approval.answer else "",
        approval.remark or "",
        approval.digest,
        "this text" if act.state in {State.SIGNED, State.UNFIT} else act.why,
    )
