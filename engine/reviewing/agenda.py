"""Register → agenda: what is to be signed or looked at again, by whom, and on which sheets it is printed."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ...schema import Claim, Library, Recipe, Signable, Status, Subject
from ..choosing.editions import refuse_unknown
from .digests import editions
from .register import Register, Standing, State, statements

DUE = "due"
"""The state of what is signed, and is to be looked at again soon or already."""
STATES = (*(state.value for state in State), DUE)
ORDERS = ("state", "owner", "category", "handout", "due")

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
    library = register.library
    _refuse_unknown(library, wanted)
    prints = _prints(library)
    entries = (
        _entry(register, thing, prints.get(thing, ()), wanted.within)
        for thing in _things(library)
        if wanted.only is None or Subject(thing.kind, thing.id) in wanted.only
    )
    found = [entry for entry in entries if _fits(entry, wanted)]
    return tuple(sorted(found, key=lambda entry: _order(entry, wanted.order)))


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


def _prints(library: Library) -> Mapping[Signable, tuple[str, ...]]:
    """Return the handouts that print each thing, by their ids."""
    found: dict[Signable, dict[str, None]] = {}
    for recipe in library.recipes.values():
        found[Signable("handout", recipe.id)] = {recipe.id: None}
        for edition in editions(library, recipe):
            for thing in statements(edition):
                found.setdefault(thing, {})[recipe.id] = None
    return {thing: tuple(names) for thing, names in found.items()}


def _entry(register: Register, thing: Signable, handouts: tuple[str, ...], within: int) -> Entry:
    library, standing = register.library, register.standing(thing)
    claim = library.claims.get(thing.id) if thing.kind == "claim" else None
    recipe = library.recipes.get(thing.id) if thing.kind == "handout" else None
    due = _due(standing, claim or recipe)
    soon = due is not None and due <= register.today + timedelta(days=within)
    return Entry(
        state=DUE if soon and standing.state is State.SIGNED else standing.state.value,
        thing=thing,
        category=claim.category if claim else "",
        owner=((claim or recipe) and (claim or recipe).owner) or "",  # type: ignore[union-attr]
        handouts=handouts or ((thing.id,) if thing.item else ()),
        due=due,
        signed=tuple(
            f"{act.by.name}, {act.by.role}" for act in standing.acts if act.state is State.SIGNED
        ),
        why=standing.why,
    )


def _due(standing: Standing, thing: Claim | Recipe | None) -> date | None:
    days = (standing.until, thing.next_review if thing else None)
    return min(filter(None, days), default=None)


def _fits(entry: Entry, wanted: Wanted) -> bool:
    shown = (entry.state in wanted.states) if wanted.states else entry.state != State.SIGNED
    return (
        (shown or (wanted.everything and not wanted.states))
        and (not wanted.kinds or entry.thing.kind in wanted.kinds)
        and (not wanted.owners or entry.owner in wanted.owners)
        and (not wanted.categories or entry.category in wanted.categories)
        and (not wanted.handouts or not set(wanted.handouts).isdisjoint(entry.handouts))
    )


def _order(entry: Entry, by: str) -> tuple[object, ...]:
    keys: Mapping[str, object] = {
        "state": STATES.index(entry.state),
        "owner": entry.owner or "~",
        "category": entry.category or "~",
        "handout": entry.handouts or ("~",),
        "due": entry.due or date.max,
    }
    return (keys[by], STATES.index(entry.state), entry.thing)


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
