"""A pool that outlives builds: its workers stay warm, and each task brings the content that it is made from.

Its workers have the library of the time when they were started. So an order travels with its own part of the library
of today, which is small, and any other task with all of it. What a build foresees is begun at once, while the build
still checks whether it is fit; what comes of it is dropped where it is not.
"""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from ..fencing import Contract, Done, Event, Given, Pool, Result, tried
from .describing import describe, describe_part
from .footing import part_of
from .making import Order, Shop, chosen, make, make_part
from .prints import get_ready


class StandingPool(Pool):
    """A pool that is lent to one build after the other."""

    def __init__(self, contract: Contract, jobs: int) -> None:
        super().__init__(contract, jobs)
        self._done_ahead: list[Done[Any]] = []

    def lent(self, contract: Contract, _jobs: int) -> Pool:
        """Return what looks like a pool of a build's own."""
        return _Lent(self, contract)

    def practise(self, shop: Shop, orders: Iterable[Order]) -> None:
        """Make editions in every worker and keep nothing of them, so that each is as quick as it gets."""
        for order in orders:
            self.each(_call, _packed(shop, make, order))
        self.each(_tidied, None)

    def begin(self, calls: Iterable["Call"]) -> list[int]:
        """Hand calls to workers that are idle, and return the numbers of those that were begun."""
        for worker in self._heard(0):
            self._done_ahead.extend(self._listen(worker))
        idle = sum(worker.idle for worker in self._workers)
        tasks = self._numbered(tried, ((_call, one) for one in islice(calls, idle)))
        return [began.number for began in self._hand_out(tasks)]

    def _round(self, tasks: deque[tuple[int, Any]]) -> Iterator[Event[Any]]:
        """Tell first what was done while more was foreseen."""
        done, self._done_ahead = self._done_ahead, []
        yield from done or super()._round(tasks)

    def go_on(self, calls: Sequence["Call"], begun: Sequence[int | None]) -> Iterator[Event[Any]]:
        """Run calls; yield what comes of each, and of those that were begun before under these numbers."""
        return self._go_on(_call, calls, begun)


class _Lent(Pool):
    """A standing pool in the hands of one build."""

    def __init__(self, standing: StandingPool, contract: Contract) -> None:
        super().__init__(contract, standing.jobs)
        self._standing = standing
        self._shop = contract.shared
        self._begun_ahead: list[tuple[Any, int]] = []

    def start(self, tasks: int) -> None:
        self._standing.start(tasks)

    def foresee(
        self,
        function: Callable[[Shop, Given], Result],
        given: Sequence[Given],
        size: int = 0,  # noqa: ARG002 - what is known first is begun first: somebody waits for it
    ) -> None:
        """Begin the first of what will be asked for, as much as there are idle workers."""
        calls = (_packed(self._shop, function, one) for one in given)
        self._begun_ahead += zip(given, self._standing.begin(calls), strict=False)

    def run(
        self, function: Callable[[Shop, Given], Result], given: Sequence[Given]
    ) -> Iterator[Event[Result]]:
        """Call a function as any pool does, by workers of the standing one."""
        begun = [next((n for known, n in self._begun_ahead if known == one), None) for one in given]
        calls = [_packed(self._shop, function, one) for one in given]
        return self._standing.go_on(calls, begun)


Call = tuple[Callable[[Shop, Any], Any], Shop, Any]
"""A function, the shop that it is to work in, and what it is given."""


_OF_A_PART: Mapping[Callable[..., Any], Callable[..., Any]] = {
    make: make_part,
    describe: describe_part,
}
"""What does the same from an edition's own part of a library."""


def _packed(shop: Shop, function: Callable[[Shop, Any], Any], given: Any) -> Call:
    if function not in _OF_A_PART:
        return (function, shop, given)
    order: Order = given
    part, edition = part_of(shop.library, chosen(shop, order))
    return (_OF_A_PART[function], replace(shop, library=part), (part, edition, order))


def _call(_shop: Shop, given: Call) -> Any:
    function, shop, one = given
    return function(shop, one)


def _tidied(_shop: Shop, _nothing: None) -> None:
    """Load what else a first sheet needs, collect garbage, and keep what stays out of the collector's sight."""
    get_ready()
    gc.collect()
    gc.freeze()
