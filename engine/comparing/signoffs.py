"""Two libraries → the sign-offs that a change makes stale: other words are there now than those that were approved."""

from collections.abc import Iterable, Iterator

from ...schema import Library, Signable, Subject
from ..relating import Differences, State
from ..reviewing import Digests


def stale_signoffs(old: Library, new: Library, found: Differences) -> tuple[Signable, ...]:
    """Return the things that somebody approved as they were, and nobody as they are now."""
    if not found.things:
        return ()
    before, after = Digests(old), Digests(new)
    things = dict.fromkeys(_approved(old))
    touched = [thing for thing in things if _may_differ(thing, old, found)]
    return tuple(
        thing for thing in touched if _is_signed(thing, before) and not _is_signed(thing, after)
    )


def _approved(library: Library) -> Iterator[Signable]:
    for signoff in library.signoffs.values():
        yield from (approval.signable for approval in signoff.approves)


def _may_differ(thing: Signable, old: Library, found: Differences) -> bool:
    """Tell whether anything changed that a thing's digest is taken of; of a handout that is nearly everything."""
    if thing.kind == "handout":
        return True
    sources: Iterable[str] = ()
    if thing.kind == "claim" and thing.id in old.claims:
        sources = old.claims[thing.id].cited
    elif thing.kind == "figure" and thing.id in old.figures:
        sources = old.figures[thing.id].cited
    subjects = [Subject(thing.kind, thing.id), *(Subject("source", key) for key in sources)]
    return any(found.things.get(one, State.NEW) is not State.NEW for one in subjects)


def _is_signed(thing: Signable, digests: Digests) -> bool:
    digest = digests.of(thing)
    return digest is not None and any(
        approval.digest == digest and approval.signable == thing
        for signoff in digests.library.signoffs.values()
        for approval in signoff.approves
    )
