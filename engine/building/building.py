"""Build editions in workers, so that a fault in one stops no other, and write each as it is ready."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from ...schema import Edition, Finding, Level, Subject
from ..checking import Errors, Picked, as_decided, check, fit
from ..choosing import Request, letters, request_editions
from ..fencing import Began, Contract, Crew, Done, Failed, Limits, Noticed, Pool, cores
from ..loading import Loaded, load
from ..printing import Printed
from ..projects import Project
from ..store import Store
from ..versions import versions
from ..writing import write_whole
from .describing import described_once
from .findings import found_on
from .listing import write_index
from .making import Made, Order, contract_of, make, order_of, shop_of
from .ordering import orders_of
from .planning import Planned, Planner, is_there
from .records import made_of, restored


class How(StrEnum):
    """How an edition came to be where it lies."""

    PRINTED = "printed"
    RESTORED = "restored"  # written from what the store keeps, without printing
    UP_TO_DATE = "up to date"
    REFUSED = "refused"


class Cost(NamedTuple):
    """What an edition took: seconds of a worker, which worker that was (from 1), and how many pages it has."""

    seconds: float = 0.0
    worker: int = 0
    pages: int = 0


NO_COST = Cost()


@dataclass(frozen=True, slots=True)
class Built:
    """An edition that was printed, where its files lie, and what was noticed on the way."""

    edition: Edition
    files: Mapping[str, Path]
    """By format: `pdf`, `html` or `text`."""
    findings: tuple[Finding, ...] = ()
    cost: Cost = NO_COST
    digests: Mapping[str, str] = field(default_factory=dict[str, str])
    """The SHA-256 digest of each of its files, by format."""
    how: How = How.PRINTED
    reasons: tuple[str, ...] = ()
    """Why it was not up to date, in the user's words."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An edition that was not printed, and the errors that forbid it."""

    edition: Edition
    findings: tuple[Finding, ...]
    cost: Cost = NO_COST
    how: How = How.REFUSED
    reasons: tuple[str, ...] = ()
    lasting: bool = True
    """Whether it would be refused again, whatever the machine does meanwhile."""


class Telling(Protocol):
    """Who is told how a build goes: what is begun, what came of it, and now and then that it still goes on."""

    def began(self, edition: Edition) -> None: ...
    def made(self, result: Built | Refused) -> None: ...
    def waiting(self) -> None: ...
    def noticed(self, said: str) -> None: ...


Tell = Callable[[Sequence[Edition]], Telling]


@dataclass(frozen=True, slots=True)
class Machine:
    """How many workers print, by default one for each core, what one edition may take, who works, and with what."""

    jobs: int | None = None
    limits: Limits = field(default_factory=Limits)
    pool: Callable[[Contract, int], Crew] = Pool
    releases: Mapping[str, str] = field(default_factory=versions)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a build: each edition's result, and all findings on what it rests on, in order."""

    results: tuple[Built | Refused, ...]
    findings: tuple[Finding, ...]
    index: Path | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the printed editions lie, and last the index of them."""
        files = [
            file
            for result in self.results
            if isinstance(result, Built)
            for file in result.files.values()
        ]
        return (*files, *([self.index] if self.index else ()))

    @property
    def fit(self) -> bool:
        """Whether everything that was asked for was printed, without an error."""
        refused = any(isinstance(result, Refused) for result in self.results)
        return not refused and fit(self.findings)

    @property
    def lasting(self) -> bool:
        """Whether the same would come of the same content tomorrow."""
        return all(one.lasting for one in self.results if isinstance(one, Refused))


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be built, where to, on which day it is judged, by whom, and with which store of earlier builds."""

    project: Project
    request: Request
    out: Path
    today: date
    machine: Machine = field(default_factory=Machine)
    store: Store | None = None
    """What it keeps is not made again."""
    rules: Picked | None = None
    """Those by which it is judged; None for all."""


def build(errand: Errand, tell: Tell) -> Outcome:
    """Build the editions of a request into a folder.

    `tell` is given all editions before the first is made, and what it returns is told of each. Raises
    `SelectionError` for a wrong request, `PangoMissing` where nothing can be printed, `CannotWrite` where
    the folder takes no file.
    """
    return build_loaded(load(errand.project, errand.store), errand, tell)


def build_loaded(loaded: Loaded, errand: Errand, tell: Tell) -> Outcome:
    """Build from a library that is loaded; as `build`."""
    request = narrowed(loaded, errand.request, errand.today, errand.store)
    editions = request_editions(loaded.library, request)
    planner = Planner(loaded, errand.out, errand.store, errand.machine.releases)
    with crew_of(loaded, errand) as pool:
        describe = partial(described_once, pool, planner)
        orders = orders_of(loaded, editions, request, errand.today, describe)
        plans = list(_plans(editions, orders, planner, pool))
        pool.start(sum(not plan.record for plan in plans))  # they load the printer while we check
        findings = check(
            loaded, errand.rules, today=errand.today, store=errand.store, only=editions
        )
        desk = _Desk(loaded, planner, errand.today)
        results = _results(plans, findings, desk, pool, tell(editions))
        planner.keep(loaded.library.known["handout"])
        built = [(one.edition, one.files) for one in results if isinstance(one, Built)]
        listed = write_index(pool, built, errand.out) if request.index else None
    asked = {edition.recipe.id for edition in editions} | _faulty(loaded, request)
    return Outcome(results, _concerning(asked, results, findings), listed)


def narrowed(loaded: Loaded, request: Request, today: date, store: Store | None) -> Request:
    """Return a request that knows which handouts its selection takes. Raises `SelectionError` as `selecting` does."""
    if not request.selects:
        return request
    from ..selecting import narrowed  # noqa: PLC0415 - only who selects needs git and the graph of a library

    return narrowed(loaded, request, today, store)


def crew_of(loaded: Loaded, errand: Errand) -> Crew:
    """Return who works for an errand; use it in `with`."""
    machine = errand.machine
    shop = shop_of(loaded, errand.store, machine.releases)
    return machine.pool(contract_of(shop, machine.limits), machine.jobs or cores())


def _faulty(loaded: Loaded, request: Request) -> frozenset[str]:
    """Return the handouts of a request that could not be read; which are for its audiences nobody knows."""
    faulty = loaded.library.known["handout"] - loaded.library.recipes.keys()
    return faulty.intersection(request.handouts) if request.handouts else faulty


class _Desk(NamedTuple):
    """What is built from, who knows what is up to date, and the day that judges."""

    loaded: Loaded
    planner: Planner
    today: date


def _results(
    plans: Sequence[Planned], findings: Sequence[Finding], desk: _Desk, pool: Crew, told: Telling
) -> tuple[Built | Refused, ...]:
    """Refuse what may not be printed, print the rest, and tell of each; return the results in order."""
    results: dict[Edition, Built | Refused] = {}
    for result in _stream(plans, findings, desk, pool, told):
        results[result.edition] = result
        told.made(result)
    return tuple(results[planned.edition] for planned in plans)


def _stream(
    plans: Sequence[Planned], findings: Sequence[Finding], desk: _Desk, pool: Crew, told: Telling
) -> Iterator[Built | Refused]:
    """Yield the result of each edition as it is known."""
    waiting: list[Planned] = []
    errors = Errors(desk.loaded.library, findings)
    for planned in plans:
        if blocking := errors.on(planned.edition):
            yield Refused(planned.edition, blocking)
        elif known := _known(planned, desk, pool.limits):
            yield known
        else:
            waiting.append(planned)
    if waiting and desk.planner.store:
        desk.planner.footing.look_around()
    waiting.sort(  # else the last worker prints the longest while all others wait
        key=lambda planned: letters(planned.edition), reverse=True
    )
    for event in pool.run(make, [planned.order for planned in waiting]):
        if isinstance(event, Done):
            yield _result(waiting[event.number], event, desk, pool.limits)
        elif isinstance(event, Began):
            told.began(waiting[event.number].edition)
        elif isinstance(event, Noticed):
            told.noticed(event.said)
        else:
            told.waiting()


def _plans(
    editions: Iterable[Edition], orders: Iterable[Order], planner: Planner, pool: Crew
) -> Iterator[Planned]:
    """Plan editions, and let the pool foresee those of which nothing is known.

    Before the first is made, there is a look at all files that layouts may read.
    """
    looked = False
    for edition, order in zip(editions, orders, strict=True):
        planned = planner.plan(edition, order)
        if planned.record is None:
            if not looked:
                planner.footing.look_around()
                looked = True
            pool.foresee(make, [planned.order], letters(edition))
        yield planned


def _known(planned: Planned, desk: _Desk, limits: Limits) -> Built | Refused | None:
    """Return the result of an edition of which all is known: it is up to date, not fit as before, or in the store."""
    record, store = planned.record, desk.planner.store
    if record is None or store is None:
        return None
    made = made_of(record, {})
    found = as_decided(
        desk.loaded, found_on(desk.loaded, planned.edition, made, limits), desk.today
    )
    if not fit(found):
        return Refused(planned.edition, found, reasons=planned.reasons)
    if planned.up_to_date:
        files = {kind: desk.planner.file(planned.edition, kind) for kind in record.files}
        return Built(planned.edition, files, found, digests=record.files, how=How.UP_TO_DATE)
    if (whole := restored(store, record)) is None:
        return None
    return _written(planned, whole, record.files, found, desk)


def _result(planned: Planned, done: Done[Made], desk: _Desk, limits: Limits) -> Built | Refused:
    """Write what a worker made, unless it is not fit, and keep it; that nothing came out is not to be waived."""
    made, edition = done.result, planned.edition
    found = found_on(desk.loaded, edition, made, limits)
    if isinstance(made, Failed) or not made.contents:
        lasting = not isinstance(made, Failed)
        return Refused(edition, found, _cost(done), reasons=planned.reasons, lasting=lasting)
    files = {kind: sha256(data).hexdigest() for kind, data in made.contents.items()}
    found = as_decided(desk.loaded, found, desk.today)
    result = (
        replace(_written(planned, made, files, found, desk), cost=_cost(done))
        if fit(found)
        else Refused(edition, found, _cost(done), reasons=planned.reasons)
    )
    desk.planner.record(planned, made)  # not before: somebody waits for the file
    return result


def _written(
    planned: Planned,
    made: Made,
    digests: Mapping[str, str],
    found: tuple[Finding, ...],
    desk: _Desk,
) -> Built:
    """Write the files of an edition, those that are not there already."""
    planner, edition = desk.planner, planned.edition
    files = {kind: planner.file(edition, kind) for kind in made.contents}
    changed = [kind for kind in files if not is_there(files[kind], made.contents[kind])]
    for kind in changed:
        write_whole(files[kind], made.contents[kind])
    planner.note(edition, planned.name, digests)
    kept = How.RESTORED if changed else How.UP_TO_DATE
    how = kept if made.kept else How.PRINTED
    return Built(edition, files, found, digests=digests, how=how, reasons=planned.reasons)


def _cost(done: Done[Made]) -> Cost:
    printed = None if isinstance(done.result, Failed) else done.result.printed
    return Cost(done.seconds, done.worker, len(printed.pages) if printed else 0)


def print_edition(loaded: Loaded, edition: Edition) -> tuple[Printed | None, tuple[Finding, ...]]:
    """Compose and print an edition here and without a fence; return it with what was found on it."""
    made = make(shop_of(loaded), order_of(edition))
    return made.printed, found_on(loaded, edition, made, Limits())


def _concerning(
    asked: Iterable[str], results: Iterable[Built | Refused], findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return the findings that somebody who asked for these handouts should see.

    They are those on the handouts themselves, those that came up in print or forbid it, and errors that may
    have kept an edition from being thought of at all.
    """
    handouts = {Subject("handout", name) for name in asked}
    general = [
        one
        for one in findings
        if one.subject in handouts
        or (one.level is Level.ERROR and (one.subject is None or one.subject.kind in _EVERYWHERE))
    ]
    printed = [one for result in results for one in result.findings]
    return tuple(sorted(dict.fromkeys([*general, *printed]), key=lambda one: one.order))


_EVERYWHERE = frozenset({"settings", "region", "contacts", "layout"})
"""Kinds of things that every edition may rest on."""
