"""Inside a worker: the fence around what a contributor's layout, drawing or words may cost.

A worker does what it is handed until nobody hands it more. It has no terminal, no say over its parent, and no
more memory or time than its limits; what stops it is told in a value, and what cannot be told, because the
process hangs or dies, its parent sees (`workers`). It ends when its parent does, however that ended.
"""

import gc
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import CannotGoOn

if sys.platform != "win32":
    import resource

OVERTIME: int | None = getattr(signal, "SIGPROF", None)
"""The signal that ends a worker whose time is over; Windows has none."""
MEGABYTE = 1 << 20
_GROWTH = 4
"""A worker that has kept this part of an edition's memory is replaced, since nobody will free it."""
_PAUSE = 0.1
"""Seconds after which a worker with nothing to do collects its garbage, so that whoever comes next need not wait."""
_COLLECT_AFTER = 400_000
"""Objects that some six sheets leave behind, 100 MB at most; looking for them more often costs up to a tenth."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one edition may take."""

    seconds: float = 60
    """Of work of the processor, so that a busy machine refuses nothing that an idle one prints."""
    megabytes: int = 1024
    """Of memory, beside what the worker has already. The system holds to it on Linux."""
    result: int = 64 * MEGABYTE
    """Bytes of all its files."""
    patience: float = 5
    """How many times its seconds may pass by the clock on the wall."""


class Reason(StrEnum):
    """Which limit an edition met, or that the printer broke on it."""

    TIME = "time"
    MEMORY = "memory"
    SIZE = "size"
    BROKEN = "broken"


class Failed(NamedTuple):
    """Why nothing came of a task, in words where the reason alone does not say it."""

    reason: Reason
    said: str = ""
    report: Path | None = None
    """A file for the makers of the printer."""

    def __str__(self) -> str:
        return _WORDS.get(self.reason, self.said)


_WORDS = {
    Reason.TIME: "it took too long",
    Reason.MEMORY: "it took too much memory",
    Reason.SIZE: "it is too large",
}


class Answer(NamedTuple):
    """What a worker sends back. A worn worker has grown, and is not to be handed more."""

    value: Any
    worn: bool = False
    seconds: float = 0.0
    """That it took, where it was a task."""


Task = tuple[Callable[[Any, Any], Any], Any]
"""A function and what it is given after what all tasks share."""


def nothing() -> None:
    """Prepare nothing."""


class Contract(NamedTuple):
    """What a worker is started with."""

    shared: Any
    """What each task is given first."""
    limits: Limits
    prepare: Callable[[], None] = nothing
    """What it does before it is ready, once, outside of all limits."""


def serve(
    contract: Contract, connection: Connection, parent: int, others: Sequence[Connection]
) -> None:
    """Live as a worker. `others` are connections of the parent's that a fork has copied."""
    for other in others:
        other.close()
    stand_alone(parent)
    gc.disable()
    try:
        contract.prepare()
    except CannotGoOn as stop:
        connection.send(Answer(stop))
        return
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 10, 10)
    gc.enable()
    connection.send(Answer(None))
    with suppress(EOFError, OSError):  # the parent has closed the connection, or has died
        _work(contract.shared, contract.limits, connection)
    os._exit(0)  # what the libraries below hold is the system's to take back, which is quicker


def _work(shared: Any, limits: Limits, connection: Connection) -> None:
    most = _resident() + limits.megabytes // _GROWTH
    while True:
        if not connection.poll(_PAUSE):
            gc.collect(0)
        task: Task = connection.recv()
        began = time.monotonic()
        value = _done(shared, limits, task)
        seconds = time.monotonic() - began
        spent = isinstance(value, Failed) and value.reason is Reason.MEMORY
        answer = Answer(value, spent or _resident() > most, seconds)
        connection.send_bytes(_packed(answer, limits))


def _done(shared: Any, limits: Limits, task: Task) -> object:
    function, given = task
    try:
        with _limited(limits):
            return function(shared, given)
    except CannotGoOn as stop:
        return stop
    except MemoryError:
        return Failed(Reason.MEMORY)
    except RecursionError:
        return Failed(Reason.BROKEN, "it is nested too deeply")
    except Exception as fault:  # noqa: BLE001 - whatever it is, the others are to be printed
        from ..faults import write_report  # noqa: PLC0415 - of no use on a good day

        said = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
        return Failed(Reason.BROKEN, said, write_report(fault))


def _packed(answer: Answer, limits: Limits) -> bytes:
    packed = pickle.dumps(answer)
    if len(packed) > limits.result:
        return pickle.dumps(answer._replace(value=Failed(Reason.SIZE)))
    return packed


@contextmanager
def _limited(limits: Limits) -> Generator[None]:
    """Hold a task to its memory, and to its time: when that is over, the system ends the process."""
    if sys.platform == "win32":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (_data() + limits.megabytes * MEGABYTE, hard))
    signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def stand_alone(parent: int) -> None:
    """Leave the terminal to the parent, and die with it, in a process that is to live as a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is asked, and ends us
    _unblock()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    if sys.platform == "linux":
        _die_with_parent()
        if os.getppid() != parent:  # it died before we could ask for that
            os._exit(1)


def _unblock() -> None:
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


def _die_with_parent() -> None:
    import ctypes  # noqa: PLC0415 - of no use elsewhere

    set_death_signal = 1  # PR_SET_PDEATHSIG of linux/prctl.h
    ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)


def _data() -> int:
    """Return the bytes that count against the limit on data: all memory of our own that can be written."""
    return int(_statm()[5]) * resource.getpagesize()


def _resident() -> int:
    """Return the megabytes of memory that are in use; where Linux does not tell, the most that ever were."""
    with suppress(OSError):
        return int(_statm()[1]) * resource.getpagesize() // MEGABYTE
    if sys.platform == "win32":
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE  # macOS counts bytes


def _statm() -> list[str]:
    return Path("/proc/self/statm").read_text("ascii").split()
