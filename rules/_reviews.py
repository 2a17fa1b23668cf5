"""The days by which things are looked at again."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..schema import Library, Status, Subject

RETIRED = frozenset({Status.WITHDRAWN, Status.SUPERSEDED})
"""Where a handout stands that is handed out no longer: nobody owes it anything."""


class Cycle(NamedTuple):
    """When something was last looked at, and by when it will be again."""

    subject: Subject
    last: date | None
    due: date


def cycles(library: Library) -> Iterator[Cycle]:
    """Yield the cycle of each claim, source and handout that names the day of its next review."""
    for claim in library.claims.values():
        if claim.next_review:
            yield Cycle(Subject("claim", claim.id), claim.last_reviewed, claim.next_review)
    for source in library.sources.values():
        if source.next_review:
            yield Cycle(Subject("source", source.id), source.accessed, source.next_review)
    for recipe in library.recipes.values():
        if recipe.next_review and recipe.status not in RETIRED:
            yield Cycle(Subject("handout", recipe.id), recipe.last_reviewed, recipe.next_review)
