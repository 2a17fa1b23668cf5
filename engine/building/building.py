"""Build editions in workers, so that a fault in one stops no other, and write each as it is ready."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from ...schema import Edition, Finding, Level, Subject
from ...schema.imprint import DRAFT, Imprint
from ..checking import as_decided, blocked_by, check, fit
from ..choosing import Request, request_editions
from ..loading import Loaded, load
from ..printing import Printed
from ..projects import Project
from ..recording import FOLDER as RECORDS
from ..selecting import narrowed
from ..writing import write_whole
from .fence import Contract, Failed, Limits
from .findings import found_on
from .listing import write_index
from .making import Made, Order, make, order_of, shop_of
from .workers import Began, Done, Pool, cores


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


@dataclass(frozen=True, slots=True)
class Refused:
    """An edition that was not printed, and the errors that forbid it."""

    edition: Edition
    findings: tuple[Finding, ...]
    cost: Cost = NO_COST


class Telling(Protocol):
    """Who is told how a build goes: what is begun, what came of it, and now and then that it still goes on."""

    def began(self, edition: Edition) -> None: ...
    def made(self, result: Built | Refused) -> None: ...
    def waiting(self) -> None: ...


Tell = Callable[[Sequence[Edition]], Telling]


@dataclass(frozen=True, slots=True)
class Machine:
    """How many workers print, by default one for each core, and what one edition may take."""

    jobs: int | None = None
    limits: Limits = field(default_factory=Limits)


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


def build(  # noqa: PLR0913, PLR0917 - what, where to, when, for whom and where
    project: Project,
    request: Request,
    out: Path,
    today: date,
    tell: Tell,
    machine: Machine | None = None,
) -> Outcome:
    """Build the editions of a request into a folder.

    `tell` is given all editions before the first is made, and what it returns is told of each. Raises
    `SelectionError` for a wrong request, `PangoMissing` where nothing can be printed, `CannotWrite` where
    the folder takes no file.
    """
    loaded = load(project)
    request = narrowed(loaded, request, today)
    editions = request_editions(loaded.library, request)
    with _pool(loaded, machine or Machine()) as pool:
        pool.start(len(editions))  # workers load the printer while we check
        findings = check(loaded, today=today, only=editions)
        desk = _Desk(loaded, out, request, today)
        results = _results(editions, findings, desk, pool, tell(editions))
        built = [(one.edition, one.files) for one in results if isinstance(one, Built)]
        listed = write_index(pool, built, out) if request.index else None
    asked = {edition.recipe.id for edition in editions} | _faulty(loaded, request)
    return Outcome(results, _concerning(asked, results, findings), listed)


def _pool(loaded: Loaded, machine: Machine) -> Pool:
    return Pool(Contract(shop_of(loaded), machine.limits), machine.jobs or cores())


def _faulty(loaded: Loaded, request: Request) -> frozenset[str]:
    """Return the handouts of a request that could not be read; which are for its audiences nobody knows."""
    faulty = loaded.library.known["handout"] - loaded.library.recipes.keys()
    return faulty.intersection(request.handouts) if request.handouts else faulty


class _Desk(NamedTuple):
    """What is built from, where files go, what was asked for, and the day on which it is judged."""

    loaded: Loaded
    out: Path
    request: Request
    today: date


def _results(
    editions: Sequence[Edition], findings: Sequence[Finding], desk: _Desk, pool: Pool, told: Telling
) -> tuple[Built | Refused, ...]:
    """Refuse what may not be printed, print the rest, and tell of each; return the results in order."""
    results: dict[Edition, Built | Refused] = {}
    for result in _stream(editions, findings, desk, pool, told):
        results[result.edition] = result
        told.made(result)
    return tuple(results[edition] for edition in editions)


def _stream(
    editions: Sequence[Edition], findings: Sequence[Finding], desk: _Desk, pool: Pool, told: Telling
) -> Iterator[Built | Refused]:
    """Yield the result of each edition as it is known."""
    waiting: list[Edition] = []
    for edition in editions:
        if blocking := blocked_by(edition, desk.loaded.library, findings):
            yield Refused(edition, blocking)
        else:
            waiting.append(edition)
    waiting.sort(
        key=_length, reverse=True
    )  # else the last worker prints the longest while all others wait
    for event in pool.run(make, _orders(waiting, desk)):
        if isinstance(event, Done):
            yield _result(waiting[event.number], event, desk, pool.limits)
        elif isinstance(event, Began):
            told.began(waiting[event.number])
        else:
            told.waiting()


def _orders(editions: Sequence[Edition], desk: _Desk) -> list[Order]:
    formats, attach = desk.request.formats, desk.request.manifest
    decided = _imprints(desk)
    return [order_of(one, formats, attach=attach, imprint=decided(one)) for one in editions]


def _imprints(desk: _Desk) -> Callable[[Edition], Imprint]:
    """Return what decides whether an edition is a draft; without sign-offs and records each is one."""
    if not desk.loaded.library.signoffs and not (desk.loaded.project.root / RECORDS).is_dir():
        return lambda _edition: DRAFT
    from ..imprinting import imprints  # noqa: PLC0415 - loads Jinja

    return imprints(desk.loaded, desk.today)


def _length(edition: Edition) -> int:
    """Return the letters that an edition prints, from which follows how long that takes."""
    audience = edition.recipe.audience
    return sum(len(claim.wording.get(audience, "")) for claim in edition.claims)


def _result(edition: Edition, done: Done[Made], desk: _Desk, limits: Limits) -> Built | Refused:
    """Write what a worker made, unless it is not fit; that nothing came out is not to be waived."""
    made = done.result
    found = found_on(desk.loaded, edition, made, limits)
    if isinstance(made, Failed) or not made.contents:
        return Refused(edition, found, _cost(done))
    found = as_decided(desk.loaded, found, desk.today)
    if not fit(found):
        return Refused(edition, found, _cost(done))
    files = {kind: desk.out / f"{edition.name}.{_SUFFIXES[kind]}" for kind in made.contents}
    for kind, path in files.items():
        write_whole(path, made.contents[kind])
    return Built(edition, files, found, _cost(done))


def _cost(done: Done[Made]) -> Cost:
    printed = None if isinstance(done.result, Failed) else done.result.printed
    return Cost(done.seconds, done.worker, len(printed.pages) if printed else 0)


_SUFFIXES = {"pdf": "pdf", "html": "html", "text": "txt"}


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
