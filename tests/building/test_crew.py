"""Orders that travel together: each comes to one result, whatever the others do, and only so many are under way."""

import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.building.cluster import Cluster, crew
from handout_builder.engine.building.cluster.outpost import DONE, Report
from handout_builder.engine.building.making import Shop
from handout_builder.engine.fencing import Contract, Done, Failed, Limits
from handout_builder.schema import Library, Settings

SHOP = Shop(Library(Settings.model_validate({"title": "A shop", "publisher": "Nobody"})), ())
WORKER = "tcp://127.0.0.1:1"


class Killed(Exception):
    """The worker is lost, again and again."""


@dataclass
class Future:
    """What came of an errand, at once."""

    key: str
    answer: Any
    client: "Client | None" = None

    def add_done_callback(self, tell: Callable[["Future"], None]) -> None:
        tell(self)

    def result(self, timeout: float) -> Any:
        assert timeout > 0
        if self.client:
            self.client.under_way -= 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@dataclass
class Client:
    """A cluster of one worker, which is lost over some orders and prints each other in so many seconds."""

    threads: int
    seconds: float
    deadly: frozenset[int]
    status: str = "running"
    under_way: int = 0
    most_under_way: int = 0
    errands: list[int] = field(default_factory=list[int])

    def scheduler_info(self) -> Mapping[str, Any]:
        return {"workers": {WORKER: {"nthreads": self.threads}}}

    def submit(self, _function: object, *given: Any, key: str, **_: object) -> Future:
        if len(given) == 1:  # the parcel
            return Future(key, None)
        _, *parcel = given[1]["given"]
        tasks: Sequence[bytes] = parcel[2] if parcel else ()
        orders = [order for _, order in map(pickle.loads, tasks)]
        if None in orders or not orders:  # whether it may print, and whether it can
            return Future(key, (WORKER, DONE, [pickle.dumps(Report(None, 0)) for _ in orders]))
        self.errands.append(len(orders))
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        if self.deadly.intersection(orders):
            return Future(key, Killed(), self)
        reports = [pickle.dumps(Report(f"sheet {order}", self.seconds)) for order in orders]
        return Future(key, (WORKER, DONE, reports), self)

    def cancel(self, futures: Sequence[Future]) -> None: ...

    def close(self, timeout: float) -> None:
        assert timeout > 0


def printed(shop: Shop, order: int) -> str:
    """Stand for a function of the shop; the fake has its name travel, and never calls it."""
    raise AssertionError((shop, order))


def run(client: Client, orders: int) -> Mapping[int, Any]:
    """Return what came of each order, by its number, if it came once."""

    def connected(*_given: object, **_named: object) -> Client:
        return client

    fake = SimpleNamespace(CancelledError=ConnectionError, KilledWorker=Killed, Client=connected)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crew, "_distributed", lambda: fake)
        with Cluster(Contract(SHOP, Limits()), "tcp://127.0.0.1:2") as cluster:
            done = [
                event for event in cluster.run(printed, range(orders)) if isinstance(event, Done)
            ]
    results = {event.number: event.result for event in done}
    assert len(results) == len(done)
    return results


@given(
    st.integers(0, 60),
    st.integers(1, 4),
    st.floats(0.001, 5),
    st.frozensets(st.integers(0, 59), max_size=4),
)
def test_each_order_comes_to_one_result_and_only_the_deadly_ones_fail(
    orders: int, threads: int, seconds: float, deadly: frozenset[int]
) -> None:
    client = Client(threads, seconds, deadly)
    results = run(client, orders)
    assert results.keys() == set(range(orders))
    assert {number for number, one in results.items() if isinstance(one, Failed)} == {
        number for number in deadly if number < orders
    }
    assert all(one == f"sheet {n}" for n, one in results.items() if n not in deadly)
    assert client.most_under_way <= 3 * threads
    assert max(client.errands, default=0) <= 8


@pytest.mark.parametrize(("seconds", "most"), [(0.01, 8), (0.1, 4), (0.2, 2), (1.0, 1)])
def test_quick_orders_travel_together_and_the_last_ones_by_themselves(
    seconds: float, most: int
) -> None:
    client = Client(2, seconds, frozenset())
    run(client, 200)
    assert max(client.errands) == most
    assert client.errands[0] == 1  # nobody knows yet how quick they are
    assert client.errands[-6:] == [1] * 6
