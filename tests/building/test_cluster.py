"""A real scheduler and real workers on this machine: they print what a pool prints, whatever becomes of them."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.building import Errand, Limits, Machine, Outcome, build
from handout_builder.engine.building.cluster import Cluster, NoCluster
from handout_builder.engine.choosing import Request
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE
from handout_builder.engine.store import Store
from handout_builder.engine.versions import versions
from handout_builder.schema import Edition

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

LIMITS = Limits(seconds=1, megabytes=300, patience=60)
DAY = date(2026, 3, 6)
PATIENCE = 60.0
FEW = Request(regions=("GB", "US"), sizes=("standard", "large"))
QUIET = ("--no-dashboard", "--nthreads", "1")


class Place:
    """A scheduler without this package, and workers that come to it; all are gone at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.nothing = _nothing(folder / "nothing")
        file = folder / "scheduler.json"
        place = ("--host", "127.0.0.1", "--port", "0")
        words = (*place, "--no-dashboard", "--scheduler-file", str(file))
        self.scheduler = self.start("scheduler", *words, package=self.nothing)
        self.address = str(json.loads(_written(file))["address"])

    def worker(
        self, *words: str, package: Path | None = None, nanny: bool = False
    ) -> subprocess.Popen[bytes]:
        """Start a worker; with a package of its own, or with this one."""
        folder = self.folder / f"worker-{len(self.processes)}"
        own = (*words, *(() if nanny else ("--no-nanny",)), "--local-directory", str(folder))
        return self.start("worker", self.address, *QUIET, *own, package=package)

    def start(self, kind: str, *words: str, package: Path | None = None) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *words]
        environment = {**os.environ, **({"PYTHONPATH": str(package)} if package else {})}
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        self.processes.append(process)
        return process

    def has(self, workers: int) -> None:
        """Wait until so many workers are there."""
        self.ask("client.wait_for_workers(int(sys.argv[2]), 60)", str(workers))

    def ask(self, words: str, *more: str) -> str:
        """Return what a client of its own prints."""
        script = f"import sys, distributed; client = distributed.Client(sys.argv[1]); {words}"
        command = [sys.executable, "-c", script, self.address, *more]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def end(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _nothing(folder: Path) -> Path:
    """Write a package of our name in which nothing works."""
    for package in ("handout_builder", "handout_builder/engine"):
        (folder / package).mkdir(parents=True)
        (folder / package / "__init__.py").write_text('"""Nothing that works."""')
    return folder


def _written(file: Path) -> str:
    for _ in range(600):
        if file.exists() and file.stat().st_size:
            return file.read_text("utf-8")
        time.sleep(0.05)
    raise AssertionError("the scheduler has not begun")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    folder = tmp_path / "dask"
    folder.mkdir()
    own = Place(folder)
    try:
        yield own
    finally:
        own.end()


class Told:
    """Keeps what it is told of a build; does something when the first edition is made, and at the first notice."""

    def __init__(
        self,
        first: Callable[[], object] = lambda: None,
        notice: Callable[[], object] = lambda: None,
    ) -> None:
        self.first, self.notice = first, notice
        self.results: list[Any] = []
        self.notices: list[str] = []

    def of(self, _editions: Sequence[Edition]) -> "Told":
        return self

    def began(self, edition: Edition) -> None: ...
    def waiting(self) -> None: ...
    def noticed(self, said: str) -> None:
        self.notices.append(said)
        if len(self.notices) == 1:
            self.notice()

    def made(self, result: Any) -> None:
        self.results.append(result)
        if len(self.results) == 1:
            self.first()


def machine(address: str, patience: float = PATIENCE, **changes: Any) -> Machine:
    def cluster(contract: Any, _jobs: int) -> Cluster:
        return Cluster(contract, address, patience)

    return Machine(limits=LIMITS, pool=cluster, **changes)


def facts(outcome: Outcome, out: Path) -> tuple[object, ...]:
    """Return all of a build that does not tell how long it took: results, findings, bytes."""
    results = [(one.edition.name, one.how, one.findings) for one in outcome.results]
    return results, outcome.findings, {one.name: one.read_bytes() for one in out.iterdir()}


PAGE = '<html lang="en"><title>T</title><h1>{{ sheet.title }}</h1><p>A page of its own.</p></html>'
LOOP = "{% for _ in range(99999) %}{% for _ in range(99999) %}{% endfor %}{% endfor %}"


def handout(small: Files, layout: str) -> str:
    return str(small["handouts/hands.yaml"]).replace("layout: leaflet", f"layout: {layout}")


def test_workers_print_what_a_pool_prints_and_others_are_refused(
    place: Place, write: Write, small: Files, tmp_path: Path
) -> None:
    place.worker(nanny=True)
    place.worker(package=place.nothing)
    project = write(
        {
            "layouts/plain/page.html": PAGE,
            "layouts/plain/style.css": "h1 { color: navy }",
            "layouts/endless/page.html": LOOP,
            "layouts/endless/style.css": "",
            "layouts/broken/page.html": "{% if %}",
            "layouts/broken/style.css": "",
            **{
                f"handouts/{one}.yaml": handout(small, one)
                for one in ("plain", "endless", "broken")
            },
        }
    )
    here, there = tmp_path / "here", tmp_path / "there"
    wanted = Request(formats=("pdf", "html"), index=True)
    local = build(Errand(project, wanted, here, DAY, Machine(2, LIMITS)), Told().of)
    assert {one.code for one in local.findings} >= {"PRT006", "PRT007"}
    place.has(2)

    told, store = Told(), Store(tmp_path / "store")
    remote = build(Errand(project, wanted, there, DAY, machine(place.address), store), told.of)
    assert facts(remote, there) == facts(local, here)
    assert {one.cost.worker for one in told.results} == {1}
    (notice,) = told.notices
    assert "has no handout-builder that works: ModuleNotFoundError" in notice

    nobody = machine("tcp://127.0.0.1:9")
    only = Request(("hands", "plain"), formats=("pdf", "html"))
    again = build(Errand(project, only, there, DAY, nobody, store), Told().of)
    assert {str(one.how) for one in again.results} == {"up to date"}

    strangers = Told()
    other = machine(place.address, releases={**versions(), "weasyprint": "69.0"})
    with pytest.raises(NoCluster, match="would print what this machine would"):
        build(Errand(project, only, there, DAY, other), strangers.of)
    assert "weasyprint 70.0 in place of 69.0" in " ".join(strangers.notices)

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(
            Errand(project, FEW, tmp_path / "cut", DAY, machine(place.address)), Told(interrupt).of
        )
    left = "print(client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)))"
    assert place.ask(left) == "0\n"


def changed_fonts(folder: Path) -> Path:
    """Copy this package, with a file more among its fonts."""
    away = shutil.ignore_patterns("tests", "docs", "benchmarks", ".*", "__pycache__", "content")
    copy = folder / "handout_builder"
    shutil.copytree(PACKAGE, copy, ignore=away)
    (copy / "layouts" / "fonts" / "more.txt").write_text("one more")
    return folder


def test_a_worker_that_is_killed_and_one_that_comes_late_change_nothing(
    place: Place, write: Write, tmp_path: Path
) -> None:
    project, here, there = write({}), tmp_path / "here", tmp_path / "there"
    with pytest.raises(NoCluster, match=r"no worker .* has come to .* in 1 seconds"):
        build(Errand(project, FEW, there, DAY, machine(place.address, 1)), Told().of)
    local = build(Errand(project, FEW, here, DAY, Machine(2, LIMITS)), Told().of)
    strange = changed_fonts(tmp_path / "strange")
    first = place.worker()

    def hold() -> None:
        """Hold the only worker while another one comes that may not print."""
        first.send_signal(signal.SIGSTOP)
        place.worker(package=strange)

    def replace() -> None:
        place.worker(nanny=True)
        first.kill()

    told = Told(hold, replace)
    remote = build(Errand(project, FEW, there, DAY, machine(place.address)), told.of)
    assert facts(remote, there) == facts(local, here)
    assert {one.cost.worker for one in told.results} == {1, 2}
    assert sorted(notice.partition(" is ")[2] for notice in told.notices) == [
        "lost, and its orders go to others",
        "refused, its bytes would differ: it has other bundled fonts",
    ]

    end = partial(place.scheduler.send_signal, signal.SIGKILL)
    with pytest.raises(NoCluster, match=r"the Dask scheduler at .* is gone"):
        build(Errand(project, FEW, tmp_path / "cut", DAY, machine(place.address)), Told(end).of)
    assert not list((tmp_path / "cut").glob("*.part"))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x:1", "nonsense"])
def test_an_address_where_nobody_answers_is_told_of(
    address: str, write: Write, tmp_path: Path
) -> None:
    with pytest.raises(NoCluster, match=f"no Dask scheduler answers at {address}"):
        build(Errand(write({}), Request(), tmp_path / "out", DAY, machine(address, 1)), Told().of)
    assert not (tmp_path / "out").exists()


def test_without_dask_it_is_said_how_it_comes(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match=r"pip install 'handout-builder\[cluster\]'"):
        build(Errand(write({}), Request(), tmp_path / "out", DAY, machine("tcp://x:1")), Told().of)
