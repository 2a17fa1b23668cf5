"""What a command was asked to select → what it works on: things of the library, or the handouts of a request."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ...schema import Subject
from ..choosing import LAST_COMMIT, Request, SelectionError
from ..loading import Loaded
from ..relating import Graph, State, differences, load_revision
from ..repository import need_repository
from ..store import Store
from .language import parse
from .methods import METHODS, Ground
from .picking import pick


@dataclass(frozen=True, slots=True)
class Choice:
    """The values of `--select`, `--exclude` and `--since`."""

    select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    since: str = LAST_COMMIT

    def __bool__(self) -> bool:
        """Whether anything was asked for at all."""
        return bool(self.select or self.exclude)


def chosen(
    loaded: Loaded, choice: Choice, today: date, store: Store | None = None
) -> frozenset[Subject]:
    """Return the things that a choice takes, of all kinds; all, where nothing was asked for.

    Raises `SelectionError` for a wrong one, and what `load_revision` raises where it asks for what changed.
    """
    selection = parse(choice.select, choice.exclude, METHODS)
    return pick(
        selection, Ground(loaded, today, lambda: changed_since(loaded, choice.since, store))
    )


def concerns(loaded: Loaded, taken: Collection[Subject]) -> Callable[[Subject | None], bool]:
    """Return what tells whether a finding is about what a choice took, or about what is too faulty to tell."""
    things = frozenset(Graph(loaded.library).things())
    return lambda subject: subject in taken or subject not in things


def chosen_between(
    old: Loaded, new: Loaded, choice: Choice, today: date, changed: Mapping[Subject, State]
) -> frozenset[Subject]:
    """Return the things that a choice takes of the newer of two states, and of the older what is gone since.

    `changed` is what changed from one to the other. Raises `SelectionError` for a wrong choice, and for one that takes
    no handout of either.
    """
    selection = parse(choice.select, choice.exclude, METHODS)
    then, now = (Ground(one, today, lambda: changed) for one in (old, new))
    there = frozenset(now.graph.things())
    gone = pick(selection, replace(then, other=now)) - there
    taken = pick(selection, replace(now, other=then)) | gone
    if not _handouts(taken):
        raise SelectionError(_none_of(taken))
    return taken


def changed_since(
    loaded: Loaded, revision: str, store: Store | None = None
) -> Mapping[Subject, State]:
    """Return what is new, gone or changed in a library since a revision of its repository."""
    repository = need_repository(loaded.project.root)
    return differences(load_revision(repository, revision, store, loaded), loaded).things


def narrowed(loaded: Loaded, request: Request, today: date, store: Store | None = None) -> Request:
    """Return a request that knows which handouts its selection takes; the same where it has none.

    Raises `SelectionError` where the selection takes no handout, unless that is allowed.
    """
    names: set[str] | None = None
    choice = Choice(request.select, request.exclude, request.since)
    if choice:
        things = chosen(loaded, choice, today, store)
        names = _handouts(things)
        if not names and not request.allow_empty:
            raise SelectionError(_none_of(things))
    if request.changed_since:
        touched = _handouts(_touched(loaded, request.changed_since, store))
        names = touched if names is None else names & touched
    return request if names is None else replace(request, only=frozenset(names))


def _touched(loaded: Loaded, revision: str, store: Store | None) -> Collection[Subject]:
    """Return what changed since the commit at which this line of work parted from another."""
    base = need_repository(loaded.project.root).merge_base(revision)
    changed = changed_since(loaded, base, store)
    return [subject for subject, state in changed.items() if state is not State.GONE]


def _handouts(things: Collection[Subject]) -> set[str]:
    return {subject.id for subject in things if subject.kind == "handout"}


def _none_of(things: Collection[Subject]) -> str:
    """Say what a selection took in place of handouts."""
    counts = Counter(subject.kind for subject in things)
    if not counts:
        return "this selection matches nothing; `handout ls` lists what there is"
    told = ", ".join(_counted(number, kind) for kind, number in sorted(counts.items()))
    return f"this selection matches {told} and no handout; with a `+` at its end it takes the handouts too"


def _counted(number: int, kind: str) -> str:
    return f"{number} {kind}{'' if number == 1 or kind == 'contacts' else 's'}"
