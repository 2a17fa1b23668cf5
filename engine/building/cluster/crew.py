"""Hand orders to a Dask cluster as to a pool of our own, and take what comes back as it is ready.

Dask finds out who is free, sends orders and the parcel that they are printed from, and sends an order again when
its worker is lost. What is ours: an order goes only to workers that would print the same bytes as this machine, which
each is asked when it comes; and only so many are under way that what is under way fits into memory. Orders that are
quick travel together, since Dask asks for tasks that take longer than it takes to hand them out.
"""

import logging
import pickle
import tempfile
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple, Self, TypeVar
from uuid import uuid4

from ...errors import CannotGoOn
from ...fencing import TICK, Began, Contract, Done, Event, Failed, Limits, Noticed, Reason, Waiting
from ..making import Shop
from .identity import identity, unlike
from .outpost import CANNOT, UNLIKE, Report, ready
from .parcel import pack

Given = TypeVar("Given")
Result = TypeVar("Result")

PATIENCE = 60.0
"""Seconds after which a scheduler without a worker that may print is given up."""
_CONNECT = 10
"""Seconds in which a scheduler answers, and in which a connection that broke is there again."""
_LOOK = 1.0
"""Seconds between looks at who has come and gone."""
_AHEAD = 3
"""Errands for each thread of a worker: one is printed, the others are on the way or on their way back."""
_ERRAND = 0.4
"""Seconds of printing that make an errand."""
_MOST = 8
"""Orders of an errand: what they come to is in memory at once."""

# What a worker does is written in words: one without this package, or with another release of it, can tell of that.
_WORK = "__import__('pkgutil').resolve_name('handout_builder.engine.building.cluster.outpost:work')(*given)"


class NoCluster(CannotGoOn):
    """A cluster cannot be reached, is gone, or has nobody that prints what this machine would."""


class _Order(NamedTuple):
    """A task by its number; `alone` where it may be this one that ends workers, and others are not to suffer."""

    number: int
    task: bytes
    alone: bool = False


class _Errand(NamedTuple):
    """Orders that are under way together, the workers that they may go to, and what Dask calls them."""

    orders: Sequence[_Order]
    allowed: frozenset[str]
    future: Any


class Cluster:
    """A Dask cluster that does tasks with a shop. Use it in `with`: nothing is under way when that ends."""

    def __init__(self, contract: Contract, address: str, patience: float = PATIENCE) -> None:
        """Connect to nobody yet. Raises `NoCluster` where Dask is not installed."""
        self.address = address
        self.patience = patience
        self._contract = contract
        self._distributed = _distributed()
        self._client: Any = None
        self._ours = identity(contract.shared.releases)
        self._heard: SimpleQueue[Any] = SimpleQueue()
        self._errands: dict[str, _Errand] = {}
        self._asked: dict[str, Any] = {}
        self._alike: set[str] = set()
        self._fit: set[str] = set()
        self._unfit: dict[str, str] = {}
        self._lost: set[str] = set()
        self._threads: Mapping[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._looked = self._served = 0.0
        self._printed, self._took = 0, 0.0

    @property
    def limits(self) -> Limits:
        """What one edition may take, on each worker."""
        return self._contract.limits

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is None:
            return
        futures = [errand.future for errand in self._errands.values()]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._client.cancel([*futures, *self._asked.values()])
            self._client.close(timeout=2)

    def start(self, tasks: int) -> None:
        """Connect to the scheduler, and let its workers load the printer. Raises `NoCluster`."""
        if tasks and self._client is None:
            self._client = self._connected()
            packed = pack(self._contract)
            self._name = sha256(packed).hexdigest()
            self._parcel = self._client.submit(bytes, packed, key=f"handout-parcel-{uuid4()}")
            self._served = time.monotonic()
            self._look()

    def foresee(
        self, function: Callable[[Shop, Given], Result], given: Sequence[Given], size: int = 0
    ) -> None:
        """Be told what will be asked for; nothing is sent before it is found to be fit."""

    def run(
        self, function: Callable[[Shop, Given], Result], given: Sequence[Given]
    ) -> Iterator[Event[Result]]:
        """Call a function of the shop for each value that is given, as `Pool.run` does. Raises `NoCluster`."""
        self.start(len(given))
        left = deque(
            _Order(number, pickle.dumps((function, one))) for number, one in enumerate(given)
        )
        while left or self._errands:
            self._look()
            while self._lost:
                yield Noticed(f"the worker {self._lost.pop()} is lost, and its orders go to others")
            self._call_back(left)
            yield from self._hand_out(left)
            try:
                future = self._heard.get(timeout=TICK)
            except Empty:
                yield Waiting()
            else:
                yield from self._listen(future, left)

    def _connected(self) -> Any:
        scheme, _, _ = self.address.rpartition("://")
        try:
            import_module("distributed.comm.registry").get_backend(scheme or "tcp")
            return self._distributed.Client(
                self.address,
                timeout=min(_CONNECT, self.patience),
                name="handout",
                set_as_default=False,
            )
        except (OSError, ValueError) as error:
            said = f"no Dask scheduler answers at {self.address}"
            raise NoCluster(f"{said}; `dask scheduler` starts one, and says its address") from error

    # --- Who is there.

    def _look(self) -> None:
        """See who has come and gone, ask those who have come, and give up when nobody is left."""
        if time.monotonic() - self._looked < _LOOK:
            return
        workers = self._workers()
        self._threads = {address: one["nthreads"] for address, one in workers.items()}
        self._looked = time.monotonic()
        self._lost |= self._fit - self._threads.keys()
        self._fit -= self._lost
        self._asked = {one: asked for one, asked in self._asked.items() if one in self._threads}
        for address in self._threads.keys() - self._fit - self._unfit.keys() - self._asked.keys():
            self._asked[address] = self._sent((), [address])
        if self._fit:
            self._served = self._looked
        else:
            self._despair()

    def _workers(self) -> Mapping[str, Any]:
        try:
            if self._client.status == "running":
                return self._client.scheduler_info()["workers"]
        except (OSError, TimeoutError):
            pass
        raise self._gone()

    def _gone(self) -> NoCluster:
        said = f"the Dask scheduler at {self.address} is gone"
        return NoCluster(f"{said}; what was printed until now is whole, and is not printed again")

    def _despair(self) -> None:
        """Give up if all that ever came have been refused, or if nobody has been there for long."""
        if not self._alike and self._threads and self._threads.keys() <= self._unfit.keys():
            raise NoCluster(f"no worker at {self.address} would print what this machine would")
        if time.monotonic() - self._served > self.patience:
            said = (
                f"no worker that may print has come to {self.address} in {self.patience:g} seconds"
            )
            raise NoCluster(f"{said}; `dask worker {self.address}` starts one")

    # --- What is under way.

    def _sent(self, tasks: Sequence[bytes], workers: Sequence[str]) -> Any:
        """Send tasks with the parcel; or none, which only asks a worker whether it may have that."""
        parcel = [self._name, self._parcel, tasks] if tasks else []
        given = {"given": [self._ours, *parcel]}
        future = self._client.submit(
            eval, _WORK, given, key=f"handout-{uuid4()}", workers=workers, pure=False
        )
        future.add_done_callback(self._heard.put)
        return future

    def _hand_out(self, left: deque[_Order]) -> Iterator[Began]:
        threads = sum(self._threads[address] for address in self._fit)
        while left and len(self._errands) < _AHEAD * threads:
            most = self._together(len(left), threads)
            orders = [left.popleft()]
            while len(orders) < most and not (orders[-1].alone or left[0].alone):
                orders.append(left.popleft())
            future = self._sent([order.task for order in orders], sorted(self._fit))
            self._errands[future.key] = _Errand(orders, frozenset(self._fit), future)
            yield from (Began(order.number) for order in orders)

    def _together(self, left: int, threads: int) -> int:
        """Return how many orders make an errand: the quicker they are the more, and fewer when few are left."""
        if not self._took:
            return 1
        quick = round(_ERRAND * self._printed / self._took)
        return max(1, min(quick, _MOST, left // (_AHEAD * threads)))

    def _call_back(self, left: deque[_Order]) -> None:
        """Take back what nobody is left for; Dask would wait until one of them has come again."""
        for key, errand in list(self._errands.items()):
            if errand.allowed.isdisjoint(self._fit):
                self._again(self._errands.pop(key), left)

    def _again(self, errand: _Errand, left: deque[_Order], *, alone: bool = False) -> None:
        self._client.cancel([errand.future])
        orders = [order._replace(alone=order.alone or alone) for order in errand.orders]
        left.extendleft(reversed(orders))

    def _listen(self, future: Any, left: deque[_Order]) -> Iterator[Event[Any]]:
        """Take what came of an errand, unless nobody waits for it any more."""
        asked = next((one for one, other in self._asked.items() if other.key == future.key), None)
        if asked:
            yield from self._answered(asked, self._asked.pop(asked))
        elif future.key in self._errands:
            errand = self._errands.pop(future.key)
            yield from self._came(errand, left)

    def _answered(self, address: str, future: Any) -> Iterator[Noticed]:
        """Note whether a worker may print. One that is lost meanwhile is none."""
        try:
            _, answer, told = future.result(timeout=_CONNECT)
        except self._distributed.CancelledError:
            raise self._gone() from None
        except (self._distributed.KilledWorker, TimeoutError):
            return
        except Exception as fault:  # noqa: BLE001 - what another release raises is anything
            answer, told = CANNOT, f"has no handout-builder that works: {_words(fault)}"
        if answer in {UNLIKE, CANNOT}:
            yield self._refuse(address, answer, told)
        elif address in self._alike:
            self._fit.add(address)
        else:
            self._alike.add(address)
            self._asked[address] = self._sent([pickle.dumps((ready, None))], [address])

    def _refuse(self, address: str, answer: str, told: Any) -> Noticed:
        why = f"has {unlike(self._ours, told)}" if answer == UNLIKE else str(told)
        self._unfit[address] = why
        self._fit.discard(address)
        return Noticed(f"the worker {address} is refused, its bytes would differ: it {why}")

    def _came(self, errand: _Errand, left: deque[_Order]) -> Iterator[Event[Any]]:
        try:
            address, answer, told = errand.future.result(timeout=_CONNECT)
        except self._distributed.CancelledError:
            raise self._gone() from None
        except TimeoutError:  # it was done, and lost before we had it
            self._again(errand, left)
        except Exception as fault:  # noqa: BLE001 - the others are to be printed
            first, *others = errand.orders
            if others:  # one of them is to blame, and is found when each is by itself
                self._again(errand, left, alone=True)
            else:
                yield Done(first.number, Failed(Reason.BROKEN, self._why(fault)), 0.0, 0)
        else:
            if answer in {UNLIKE, CANNOT}:
                yield self._refuse(address, answer, told)
                self._again(errand, left)
            else:
                yield from self._done(errand, address, told)

    def _done(self, errand: _Errand, address: str, reports: Sequence[bytes]) -> Iterator[Done[Any]]:
        worker = self._numbers.setdefault(address, len(self._numbers) + 1)
        for order, packed in zip(errand.orders, reports, strict=True):
            report: Report = pickle.loads(packed)  # noqa: S301 - from a worker that is as we are
            self._printed, self._took = self._printed + 1, self._took + report.seconds
            yield Done(order.number, _result(report), report.seconds, worker)

    def _why(self, fault: Exception) -> str:
        if isinstance(fault, self._distributed.KilledWorker):
            return "each worker of the cluster that printed it was lost"
        return _words(fault)


def cluster_at(address: str) -> Callable[[Contract, int], Cluster]:
    """Return what makes a cluster of a contract, in place of a pool with so many jobs here."""
    return lambda contract, _jobs: Cluster(contract, address)


def _result(report: Report) -> Any:
    """Return a result; a report of an unexpected fault becomes a file here."""
    if not report.report:
        return report.result
    with tempfile.NamedTemporaryFile(
        "w", prefix="handout-", suffix=".md", delete=False, encoding="utf-8"
    ) as file:
        file.write(report.report)
    return report.result._replace(report=Path(file.name))


def _words(fault: BaseException) -> str:
    return " ".join(f"{type(fault).__name__}: {fault}".split())[:200]


def _distributed() -> Any:
    """Load Dask, which speaks only to us: what it logs would stand between our own lines."""
    try:
        config = import_module("dask.config")
        config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})
        distributed = import_module("distributed")
    except ImportError as error:
        said = "--scheduler needs Dask: pip install 'handout-builder[cluster]'"
        raise NoCluster(said) from error
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in {"distributed", "tornado"}:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return distributed
