"""A pool that outlives builds: its workers stay warm, and each task brings the content that it is made from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from .fence import Contract
from .footing import part_of
from .making import Order, Shop, chosen, make, make_part
from .workers import Event, Given, Pool, Result


class StandingPool(Pool):
    """A pool that is lent to one build after the other.

    Its workers have the library of the time when they were started. So an order travels with its own part of
    the library of today, which is small, and any other task with all of it.
    """

    def lent(self, contract: Contract, _jobs: int) -> Pool:
        """Return what looks like a pool of a build's own."""
        return _Lent(self, contract)

    def practise(self, shop: Shop, orders: Iterable[Order]) -> None:
        """Make editions in every worker and keep nothing of them, so that each is as quick as it gets."""
        for order in orders:
            self.each(_call, _packed(shop, make, order))


class _Lent(Pool):
    """A standing pool in the hands of one build."""

    def __init__(self, standing: StandingPool, contract: Contract) -> None:
        super().__init__(contract, standing.jobs)
        self._standing = standing
        self._shop = contract.shop

    def __exit__(self, *_: object) -> None:
        self._standing.clear()

    def start(self, tasks: int) -> None:
        self._standing.start(tasks)

    def run(
        self, function: Callable[[Shop, Given], Result], given: Sequence[Given]
    ) -> Iterator[Event[Result]]:
        return self._standing.run(_call, [_packed(self._shop, function, one) for one in given])


Call = tuple[Callable[[Shop, Any], Any], Shop, Any]
"""A function, the shop that it is to work in, and what it is given."""


def _packed(shop: Shop, function: Callable[[Shop, Any], Any], given: Any) -> Call:
    if function is not make:
        return (function, shop, given)
    order: Order = given
    part, edition = part_of(shop.library, chosen(shop, order))
    return (make_part, replace(shop, library=part), (part, edition, order))


def _call(_shop: Shop, given: Call) -> Any:
    function, shop, one = given
    return function(shop, one)
