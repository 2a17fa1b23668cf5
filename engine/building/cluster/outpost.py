"""On a worker of a cluster: orders are printed behind the same fence as at home.

A Dask worker calls `work` in one of its threads. Each thread keeps a process of its own that prints, held to the limits
of the build. It is started as a program is, since the process that a Dask nanny watches may start no children by
`multiprocessing`. It ends with its thread: the system ends it on Linux, elsewhere it ends when nobody talks to it.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from ...errors import CannotGoOn
from ...fencing import Contract, Done, Failed, Pool, Process, serve
from ..making import Shop
from .identity import Identity, identity
from .parcel import Unpacked, at_home, unpack

UNLIKE, CANNOT, DONE = "unlike", "cannot", "done"
"""What a worker may answer: it is not as it should be, it cannot print, or here is what came of it."""

Reply = tuple[str, str, Any]
"""The address of a worker, how it answers, and with what."""

_BEGIN = "from handout_builder.engine.building.cluster.outpost import begin; begin()"


class Unlike(CannotGoOn):
    """A process that should print is not as it should be; the argument is its identity."""


class Report(NamedTuple):
    """What came of a task: the result, the seconds that it took, and the words of a report on an unexpected fault."""

    result: Any
    seconds: float
    report: str = ""


def work(ours: Identity, name: str = "", packed: bytes = b"", tasks: Sequence[bytes] = ()) -> Reply:
    """Do tasks with the shop of a parcel of this name, or none; only if this worker is as whoever asks.

    It is called by other releases than this one, so it takes and returns plain data, and keeps doing so.
    """
    worker = import_module("distributed").get_worker()
    theirs = identity()
    if theirs != ours:
        return worker.address, UNLIKE, theirs
    reports: list[bytes] = []
    try:
        for task in tasks:
            fence = _fence(ours, name, packed, worker.local_directory)
            reports.append(pickle.dumps(_done(fence, pickle.loads(task))))  # noqa: S301 - see `unpack`
    except Unlike as stop:
        _leave()
        return worker.address, UNLIKE, stop.args[0]
    except CannotGoOn as stop:
        _leave()
        return worker.address, CANNOT, str(stop)
    return worker.address, DONE, reports


def ready(_shop: Shop, _nothing: None) -> None:
    """Do nothing: whoever has done that can print."""


class _Fence(NamedTuple):
    pool: Pool
    unpacked: Unpacked


class _Here(threading.local):
    name: str = ""
    fence: _Fence | None = None


_HERE = _Here()
"""The fence of each thread, and the name of the parcel that it prints from."""


def _fence(ours: Identity, name: str, packed: bytes, place: str) -> _Fence:
    if _HERE.fence is None or _HERE.name != name:
        _leave()
        unpacked = _unpacked(name, packed, place)
        contract = unpacked.contract
        prepare = partial(prepared, ours, contract.prepare)
        pool = Pool(contract._replace(prepare=prepare), 1, start_program)
        _HERE.name, _HERE.fence = name, _Fence(pool, unpacked)
    return _HERE.fence


def _leave() -> None:
    if _HERE.fence:
        _HERE.fence.pool.__exit__()
    _HERE.fence = None


@lru_cache(maxsize=2)
def _unpacked(name: str, packed: bytes, place: str) -> Unpacked:  # noqa: ARG001 - a name is quicker to tell apart
    return unpack(packed, place)


def _done(fence: _Fence, task: tuple[Callable[[Shop, Any], Any], Any]) -> Report:
    function, given = task
    (done,) = (one for one in fence.pool.run(function, [given]) if isinstance(one, Done))
    result = at_home(done.result, fence.unpacked.folders)
    words = ""
    if isinstance(result, Failed) and result.report:
        words = result.report.read_text("utf-8")
        result.report.unlink()
        result = result._replace(report=None)
    return Report(result, done.seconds, words)


# --- The process that prints.


class _Program:
    """A process that was started as a program, for a pool."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @property
    def exitcode(self) -> int | None:
        return self._process.returncode

    def kill(self) -> None:
        self._process.kill()

    def join(self) -> None:
        self._process.wait()


def start_program(contract: Contract, _: Sequence[Connection]) -> tuple[Process, Connection]:
    """Start a process that serves, with nothing of this one but the way to talk to it."""
    if sys.platform == "win32":
        raise CannotGoOn("workers of a cluster need Linux or macOS")
    ours, theirs = Pipe()
    with theirs:
        command = [sys.executable, "-P", "-c", _BEGIN, str(theirs.fileno())]
        nothing = subprocess.DEVNULL
        process = subprocess.Popen(  # noqa: S603 - our own code
            command, pass_fds=[theirs.fileno()], stdin=nothing, stdout=nothing, stderr=nothing
        )
    with suppress(OSError):  # it has died already; the pool will hear of it
        ours.send((contract, os.getpid()))
    return _Program(process), ours


def begin() -> None:
    """Live as the process that prints, by the contract that comes first."""
    connection = Connection(int(sys.argv[1]))
    with suppress(EOFError):
        contract, parent = connection.recv()
        serve(contract, connection, parent, [])


def prepared(ours: Identity, prepare: Callable[[], None]) -> None:
    """Prepare to print, and make sure that what was loaded is what should be. Raises `Unlike`."""
    theirs = identity()
    if theirs != ours:
        raise Unlike(theirs)
    prepare()
