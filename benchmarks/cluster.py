"""What is measured of a cluster: one Dask worker and two, on this machine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .building import Desk, offers
from .measuring import Command, Group, Measure

EDITIONS = 300
QUIET = {
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500ms",
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
}
"""How docs/how-to/more-machines.md starts Dask: it looks at itself less often."""
PATIENCE = 60.0
"""Seconds in which a scheduler and its workers are there."""


class Cluster:
    """A scheduler with some workers of one thread each, in processes of their own."""

    def __init__(self, folder: Path, port: int) -> None:
        """Keep what they write in a folder."""
        self.folder = folder
        self.address = f"tcp://127.0.0.1:{port}"
        self._processes: list[subprocess.Popen[bytes]] = []

    def starting(self, workers: int) -> Callable[[], None]:
        """Return what starts so many workers, and waits until they are there."""

        def start() -> None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            host, port = self.address.removeprefix("tcp://").split(":")
            self._run("scheduler", "--host", host, "--port", port, "--no-dashboard")
            for number in range(workers):
                name = f"worker-{number}"
                local = str(self.folder / name)
                options = ("--nthreads", "1", "--no-dashboard", "--local-directory", local)
                self._run("worker", self.address, "--name", name, *options)
            wait = f"import distributed; distributed.Client({self.address!r}).wait_for_workers({workers}, {PATIENCE})"
            subprocess.run([sys.executable, "-c", wait], check=True, capture_output=True)

        return start

    def stop(self) -> None:
        """End all that was started."""
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            process.wait()
        self._processes.clear()

    def _run(self, *words: str) -> None:
        command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
        quiet = subprocess.DEVNULL
        self._processes.append(
            subprocess.Popen(command, stdout=quiet, stderr=quiet, env=os.environ | QUIET)
        )


def cluster(folder: Path) -> Group:
    """Print 300 editions by one Dask worker, and by two: so many that starting both counts for little."""
    name = "two Dask workers against one, wall time"
    if not offers("--scheduler"):
        return Group((), {name: "`handout build` has no `--scheduler`"})
    desk = Desk(folder)
    place = Cluster(folder / "dask", 18786)
    one, two = (_build(desk, place, workers) for workers in (1, 2))
    return Group((Measure(name, one, two, 1.5, "wall", at_least=True),), warm=False)


def _build(desk: Desk, place: Cluster, workers: int) -> Command:
    name = f"{EDITIONS} editions, Dask workers: {workers}"
    command = desk.build(name, desk.library(EDITIONS), "--scheduler", place.address)
    steps = (command.before, place.starting(workers))

    def before() -> None:
        for step in steps:
            if step:
                step()

    return replace(command, before=before, after=place.stop)
