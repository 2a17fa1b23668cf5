"""Ask once what follows from a thing that never changes; who asks again is told what was said.

Things of a library are frozen, and to compare two of them takes as long as to ask. So one is known by being that
very one, and is held as long as its answer is.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


def once(most: int) -> Callable[[Callable[[Thing], Answer]], Callable[[Thing], Answer]]:
    """Return what lets a function be asked once of each thing, while no more than so many are known."""

    def decorate(ask: Callable[[Thing], Answer]) -> Callable[[Thing], Answer]:
        known: dict[int, tuple[Thing, Answer]] = {}

        @wraps(ask)
        def asked(thing: Thing) -> Answer:
            found = known.get(id(thing))
            if found is None:
                if len(known) >= most:
                    known.clear()
                found = known[id(thing)] = thing, ask(thing)
            return found[1]

        return asked

    return decorate
