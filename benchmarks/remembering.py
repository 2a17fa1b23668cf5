"""What is measured of a worker's memory: whether it grows with what it has printed.

`python -m benchmarks.remembering LIBRARY OUT COUNT` builds a library with one worker, and writes the megabytes that
the worker holds once so many editions are printed.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .building import Desk, jobs
from .measuring import HANDOUT, Command, Group, Measure

EDITIONS, FEW = 1000, 50


def remembering(folder: Path) -> Group:
    """Let one worker print many editions, and few."""
    library = Desk(folder).library(EDITIONS)
    words = (sys.executable, "-m", "benchmarks.remembering", str(library))
    many, few = (
        Command(f"after {count:,} editions", (*words, str(folder / name), str(count)), tells=True)
        for name, count in (("many", EDITIONS), ("few", FEW))
    )
    name = "memory of a worker after 1,000 editions, against after 50"
    return Group((Measure(name, many, few, 1.15, "told", unit="MB"),), warm=False)


def main(library: str, out: str, count: str) -> None:
    """Write the megabytes."""
    options = ("--no-cache",) if "--no-cache" in _help() else ()
    command = [*HANDOUT, "build", "--project", library, "--out", out, *jobs(1), *options]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=subprocess.PIPE, text=True)
    printed = (line for line in process.stderr or () if line.startswith("printed "))
    for number, _ in enumerate(printed, start=1):
        if number == int(count):
            print(_worker(process.pid))
            break
    process.terminate()
    process.communicate()


def _help() -> str:
    return subprocess.run(
        [*HANDOUT, "build", "--help"], capture_output=True, text=True, check=True
    ).stdout


def _worker(process: int) -> float:
    """Return the megabytes of the largest child of a process, or of itself where it has none."""
    return max(map(_megabytes, _children(process)), default=0.0) or _megabytes(process)


def _children(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").iterdir():
        yield from map(int, (task / "children").read_text(encoding="utf-8").split())


def _megabytes(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main(*sys.argv[1:])
