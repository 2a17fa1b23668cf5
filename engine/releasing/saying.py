"""What a command asks → what it replies: results, notices and the exit status."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ..checking import report
from ..choosing import Request
from ..imprinting import Unsigned, unsigned_by
from ..loading import load
from ..projects import Project
from ..recording import read_records
from ..selecting import narrowed
from .planning import Plan, Wish
from .releasing import Desk, Outcome, foresee, release
from .verifying import verify
from .withdrawing import NothingReleased, Said, Withdrawn, recall, withdraw


class Reply(NamedTuple):
    """Lines of results, lines of notices, and the exit status."""

    out: tuple[object, ...] = ()
    notices: tuple[str, ...] = ()
    status: int = 0


class Order(NamedTuple):
    """What `handout release` is asked: to release, to foresee it, or to make released sheets again."""

    wish: Wish
    desk: Desk
    dry_run: bool = False
    again: bool = False


def order_of(wanted: Mapping[str, Any], out: Path, today: date) -> Order:
    """Return the order that some options make."""
    own = ("major", "note", "dry_run", "again")
    request = Request(**{name: value for name, value in wanted.items() if name not in own})
    desk = Desk(out, today, wanted["note"])
    return Order(Wish(request, wanted["major"]), desk, wanted["dry_run"], wanted["again"])


def reply_to(project: Project, order: Order, unsigned: Unsigned = unsigned_by) -> Reply:
    """Do what `handout release` is asked, and say what came of it."""
    if order.again:
        return _verified(project, _asked_for(project, order))
    outcome = (foresee if order.dry_run else release)(project, order.wish, order.desk, unsigned)
    lines = tuple(_outcome_lines(outcome, dry_run=order.dry_run))
    status = 0 if outcome.fit else 1
    if order.dry_run:
        return Reply(lines, status=status)
    faults = (report(outcome.findings, "text"),) if outcome.findings else ()
    return Reply(outcome.paths, (*lines, *faults), status)


def reply_to_withdrawal(project: Project, verb: str, what: str, said: Said, out: Path) -> Reply:
    """Withdraw a handout or recall a claim or source, and say where its sheets stand."""
    done = (recall if verb == "recall" else withdraw)(project, what, said, out)
    return Reply(done.paths, tuple(_withdrawn_lines(done)))


def _verified(project: Project, which: tuple[str, ...]) -> Reply:
    found = [one for name in which or (None,) for one in verify(project, name)]
    return Reply(tuple(one.words for one in found), status=int(any(one.differs for one in found)))


def _asked_for(project: Project, order: Order) -> tuple[str, ...]:
    """Return which released sheets are made again, as in `hands@1.0.0`: those of handouts that a selection takes."""
    request = order.wish.request
    if not (request.select or request.exclude):
        return request.handouts
    taken = narrowed(load(project), request, order.desk.today).only or ()
    released = {one.handout for _, one in read_records(project.root).sheets()}
    names = request.handouts or sorted(released)
    if found := tuple(name for name in names if name.partition("@")[0] in taken):
        return found
    raise NothingReleased("no handout that this selection takes was ever released")


def _plan_lines(plans: tuple[Plan, ...]) -> Iterator[str]:
    """Yield for each handout what becomes of it, and why."""
    for one in plans:
        if one.blocked:
            yield f"{one.handout}: cannot be released"
            yield from (f"  {reason}" for reason in one.blocked)
        elif one.version is None:
            yield f"{one.handout}: nothing has changed since its last release"
        else:
            yield f"{one.handout} {one.version}"
            yield from (f"  {sheet.facts.code} {sheet.facts.edition}" for sheet in one.sheets)
            yield from (f"  changed: {words}" for words in one.changed)


def _outcome_lines(outcome: Outcome, *, dry_run: bool) -> Iterator[str]:
    """Yield what a releaser should know: the plans, what branches did twice, and what to do next."""
    yield from _plan_lines(outcome.plans)
    yield from (f"handout: {words}" for words in (*outcome.conflicts, *outcome.stopped))
    if any(one.blocked for one in outcome.plans):
        yield "handout: nothing was released; what stands in the way is above"
    elif outcome.record:
        yield f"handout: commit {_shown(outcome.record)}, so that everybody knows of this release"
    elif not dry_run and not outcome.findings:
        yield "handout: there was nothing to release"


def _withdrawn_lines(withdrawn: Withdrawn) -> Iterator[str]:
    """Yield where the sheets stand that were withdrawn, and what to do next."""
    for one in withdrawn.standings:
        edition = one.sheet.edition
        yield f"{edition.code} {edition.edition} {edition.version}: {one.state}"
    yield from (f"handout: {words}" for words in withdrawn.notes)
    yield "handout: hang the notice up, and bring the files of status/ to where the QR codes lead"
    yield f"handout: commit {_shown(withdrawn.record)}, so that everybody knows"


def _shown(record: Path) -> str:
    """Return the path of a record inside its library."""
    return f"{record.parent.name}/{record.name}"
