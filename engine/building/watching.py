"""Build, and build again whenever something of the library is saved, with workers that stay warm.

Of the library, what stands in files that are the same is taken over from the last build; the rest is read, checked and
planned as in any build. So a fault that somebody saves is a finding, and not the end.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ...schema import Edition, Finding, Level
from ..checking import check, counts, report
from ..errors import CannotGoOn
from ..loading import Loaded, Watched, load
from ..remembering import Answer
from ..store import Store
from .answering import Errand, said_of
from .building import Built, How, Outcome, Refused, Tell, build_loaded
from .changes import Changes
from .fence import Contract
from .making import order_of, shop_of
from .standing import StandingPool
from .workers import cores

NAMED = 3
"""How many files or editions a line names; of more it tells the number."""

Telling = Callable[[], AbstractContextManager[Tell]]


def watch(wanted: Errand, telling: Telling, store: Store | None) -> Iterator[Answer]:
    """Build and yield what came of it; do so again after each change, until somebody interrupts.

    Raises as `build` does for the first build, and `CannotWatch`. What later stands in the way is said, and the next
    change may mend it. `telling` is told of the first build alone.
    """
    project = wanted.project
    with _kept(store) as kept, Changes(project.root, wanted.out) as changes:
        loaded = load(project, kept)
        contract = Contract(shop_of(loaded, kept, wanted.machine.releases), wanted.machine.limits)
        with StandingPool(contract, wanted.machine.jobs or cores()) as pool:
            pool.start(pool.jobs)  # they load the printer meanwhile
            changes.start()
            last = _Last(load(project, kept, before=loaded))
            with telling() as tell:
                last = _built(wanted, last.loaded, tell, pool, kept)
            yield said_of(last.outcome)
            samples = tuple(_samples(last.outcome))
            pool.practise(shop_of(last.loaded), map(order_of, samples))
            check(last.loaded, today=wanted.today, only=samples)  # so the first change finds all word lists read
            yield Answer("", f"handout: watching {project.root}; Ctrl-C ends it", 0)
            for changed in changes:
                last, said = _after(changed, last, wanted, pool, kept)
                yield said


class _Last(NamedTuple):
    """What the last build read, and what came of it."""

    loaded: Loaded
    outcome: Outcome = Outcome((), ())


@contextmanager
def _kept(store: Store | None) -> Generator[Store]:
    """Yield the store, or one for as long as somebody watches: what has not changed is not printed again."""
    if store is not None:
        yield store
        return
    with TemporaryDirectory(prefix="handout-") as folder:
        yield Store(Path(folder))


def _built(wanted: Errand, loaded: Loaded, tell: Tell, pool: StandingPool, store: Store) -> _Last:
    machine = replace(wanted.machine, pool=pool.lent)
    given = (wanted.request, wanted.out, wanted.today, tell, machine, store)
    return _Last(loaded, build_loaded(loaded, *given))


def _samples(outcome: Outcome) -> Iterator[Edition]:
    """Yield an edition of each look, so that a worker that prints them knows all style sheets."""
    looks = {
        (one.edition.recipe.layout, one.edition.variant.paper, one.edition.variant.size): one
        for one in outcome.results
        if isinstance(one, Built)
    }
    yield from (one.edition for one in looks.values())


def _after(
    changed: Sequence[str], last: _Last, wanted: Errand, pool: StandingPool, store: Store
) -> tuple[_Last, Answer]:
    """Build after a change, and say in a line what came of it."""
    began = time.monotonic()
    files = Watched(wanted.project.root, frozenset(changed))
    loaded = load(wanted.project, store, files=files, before=last.loaded)
    try:
        now = _built(wanted, loaded, lambda _: _Quiet(), pool, store)
    except CannotGoOn as stop:
        return _Last(loaded, last.outcome), Answer("", f"handout: {stop}", 2)
    new = _new(now.outcome.findings, last.outcome.findings)
    line = _line(changed, wanted.project.root, now.outcome, time.monotonic() - began)
    found = f"{report(new, 'text')}\n\n{counts(new)}" if new else ""
    return now, Answer(line, found, 0 if now.outcome.fit else 1)


class _Quiet:
    """Is told of a build, and says nothing: the line at its end is enough."""

    def began(self, edition: Edition) -> None: ...

    def made(self, result: Built | Refused) -> None: ...

    def waiting(self) -> None: ...

    def noticed(self, said: str) -> None: ...


def _new(findings: Iterable[Finding], old: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the errors, and what else was not found in the last build, on whatever line it stood."""
    known = {_without_line(one) for one in old}
    return tuple(
        one for one in findings if one.level is Level.ERROR or _without_line(one) not in known
    )


def _without_line(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.subject, finding.place.path, finding.message)


def _line(changed: Sequence[str], root: Path, outcome: Outcome, seconds: float) -> str:
    """Return `content/claims/hands.yaml: printed hands_GB_en-GB_a4 in 0.2 s`."""
    files = [path if (root / path).exists() else f"{path} (removed)" for path in changed]
    done = [
        f"{how} {_some([one.edition.name for one in results])}"
        for how in (How.PRINTED, How.RESTORED, How.REFUSED)
        if (results := [one for one in outcome.results if one.how is how])
    ]
    return f"{_some(files)}: {', '.join(done) or 'nothing to print'} in {seconds:.1f} s"


def _some(names: Sequence[str]) -> str:
    shown = " ".join(names[:NAMED])
    return shown if len(names) <= NAMED else f"{shown} and {len(names) - NAMED} more"
