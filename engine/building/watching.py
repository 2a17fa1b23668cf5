"""Build, and build again whenever something of the library is saved, with workers that stay warm.

Of the library, what stands in files that are the same is taken over from the last build; the rest is read, checked and
planned as in any build. So a fault that somebody saves is a finding, and not the end. Somebody waits for the sheets of
what was saved, so these are built first, by themselves; then everything is, which prints what else has changed.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ...language.once import once
from ...schema import Edition, Finding, Level, Library, Recipe
from ..checking import check, counts, pick_forbidding, report
from ..errors import CannotGoOn
from ..fencing import cores
from ..loading import Loaded, Watched, load, load_again
from ..remembering import Answer
from ..store import Store
from .answering import said_of
from .building import Built, Errand, How, Outcome, Refused, Tell, build_loaded
from .changes import Changes
from .footing import Footing
from .making import contract_of, order_of, shop_of
from .standing import StandingPool

NAMED = 3
"""How many files or editions a line names; of more it tells the number."""

Telling = Callable[[], AbstractContextManager[Tell]]


def watch(wanted: Errand, telling: Telling) -> Iterator[Answer]:
    """Build and yield what came of it; do so again after each change, until somebody interrupts.

    Raises as `build` does for the first build, and `CannotWatch`. What later stands in the way is said, and the next
    change may mend it. `telling` is told of the first build alone.
    """
    project, machine = wanted.project, wanted.machine
    with _kept(wanted.store) as store, Changes(project.root, wanted.out) as changes:
        loaded = load(project, store)
        contract = contract_of(shop_of(loaded, store, machine.releases), machine.limits)
        with StandingPool(contract, machine.jobs or cores()) as pool:
            again = replace(wanted, store=store, machine=replace(machine, pool=pool.lent))
            pool.start(pool.jobs)  # they load the printer meanwhile
            changes.start()
            loaded = load(project, store, before=loaded)
            with telling() as tell:
                last = _Last(loaded, build_loaded(loaded, again, tell))
            yield said_of(last.outcome)
            _practise(last, wanted, pool)
            yield Answer("", f"handout: watching {project.root}; Ctrl-C ends it", 0)
            for changed in changes:
                last, said = _after(changed, last, again)
                yield said


def _practise(last: "_Last", wanted: Errand, pool: StandingPool) -> None:
    """Do once what a change will ask for: print, read all word lists, look at all files of layouts."""
    samples = tuple(_samples(last.outcome))
    pool.practise(shop_of(last.loaded), map(order_of, samples))
    check(last.loaded, today=wanted.today, only=samples)
    Footing(last.loaded.library, last.loaded.project.layouts, {}).look_around()


class _Last(NamedTuple):
    """What the last build read, and what came of it."""

    loaded: Loaded
    outcome: Outcome


@contextmanager
def _kept(store: Store | None) -> Generator[Store]:
    """Yield the store, or one for as long as somebody watches: what has not changed is not printed again."""
    if store is not None:
        yield store
        return
    with TemporaryDirectory(prefix="handout-") as folder:
        yield Store(Path(folder))


def _samples(outcome: Outcome) -> Iterator[Edition]:
    """Yield an edition of each look, so that a worker that prints them knows all style sheets."""
    looks = {
        (one.edition.recipe.layout, one.edition.variant.paper, one.edition.variant.size): one
        for one in outcome.results
        if isinstance(one, Built)
    }
    yield from (one.edition for one in looks.values())


def _after(changed: Sequence[str], last: _Last, errand: Errand) -> tuple[_Last, Answer]:
    """Build after a change, and say in a line what came of it."""
    began, root = time.monotonic(), errand.project.root
    files = Watched(root, frozenset(changed))
    loaded = load_again(last.loaded, files) or load(
        errand.project, errand.store, files=files, before=last.loaded
    )
    try:
        first = _first(loaded, last.loaded, errand)
        now = _Last(loaded, _with(first, build_loaded(loaded, errand, lambda _: _Quiet())))
    except CannotGoOn as stop:
        return _Last(loaded, last.outcome), Answer("", f"handout: {stop}", 2)
    new = _new(now.outcome.findings, last.outcome.findings)
    line = _line(changed, root, now.outcome, time.monotonic() - began)
    found = f"{report(new, 'text')}\n\n{counts(new)}" if new else ""
    return now, Answer(line, found, 0 if now.outcome.fit else 1)


def _first(loaded: Loaded, before: Loaded, errand: Errand) -> Sequence[Built | Refused]:
    """Build the handouts that were saved, or name a claim that was; what finds no errors is left to the next build."""
    asked, new = errand.request, _new_handouts(loaded.library, before.library)
    if not new or asked.selects or asked.shard:
        return ()
    request = replace(asked, only=new, index=False, allow_empty=True)
    rules = pick_forbidding(loaded.library)
    alone = replace(errand, request=request, rules=rules)
    return build_loaded(loaded, alone, lambda _: _Quiet()).results


def _new_handouts(library: Library, before: Library) -> frozenset[str]:
    claims = {name for name, one in library.claims.items() if before.claims.get(name) is not one}
    return frozenset(
        name
        for name, one in library.recipes.items()
        if before.recipes.get(name) is not one or not claims.isdisjoint(_named(one))
    )


@once(most=5_000)
def _named(recipe: Recipe) -> frozenset[str]:
    """Return the claims that a handout names; who watches a library asks after each save."""
    return frozenset(item.claim for section in recipe.sections for item in section.claims)


def _with(first: Sequence[Built | Refused], outcome: Outcome) -> Outcome:
    """Return what came of a build, with what was built before it as that tells it."""
    told = {one.edition.name: one for one in first}
    results = (
        told.get(one.edition.name, one) if one.how is How.UP_TO_DATE else one
        for one in outcome.results
    )
    return replace(outcome, results=tuple(results))


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
