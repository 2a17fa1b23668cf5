"""Answer `handout build`, and `handout build --plan`: what is said of a build, and what would be built."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from ...schema import Finding
from ..checking import Errors, as_decided, check, counts, fit, report
from ..choosing import Request, request_editions
from ..fencing import Limits
from ..loading import load
from ..projects import Project
from ..remembering import Answer
from ..store import Store
from .building import Built, Errand, Machine, Outcome, Tell, build, crew_of, narrowed
from .describing import described_once
from .findings import found_on
from .ordering import orders_of
from .planning import Planner
from .records import made_of
from .timing import write_timings


def errand(project: Project, given: Mapping[str, Any], store: Store | None) -> Errand:
    """Return what the options of the command line ask for."""
    left = dict(given)
    limits = Limits(seconds=left.pop("time_limit"), megabytes=left.pop("memory_limit"))
    jobs, scheduler = left.pop("jobs"), left.pop("scheduler", None)
    left.pop("timings")
    machine = Machine(jobs, limits)
    if scheduler:
        from .cluster import cluster_at  # noqa: PLC0415 - of no use to whoever prints here

        machine = replace(machine, pool=cluster_at(scheduler))
    out, today = left.pop("out"), left.pop("today")
    return Errand(project, Request(**left), out, today, machine, store)


def answer(wanted: Errand, tell: Tell, timings: Path | None = None) -> Answer:
    """Build, say what came of it, and write into a file what it took. Raises as `build` does."""
    outcome = build(wanted, tell)
    if timings:
        write_timings(outcome, timings)
    return said_of(outcome)


def said_of(outcome: Outcome) -> Answer:
    """Put into words what came of a build: its paths, its findings, and whether all is fit."""
    found = outcome.findings
    return Answer(
        "\n".join(map(str, outcome.paths)),
        f"{report(found, 'text')}\n\n{counts(found)}" if found else "",
        0 if outcome.fit else 1,
        dict(_files(outcome)),
        outcome.lasting,
    )


def _files(outcome: Outcome) -> Iterator[tuple[str, str]]:
    for result in outcome.results:
        if isinstance(result, Built):
            for kind, path in result.files.items():
                yield str(path.resolve()), result.digests[kind]
    if outcome.index:
        yield str(outcome.index.resolve()), sha256(outcome.index.read_bytes()).hexdigest()


def plan(wanted: Errand) -> Iterator[str]:
    """Yield a line for each edition: that it is up to date, or why it is not. Raises `SelectionError`."""
    store, today = wanted.store, wanted.today
    loaded = load(wanted.project, store)
    request = narrowed(loaded, wanted.request, today, store)
    planner = Planner(loaded, wanted.out, store, wanted.machine.releases)
    editions = request_editions(loaded.library, request)
    with crew_of(loaded, wanted) as crew:
        describe = partial(described_once, crew, planner)
        orders = orders_of(loaded, editions, request, today, describe)
    findings = check(loaded, today=today, store=store, only=editions)
    errors = Errors(loaded.library, findings)
    for edition, order in zip(editions, orders, strict=True):
        blocking = errors.on(edition)
        planned = planner.plan(edition, order)
        if planned.record and not blocking:
            made = made_of(planned.record, {})
            found = found_on(loaded, edition, made, wanted.machine.limits)
            blocking = as_decided(loaded, found, today)
            blocking = () if fit(blocking) else blocking
        said = _refused(blocking) or "; ".join(planned.reasons) or "up to date"
        yield f"{edition.name}: {said}"


def _refused(blocking: tuple[Finding, ...]) -> str:
    codes = ", ".join(sorted({one.code for one in blocking}))
    return f"refused, for {codes}" if blocking else ""
