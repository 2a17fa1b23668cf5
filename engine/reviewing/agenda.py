"""Register → agenda: what is to be signed or looked at again, by whom, and on which sheets it is printed."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from ...schema import Claim, Library, Recipe, Signable, Signer, Status, Subject
from ..choosing.editions import refuse_unknown
from ..loading import paused_collector
from .register import Register, Standing, State, statements

DUE = "due"
"""The state of what is signed, and is to be looked at again soon or already."""
STATES = (*(state.value for state in State), DUE)

_RETIRED = frozenset({Status.WITHDRAWN, Status.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the agenda somebody wants to see; an empty field is no limit, values of one field unite.

    Without states it is all that somebody must do something about.
    """

    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    handouts: tuple[str, ...] = ()
    everything: bool = False
    """Whether what is signed is shown too, where no states are named."""
    within: int = 90
    """So many days before its day something is due."""
    order: str = "state"
    only: Container[Subject] | None = None
    """The things that a selection takes; None where there is none."""


class Entry(NamedTuple):
    """A thing on the agenda. `due` is when it is to be looked at again: its next review, or when its sign-off ends."""

    state: str
    thing: Signable
    category: str
    owner: str
    handouts: tuple[str, ...]
    due: date | None
    signed: tuple[str, ...]
    """Who signed it and still counts."""
    why: str


def agenda(register: Register, wanted: Wanted) -> tuple[Entry, ...]:
    """Return the entries that somebody wants to see, in the order that they want.

    Raises `SelectionError` for an unknown state, kind, owner, category or handout.
    """
    _refuse_unknown(register.library, wanted)
    with paused_collector():
        shown = list(_shown(register, wanted))
        prints: Mapping[Signable, tuple[str, ...]] = _prints(register) if shown else {}
        entries = (_entry(register.library, one, prints) for one in shown)
        return tuple(_sorted((one for one in entries if _fits(one, wanted)), wanted.order))


class _Shown(NamedTuple):
    """A thing that is to be shown: its state, how it stands, and when it is due."""

    state: str
    standing: Standing
    due: date | None


def _shown(register: Register, wanted: Wanted) -> Iterator[_Shown]:
    """Yield what is in a state that is to be shown; of ten thousand things these are few."""
    soon = register.today + timedelta(days=wanted.within)
    for thing in _things(register.library):
        if wanted.only is None or Subject(thing.kind, thing.id) in wanted.only:
            standing = register.standing(thing)
            due = _due(standing, _answers(register.library, thing))
            is_due = due is not None and due <= soon and standing.state is State.SIGNED
            state = DUE if is_due else standing.state.value
            if _is_shown(state, wanted):
                yield _Shown(state, standing, due)


def _is_shown(state: str, wanted: Wanted) -> bool:
    """Tell whether somebody wants to see what is in a state."""
    if wanted.states:
        return state in wanted.states
    return wanted.everything or state != State.SIGNED


def _things(library: Library) -> Iterator[Signable]:
    """Yield all that can be signed in a library, but for what is never printed."""
    items = library.settings.sign_off.required
    for recipe in library.recipes.values():
        if recipe.status not in _RETIRED:
            yield Signable("handout", recipe.id)
            yield from (Signable("handout", recipe.id, item=item) for item in items)
    for claim in library.claims.values():
        if not claim.withheld:
            yield from (Signable("claim", claim.id, audience) for audience in claim.wording)
    for figure in library.figures.values():
        yield from (Signable("figure", figure.id, audience) for audience in figure.alt)


def _prints(register: Register) -> Mapping[Signable, tuple[str, ...]]:
    """Return the handouts that print each thing, by their ids."""
    found: dict[Signable, dict[str, None]] = {}
    for recipe in register.library.recipes.values():
        found[Signable("handout", recipe.id)] = {recipe.id: None}
        for edition in register.digests.editions(recipe):
            for thing in statements(edition):
                found.setdefault(thing, {})[recipe.id] = None
    return {thing: tuple(names) for thing, names in found.items()}


def _entry(library: Library, shown: _Shown, prints: Mapping[Signable, tuple[str, ...]]) -> Entry:
    thing = shown.standing.thing
    answers = _answers(library, thing)
    signed = [_who(act.by) for act in shown.standing.acts if act.state is State.SIGNED]
    return Entry(
        state=shown.state,
        thing=thing,
        category=answers.category if isinstance(answers, Claim) else "",
        owner=(answers and answers.owner) or "",
        handouts=prints.get(thing) or ((thing.id,) if thing.item else ()),
        due=shown.due,
        signed=tuple(signed),
        why=shown.standing.why,
    )


def _who(signer: Signer) -> str:
    return f"{signer.name}, {signer.role}"


def _answers(library: Library, thing: Signable) -> Claim | Recipe | None:
    """Return what names the owner of a thing, and the day of its next review; a figure does not."""
    if thing.kind == "claim":
        return library.claims[thing.id]
    return library.recipes[thing.id] if thing.kind == "handout" else None


def _due(standing: Standing, thing: Claim | Recipe | None) -> date | None:
    review = thing.next_review if thing else None
    return min(standing.until, review) if standing.until and review else standing.until or review


def _fits(entry: Entry, wanted: Wanted) -> bool:
    return (
        (not wanted.kinds or entry.thing.kind in wanted.kinds)
        and (not wanted.owners or entry.owner in wanted.owners)
        and (not wanted.categories or entry.category in wanted.categories)
        and (not wanted.handouts or not set(wanted.handouts).isdisjoint(entry.handouts))
    )


def _sorted(entries: Iterable[Entry], order: str) -> list[Entry]:
    first, number = _FIRST[order], {state: place for place, state in enumerate(STATES)}
    return sorted(entries, key=lambda entry: (first(entry), number[entry.state], entry.thing))


_FIRST: Mapping[str, Callable[[Entry], object]] = MappingProxyType(
    {
        "state": lambda _: 0,
        "owner": lambda entry: (not entry.owner, entry.owner),
        "category": lambda entry: (not entry.category, entry.category),
        "handout": lambda entry: (not entry.handouts, entry.handouts),
        "due": lambda entry: entry.due or date.max,
    }
)


def _refuse_unknown(library: Library, wanted: Wanted) -> None:
    owners = {
        one.owner
        for one in (*library.claims.values(), *library.recipes.values())
        if one.owner is not None
    }
    refuse_unknown("state", wanted.states, STATES)
    refuse_unknown("owner", wanted.owners, owners)
    refuse_unknown("category", wanted.categories, library.settings.categories)
    refuse_unknown("handout", wanted.handouts, {*library.recipes, *library.known["handout"]})
