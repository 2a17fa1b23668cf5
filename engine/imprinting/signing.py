"""Who must still sign an edition before it is more than a draft."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ...schema import Edition, Recipe, Signable
from ..loading import Loaded
from ..reviewing import Register, State, read_register

Judge = Callable[[Edition], Sequence[str]]
"""Tells what of an edition is not signed, and why; nothing where all is."""
Unsigned = Callable[[Loaded, date], Judge]
"""Makes the judge of a library on a day."""


def unsigned_by(loaded: Loaded, today: date) -> Judge:
    """Return who tells what of an edition is not signed as the library asks, by its sign-offs."""
    register = read_register(loaded, today)
    return lambda edition: tuple(f"{one.thing}: {one.why}" for one in register.missing(edition))


class Days(NamedTuple):
    """When a handout was reviewed, and by when it is looked at again; None where nobody knows."""

    reviewed: date | None = None
    next_review: date | None = None


def days_of(register: Register, recipe: Recipe) -> Days:
    """Return the days that a sheet bears: those of its recipe, else when it was signed and until when that holds."""
    standing = register.standing(Signable("handout", recipe.id))
    signed = (act.signoff.on for act in standing.acts if act.state is State.SIGNED)
    return Days(
        recipe.last_reviewed or max(signed, default=None), recipe.next_review or standing.until
    )


def signoffs_on(register: Register, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return of each thing that an edition prints who signed it last, or why that does not count."""
    return tuple(
        (f"{one.kind} {one.id}", _last(register, one)) for one in dict.fromkeys(_things(edition))
    )


def _things(edition: Edition) -> Iterator[Signable]:
    audience = edition.recipe.audience
    yield Signable("handout", edition.recipe.id)
    yield from (Signable("claim", claim.id, audience) for claim in edition.claims)
    for section in edition.recipe.sections:
        yield from (Signable("figure", name, audience) for _, name in section.figures())


def _last(register: Register, thing: Signable) -> str:
    standing = register.standing(thing)
    if standing.state is not State.SIGNED:
        return standing.why
    acts = [act for act in standing.acts if act.state is State.SIGNED]
    return "; ".join(f"{act.by.name}, {act.by.role}, {act.signoff.on}" for act in acts)
