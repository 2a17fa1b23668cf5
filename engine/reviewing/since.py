"""A stale thing → what has changed since somebody signed it; the old words come from git, by their digest."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from ...schema import Claim, Signable, Subject
from ..errors import CannotGoOn
from ..loading import Loaded
from ..relating import Aspect, Part, differences, load_revision, word_diff
from ..repository import Repository, find_repository
from .acts import GIVEN
from .digests import Digests
from .register import Act, Standing, State

_LOOKED_AT = 12
"""So many commits are searched for what somebody signed: those that touched its files last."""


class Since(NamedTuple):
    """What has changed since somebody signed: a line for each change, or why it cannot be told."""

    act: Act
    lines: tuple[str, ...]


def changed_since(loaded: Loaded, standing: Standing) -> Since | None:
    """Return what has changed since the last sign-off; None where nothing has, or nobody signed."""
    stale = next((act for act in standing.acts if act.state is not State.WITHDRAWN), None)
    if stale is None or stale.state is not State.STALE:
        return None
    try:
        old = _as_signed(loaded, standing.thing, stale)
    except CannotGoOn as fault:
        return Since(stale, (f"what was signed cannot be shown: {fault}",))
    if old is None:
        return Since(stale, ("no commit holds the words that were signed",))
    lines = _of_claim if standing.thing.kind == "claim" else _of_other
    return Since(stale, tuple(lines(old, loaded, standing.thing)))


def _of_claim(old: Loaded, new: Loaded, thing: Signable) -> Iterator[str]:
    """Yield a claim's words with their changes, or what else of it changed."""
    before, now = old.library.claims[thing.id], new.library.claims[thing.id]
    words, words_now = (" ".join(one.wording[thing.audience].split()) for one in (before, now))
    others = _other_changes(before, now)
    if words != words_now:
        yield word_diff(words, words_now)
        if others:
            yield f"changed too: {', '.join(others)}"
    else:
        changed = ", ".join(others) or "a source that it cites"
        yield f"the words are the same; changed: {changed}"


def _other_changes(old: Claim, new: Claim) -> Sequence[str]:
    """Return what else of a claim was signed and has changed."""
    fields = ("facts", "certainty", "regions", "requires", "sources")
    return [name for name in fields if getattr(old, name) != getattr(new, name)]


def _of_other(old: Loaded, new: Loaded, thing: Signable) -> Iterator[str]:
    """Yield what changed of a figure, or of all that a handout prints; its look was not signed."""
    parts = list(_parts(old, new, thing))
    yield from (f"{part.label}: {_shown(part)}" for part in parts)
    if not parts:
        yield "its words are the same; what it prints elsewhere, or rests on, has changed"


def _parts(old: Loaded, new: Loaded, thing: Signable) -> Iterator[Part]:
    found = differences(old, new)
    if thing.kind == "handout":
        changed = (one.parts for one in found.handouts if one.handout == thing.id)
        return (part for parts in changed for part in parts if _was_signed(part))
    own = Subject("figure", thing.id)
    told = [*found.unprinted, *(part for one in found.handouts for part in one.parts)]
    return (
        part
        for part in dict.fromkeys(told)
        if part.subject == own and part.audience in {"", thing.audience}
    )


def _was_signed(part: Part) -> bool:
    """Tell whether a sign-off of a handout binds what changed: a drawing or an order, and no layout."""
    return part.aspect is not Aspect.LAYOUT or part.subject.kind in {"figure", "handout"}


def _shown(part: Part) -> str:
    return "another one" if part.what == "drawing" else word_diff(part.old, part.new)


def _as_signed(loaded: Loaded, thing: Signable, act: Act) -> Loaded | None:
    """Return the library as it was when somebody signed: of a commit in which the digest is the one signed.

    Raises `CannotGoOn` where there is no git to look in.
    """
    repository = find_repository(loaded.project.root)
    if repository is None:
        raise CannotGoOn("the library lies in no git repository, which would have the old words")
    for commit in _candidates(repository, loaded, thing, act):
        old = load_revision(repository, commit, before=loaded)
        if Digests(old.library).of(thing) == act.approval.digest:
            return old
    return None


def _candidates(repository: Repository, loaded: Loaded, thing: Signable, act: Act) -> Sequence[str]:
    """Return commits that may hold what was signed: the one that the sign-off came with, then those of its files."""
    found: list[str] = []
    with suppress(CannotGoOn):
        found += repository.commits(f"{GIVEN}/{act.signoff.id}.yaml")[-1:]
    for path in _files(loaded, thing):
        found += repository.commits(path, limit=_LOOKED_AT)
    return tuple(dict.fromkeys(found))


def _files(loaded: Loaded, thing: Signable) -> Iterator[str]:
    """Yield the file of a thing; what a handout or a figure says lies in others too."""
    yield loaded.origins[Subject(thing.kind, thing.id)][0].path
    if thing.kind != "claim":
        yield "content"
