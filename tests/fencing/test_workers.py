"""A pool does its tasks whatever becomes of a worker, and leaves none behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.building.making import Shop
from handout_builder.engine.errors import CannotGoOn
from handout_builder.engine.fencing import (
    Contract,
    Done,
    Failed,
    Limits,
    Pool,
    Reason,
    WorkerLost,
    cores,
)
from handout_builder.engine.fencing.workers import paid_for
from handout_builder.schema import Library, Settings

LIMITS = Limits(seconds=1, megabytes=200, result=1 << 20, patience=2)
SETTINGS = Settings.model_validate({"title": "A shop", "publisher": "Nobody"})
SHOP = Shop(Library(SETTINGS), ())


CONTRACT = Contract(SHOP, LIMITS)


class Unreadable:
    """A value that packs, and cannot be unpacked."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
        return int, ("no number",)


class Stop(CannotGoOn):
    """What ends everything."""


def act(shop: Shop, what: str) -> object:
    """Do in a worker what a name says."""
    return _ACTS[what](shop)


def _forever(_shop: Shop) -> None:
    while True:
        pass


def _asleep(_shop: Shop) -> None:
    time.sleep(60)


def _greedy(_shop: Shop) -> int:
    return len(b"x" * (1 << 30))


def _growing(_shop: Shop) -> int:
    _KEPT.append(b"x" * (100 << 20))
    return os.getpid()


_KEPT: list[bytes] = []


def _flooding(_shop: Shop) -> int:
    for stream in (1, 2):
        for _ in range(99):
            os.write(stream, b"a flood of words " * 999)
    return 0


def _failing(_shop: Shop) -> None:
    raise ValueError("of no value")


def _deep(shop: Shop) -> None:
    _deep(shop)


def _stopping(_shop: Shop) -> None:
    raise Stop("nobody goes on")


def _dying(_shop: Shop) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


_ACTS: dict[str, Callable[[Shop], object]] = {
    "title": lambda shop: shop.library.settings.title,
    "worker": lambda _: os.getpid(),
    "forever": _forever,
    "asleep": _asleep,
    "greedy": _greedy,
    "growing": _growing,
    "flooding": _flooding,
    "failing": _failing,
    "deep": _deep,
    "stopping": _stopping,
    "dying": _dying,
    "leaving": lambda _: os._exit(7),
    "huge": lambda _: b"x" * (2 << 20),
    "unreadable": lambda _: Unreadable(),
}


def done(pool: Pool, acts: Sequence[str]) -> list[Any]:
    """Return what comes of each act."""
    found = {one.number: one.result for one in pool.run(act, acts) if isinstance(one, Done)}
    return [found[number] for number in range(len(acts))]


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(CONTRACT, 2) as workers:
        yield workers


@pytest.mark.parametrize(
    ("what", "failed"),
    [
        ("forever", Failed(Reason.TIME)),
        ("asleep", Failed(Reason.TIME)),
        ("greedy", Failed(Reason.MEMORY)),
        ("huge", Failed(Reason.SIZE)),
        ("deep", Failed(Reason.BROKEN, "it is nested too deeply")),
        ("leaving", Failed(Reason.BROKEN, "it ended with exit status 7")),
        ("dying", Failed(Reason.BROKEN, "it ended with SIGKILL, perhaps for want of memory")),
        (
            "unreadable",
            Failed(
                Reason.BROKEN,
                "its result cannot be read: invalid literal for int() with base 10: 'no number'",
            ),
        ),
    ],
)
def test_a_task_that_fails_says_why_and_the_others_are_done(
    pool: Pool, what: str, failed: Failed
) -> None:
    assert done(pool, [what, "title", "title"]) == [failed, "A shop", "A shop"]


def test_an_unexpected_fault_leaves_a_report(pool: Pool) -> None:
    failed, title = done(pool, ["failing", "title"])
    assert (failed.reason, failed.said, title) == (
        Reason.BROKEN,
        "ValueError: of no value",
        "A shop",
    )
    assert "in _failing" in failed.report.read_text("utf-8")
    failed.report.unlink()


def test_what_a_worker_writes_reaches_nobody(pool: Pool, capfd: pytest.CaptureFixture[str]) -> None:
    assert done(pool, ["flooding", "title"]) == [0, "A shop"]
    assert capfd.readouterr() == ("", "")


def test_what_stops_everything_is_raised_here(pool: Pool) -> None:
    with pytest.raises(Stop, match="nobody goes on"):
        done(pool, ["stopping", "title"])


def test_a_worker_is_kept_for_the_next_task(pool: Pool) -> None:
    pool.jobs = 1
    assert len(set(done(pool, ["worker", "failing", "worker"])[::2])) == 1
    assert len({*done(pool, ["worker"]), *done(pool, ["worker"])}) == 1


def test_a_worker_that_has_grown_is_replaced(pool: Pool) -> None:
    pool.jobs = 1
    first, second = done(pool, ["growing", "worker"])
    assert first != second


def test_no_more_workers_are_started_than_there_are_tasks(pool: Pool) -> None:
    pool.jobs = 8
    assert {one.worker for one in pool.run(act, ["title"] * 2) if isinstance(one, Done)} <= {1, 2}


def test_a_worker_that_dies_with_nothing_to_do_is_replaced(pool: Pool) -> None:
    pool.jobs = 1
    (worker,) = done(pool, ["worker"])
    os.kill(worker, signal.SIGKILL)
    time.sleep(0.1)
    (other,) = done(pool, ["worker"])
    assert other != worker


def test_no_worker_is_left_behind() -> None:
    with Pool(CONTRACT, 2) as pool:
        workers = [done(pool, ["worker"])[0]]
        pool.start(2)
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_a_worker_that_cannot_begin_is_told_of() -> None:
    with (
        Pool(CONTRACT._replace(prepare=lambda: os._exit(3)), 2) as pool,
        pytest.raises(WorkerLost, match="could not begin: it ended with exit status 3"),
    ):
        done(pool, ["title"])


ORPHANS = """\
import os, sys
sys.path[:0] = [{folder!r}]
import test_workers as own

with own.Pool(own.Contract(own.SHOP, own.Limits()), 2) as pool:
    pool.start(2)
    print(*(worker.process.pid for worker in pool._workers), flush=True)
    for _ in pool.run(own.act, ["forever", "asleep"]):
        pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_workers_die_with_a_parent_that_is_killed() -> None:
    script = ORPHANS.format(folder=str(Path(__file__).parent))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(workers) == 2
    for _ in range(100):
        if not any(_lives(worker) for worker in workers):
            return
        time.sleep(0.05)
    pytest.fail("a worker has outlived its parent")


def _lives(process: int) -> bool:
    """Tell whether a process is there; one that only waits to be buried is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").split(")")[-1].split()[0] != "Z"
    except OSError:
        return False


# --- How many.


def test_cores_are_at_least_one() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


@pytest.mark.parametrize(
    ("quotas", "paid"),
    [
        ({"": "max 100000", "a": "max 100000", "a/b": "150000 100000"}, 2),
        ({"a": "100000 100000", "a/b": "800000 100000"}, 1),
        ({"a/b": "50000 100000"}, 1),
        ({"a/b": "max 100000"}, sys.maxsize),
        ({"a/b": "nonsense"}, sys.maxsize),
        ({}, sys.maxsize),
    ],
)
def test_what_a_control_group_pays_for_is_a_limit(
    quotas: dict[str, str], paid: int, tmp_path: Path
) -> None:
    for group, quota in quotas.items():
        (tmp_path / group).mkdir(parents=True, exist_ok=True)
        (tmp_path / group / "cpu.max").write_text(quota + "\n")
    own = tmp_path / "cgroup"
    own.write_text("1:cpu:/other\n0::/a/b\n")
    assert paid_for(own, tmp_path) == paid
    assert paid_for(tmp_path / "nothing", tmp_path) == sys.maxsize
