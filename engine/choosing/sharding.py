"""Editions → one part of them, where several machines that know nothing of each other share the work.

Every machine makes the same parts of the same editions: the longest edition goes to the part that has least, then the
next. What was built before, and where, changes nothing about it.
"""

from collections.abc import Sequence
from heapq import heapreplace

from ...schema import Edition

_SHEET = 500
"""Letters that take as long as what every sheet takes, however short it is; measured on the embedded library."""


def letters(edition: Edition) -> int:
    """Return the letters of the claims that an edition prints, from which follows how long that takes."""
    audience = edition.recipe.audience
    return sum(len(claim.wording.get(audience, "")) for claim in edition.claims)


def shard(editions: Sequence[Edition], number: int, count: int) -> tuple[Edition, ...]:
    """Return the part of this number, from 1, of so many; in the order of the editions."""
    parts = balanced({one.name: _SHEET + letters(one) for one in editions}, count)
    return tuple(one for one in editions if parts[one.name] == number)


def balanced(work: dict[str, int], count: int) -> dict[str, int]:
    """Return to which part, from 1, each name goes, so that the parts have about the same work.

    No part has more than 4/3 of what the best division would give it (Graham 1969, doi:10.1137/0117039).
    """
    parts: dict[str, int] = {}
    least = [(0, number) for number in range(1, count + 1)]  # sorted, so it is a heap
    for name in sorted(work, key=lambda one: (-work[one], one)):
        done, number = least[0]
        heapreplace(least, (done + work[name], number))
        parts[name] = number
    return parts
