"""A pool of fenced worker processes: started once, warm, and replaced when they hang, die or grow.

Why our own: `concurrent.futures` gives up the whole pool when one worker dies, and can stop no task; in
`multiprocessing.Pool` the task of a worker that died is waited for for ever; Pebble can do both, but runs on threads
in the parent, which then should not fork, and knows no limit on memory, no start apart from the first task, and
no cores that are not there. A fence is all that this is for, so it is all that is here.

On Linux workers are forked and share what is loaded; the parent must then have neither threads of its own nor
WeasyPrint inside. Elsewhere they are spawned.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

from ..errors import CannotGoOn
from .fence import OVERTIME, Answer, Contract, Failed, Limits, Reason, serve

Given = TypeVar("Given")
Result = TypeVar("Result")

TICK = 0.2
"""Seconds after which whoever waits is told that there is nothing to tell."""
START = 120
"""Seconds in which a worker must be ready."""
if sys.platform == "linux":
    CONTEXT = multiprocessing.get_context("fork")
else:
    CONTEXT = multiprocessing.get_context("spawn")
_FORKED = CONTEXT.get_start_method() == "fork"


class WorkerLost(CannotGoOn):
    """A worker process ended, or hung, before it could print anything."""


class Began(NamedTuple):
    """A worker has taken up the task of this number."""

    number: int


class Done(NamedTuple, Generic[Result]):
    """What came of a task, how many seconds that took, and which worker did it (from 1)."""

    number: int
    result: Result | Failed
    seconds: float
    worker: int


class Waiting(NamedTuple):
    """Nothing has happened for a while."""


class Noticed(NamedTuple):
    """Something that does not stop the work, and that whoever waits should know."""

    said: str


Event = Began | Done[Result] | Waiting | Noticed


class Crew(Protocol):
    """Whoever does tasks: a pool of processes here, or a cluster. None is left when its `with` ends."""

    @property
    def limits(self) -> Limits: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...
    def start(self, tasks: int) -> None: ...
    def foresee(
        self, function: Callable[[Any, Given], Result], given: Sequence[Given], size: int = 0
    ) -> None: ...
    def run(
        self, function: Callable[[Any, Given], Result], given: Sequence[Given]
    ) -> Iterator[Event[Result]]: ...


class Process(Protocol):
    """A process that somebody started: what a pool asks of it."""

    @property
    def exitcode(self) -> int | None: ...
    def kill(self) -> None: ...
    def join(self) -> None: ...


Start = Callable[[Contract, Sequence[Connection]], tuple[Process, Connection]]
"""Starts a process that serves by a contract, and returns the way to talk with it; others it must not keep open."""


@dataclass(eq=False, slots=True)
class _Worker:
    number: int
    process: Process
    connection: Connection
    ready: bool = False
    task: int | None = None
    since: float = field(default_factory=time.monotonic)

    @property
    def idle(self) -> bool:
        return self.ready and self.task is None

    def begin(self, number: int, task: object) -> None:
        self.task, self.since = number, time.monotonic()
        self.connection.send(task)

    def deadline(self, limits: Limits) -> float:
        """Return when it must have said something."""
        if self.ready and self.task is None:
            return float("inf")
        return self.since + (limits.patience * limits.seconds if self.ready else START)

    def end(self) -> int:
        """End the process, if it has not ended; return its exit status, negative for a signal."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode or 0


def start_child(contract: Contract, others: Sequence[Connection]) -> tuple[Process, Connection]:
    """Start a worker; an interrupt in between waits until it can tell that it is not meant."""
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(
        target=serve,
        args=(contract, theirs, os.getpid(), [ours, *others] if _FORKED else []),
        daemon=True,
    )
    with _uninterrupted():
        process.start()
    theirs.close()
    return process, ours


class Pool:
    """Workers that share something. Use it in `with`: none is left when that ends, however it ends."""

    def __init__(self, contract: Contract, jobs: int, start: Start = start_child) -> None:
        self.jobs = jobs
        self._start = start
        self.limits = contract.limits
        self._contract = contract
        self._workers: list[_Worker] = []
        self._started = 0
        self._numbers = count()
        self._foreseen: list[tuple[int, Any, Any]] = []
        self._ahead: list[tuple[Any, Any, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while self._workers:
            self._workers.pop().end()

    def start(self, tasks: int) -> None:
        """Start workers for so many tasks, no more than that, and no more than there are jobs.

        Each finds the largest task that was foreseen, if there is any, and begins as soon as it is ready.
        """
        while len(self._workers) < min(self.jobs, tasks):
            self._workers.append(worker := self._begun())
            if self._foreseen:
                largest = max(range(len(self._foreseen)), key=lambda at: self._foreseen[at][0])
                _, function, given = self._foreseen.pop(largest)
                self._ahead.append((function, given, number := next(self._numbers)))
                worker.begin(number, (tried, (function, given)))

    def run(
        self, function: Callable[[Any, Given], Result], given: Sequence[Given]
    ) -> Iterator[Event[Result]]:
        """Call a function for each value that is given, in workers; yield what happens as it does.

        It is given first what they all share. The first are begun first. A task that fails yields a `Failed`.
        Raises what a worker says that stops everything, and `WorkerLost` where none gets to work.
        """
        ahead, self._ahead = self._ahead, []
        begun = [
            next((n for *known, n in ahead if known == [function, one]), None) for one in given
        ]
        yield from self._go_on(function, given, begun)

    def foresee(
        self, function: Callable[[Any, Given], Result], given: Sequence[Given], size: int = 0
    ) -> None:
        """Be told what will be asked for, unless it is found not to be fit; `size` is how much there is to do for each.

        Each worker that is then started begins with one of these.
        """
        self._foreseen.extend((size, function, one) for one in given)

    def _go_on(
        self,
        function: Callable[[Any, Given], Result],
        given: Sequence[Given],
        begun: Sequence[int | None],
    ) -> Iterator[Event[Result]]:
        """Do as `run` does, where some tasks were begun before under these numbers."""
        new = [place for place, number in enumerate(begun) if number is None]
        tasks = self._numbered(function, [given[place] for place in new])
        places = {number: place for place, number in enumerate(begun) if number is not None}
        yield from map(Began, places.values())
        places |= {number: place for place, (number, _) in zip(new, tasks, strict=True)}
        failed: list[int] = []
        for event in self._awaited(tasks, places):
            if isinstance(event, Done) and event.result is None and begun[event.number] is not None:
                failed.append(event.number)
            else:
                yield event
        if failed:  # it was tried before all was known; once more, to hear why
            again = self._go_on(function, [given[place] for place in failed], [None] * len(failed))
            for event in again:
                if isinstance(event, Waiting | Noticed):
                    yield event
                else:
                    yield event._replace(number=failed[event.number])

    def _numbered(
        self, function: Callable[[Any, Given], Result], given: Iterable[Given]
    ) -> deque[tuple[int, Any]]:
        """Return tasks under numbers that no other task of this pool has."""
        return deque((next(self._numbers), (function, one)) for one in given)

    def _awaited(
        self, tasks: deque[tuple[int, Any]], places: Mapping[int, int]
    ) -> Iterator[Event[Any]]:
        """Hand out tasks; yield what comes of those that have a place, under that, until it has come of all.

        What comes of others, which somebody has given up or begun ahead, is dropped.
        """
        awaited = set(places)
        while awaited:
            self.start(len(tasks) + sum(worker.task is not None for worker in self._workers))
            for event in self._round(tasks):
                if isinstance(event, Waiting | Noticed):
                    yield event
                elif event.number in places:
                    if isinstance(event, Done):
                        awaited.discard(event.number)
                    yield event._replace(number=places[event.number])

    def _round(self, tasks: deque[tuple[int, Any]]) -> Iterator[Event[Any]]:
        yield from self._hand_out(tasks)
        heard = self._heard()
        for worker in heard:
            yield from self._listen(worker)
        late = self._late()
        for worker in late:
            yield from self._stop(worker)
        if not heard and not late:
            yield Waiting()

    def each(self, function: Callable[[Any, Given], Result], given: Given) -> None:
        """Call a function once in every worker, when all are ready, whatever comes of it."""
        self.start(self.jobs)
        while not all(worker.ready for worker in self._workers):
            for worker in self._heard():
                list(self._listen(worker))
            for worker in self._late():
                list(self._stop(worker))
        list(self.run(function, [given] * len(self._workers)))

    def _begun(self) -> _Worker:
        self._started += 1
        others = [worker.connection for worker in self._workers]
        return _Worker(self._started, *self._start(self._contract, others))

    def _hand_out(self, tasks: deque[tuple[int, Any]]) -> Iterator[Began]:
        for worker in list(self._workers):
            if tasks and worker.idle:
                number, task = tasks[0]
                try:
                    worker.begin(number, task)
                except OSError:  # it has died with nothing to do; another gets the task
                    self._remove(worker)
                else:
                    tasks.popleft()
                    yield Began(number)

    def _heard(self, patience: float = TICK) -> list[_Worker]:
        """Wait until workers say something, die, or are late."""
        nearest = min((worker.deadline(self.limits) for worker in self._workers), default=0.0)
        left = max(0.0, min(patience, nearest - time.monotonic()))
        talking = wait([worker.connection for worker in self._workers], left)
        return [worker for worker in self._workers if worker.connection in talking]

    def _late(self) -> list[_Worker]:
        now = time.monotonic()
        return [worker for worker in self._workers if worker.deadline(self.limits) <= now]

    def _listen(self, worker: _Worker) -> Iterator[Done[Any]]:
        """Take what a worker says; nothing is said by one that died."""
        try:
            packed = worker.connection.recv_bytes(2 * self.limits.result)
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        answer = _unpacked(packed)
        if isinstance(answer.value, CannotGoOn):
            raise answer.value
        if worker.ready:
            yield from self._answered(worker, answer)
        else:
            worker.ready, worker.since = True, time.monotonic()

    def _answered(self, worker: _Worker, answer: Answer) -> Iterator[Done[Any]]:
        done = self._done(worker, answer.value)
        if answer.worn:
            self._remove(worker)
        yield from (one._replace(seconds=answer.seconds or one.seconds) for one in done)

    def _lost(self, worker: _Worker) -> Iterator[Done[Any]]:
        done = self._done(worker, None)
        status = self._remove(worker)
        said = f"it ended with {_named(status)}"
        if not worker.ready:
            raise WorkerLost(f"a worker process could not begin: {said}")
        failed = Failed(Reason.TIME) if -status == OVERTIME else Failed(Reason.BROKEN, said)
        yield from (one._replace(result=failed) for one in done)

    def _stop(self, worker: _Worker) -> Iterator[Done[Any]]:
        done = self._done(worker, Failed(Reason.TIME))
        self._remove(worker)
        if not worker.ready:
            raise WorkerLost(f"a worker process could not begin: it took over {START} seconds")
        yield from done

    def _done(self, worker: _Worker, result: Any) -> list[Done[Any]]:
        """Note that a worker has done its task, if it had one."""
        number, worker.task = worker.task, None
        seconds = time.monotonic() - worker.since
        return [] if number is None else [Done(number, result, seconds, worker.number)]

    def _remove(self, worker: _Worker) -> int:
        self._workers.remove(worker)
        return worker.end()


def tried(shared: Any, given: tuple[Callable[[Any, Any], Any], Any]) -> Any:
    """Call a function, and return None where that fails: perhaps content is at fault, and nobody will ask for it."""
    function, one = given
    try:
        return function(shared, one)
    except Exception:  # noqa: BLE001 - whatever it is, whoever asks will call once more
        return None


def results_of(
    crew: Crew, function: Callable[[Any, Given], Result], given: Sequence[Given]
) -> list[Result | Failed]:
    """Call a function for each value that is given, in workers; return what came of each, in order."""
    results: dict[int, Result | Failed] = {}
    for event in crew.run(function, given):
        if isinstance(event, Done):
            results[event.number] = event.result
    return [results[number] for number in range(len(given))]


def call(function: Callable[[None, Given], Result], given: Given) -> Result | Failed:
    """Call a function once in a worker of its own, which shares nothing."""
    with Pool(Contract(None, Limits()), 1) as pool:
        (result,) = results_of(pool, function, [given])
    return result


def _unpacked(packed: bytes) -> Answer:
    """Read what a worker sent; where it is no answer, that is the answer."""
    try:
        answer = pickle.loads(packed)  # noqa: S301 - from a process of our own
    except Exception as fault:  # noqa: BLE001 - a pickle can raise anything
        return Answer(Failed(Reason.BROKEN, f"its result cannot be read: {fault}"), worn=True)
    return answer if isinstance(answer, Answer) else Answer(answer)


def _named(status: int) -> str:
    """Name the exit status of a process; Pango and the system end it by a signal when memory is out."""
    if status >= 0:
        return f"exit status {status}"
    known = {one.value: one.name for one in signal.Signals}
    name = known.get(-status, f"signal {-status}")
    return f"{name}, perhaps for want of memory"


@contextmanager
def _uninterrupted() -> Generator[None]:
    """Hold back interrupts; a child that is forked meanwhile begins with them held back too."""
    if sys.platform == "win32":
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


def cores() -> int:
    """Return how many cores this process may use: those it is bound to, and what its control group pays for."""
    affinity: Callable[[int], Iterable[int]] | None = getattr(os, "sched_getaffinity", None)
    bound = len(set(affinity(0))) if affinity else os.cpu_count() or 1
    return max(1, min(bound, paid_for()))


def paid_for(own: Path = Path("/proc/self/cgroup"), root: Path = Path("/sys/fs/cgroup")) -> int:
    """Return the cores of a control group (version 2) and of those around it, rounded up."""
    try:
        path = next(
            line[3:] for line in own.read_text("utf-8").splitlines() if line.startswith("0::")
        )
    except (OSError, StopIteration):
        return sys.maxsize
    group = root / path.lstrip("/")
    around = [one for one in (group, *group.parents) if one.is_relative_to(root)]
    return min((_quota(one / "cpu.max") for one in around), default=sys.maxsize)


def _quota(file: Path) -> int:
    try:
        quota, period = file.read_text("ascii").split()
        return -(-int(quota) // int(period))
    except (OSError, ValueError):  # there is no such file, or it says `max`
        return sys.maxsize
