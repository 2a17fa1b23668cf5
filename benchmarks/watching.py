"""What is measured of `handout build --watch`: from saving a claim to its new PDF.

`python -m benchmarks.watching watch|alone LIBRARY OUT` writes the seconds that this took, or that it takes in a warm
process to compose and print the same edition alone.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, compose
from handout_builder.engine.loading import load
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.projects import Project

from .building import Desk, offers
from .libraries import change
from .measuring import HANDOUT, Command, Group, Measure

HANDOUT_ID, CLAIM, FILE = "handout-12", "claim-12-3", "00010.yaml"
PATIENCE = 120.0
READY = "handout: watching"
"""How the line begins by which it says that it has built all and waits."""


def watching(folder: Path) -> Group:
    """Save a claim that one handout prints, and wait for it."""
    name = "from saving a claim to its new PDF, against printing it alone, wall time"
    if not offers("--watch"):
        return Group((), {name: "`handout build` has no `--watch`"})
    library = Desk(folder).library(20)
    words = (sys.executable, "-m", "benchmarks.watching")
    ours, alone = (
        Command(told, (*words, how, str(library), str(folder / "watched")), tells=True)
        for told, how in (("saved, and printed by `--watch`", "watch"), ("printed alone", "alone"))
    )
    return Group((Measure(name, ours, alone, 1.3, "told"),), warm=False)


def main(how: str, library: str, out: str) -> None:
    """Write the seconds."""
    print(_watched(Path(library), Path(out)) if how == "watch" else _alone(Path(library)))


def _watched(library: Path, out: Path) -> float:
    command = [*HANDOUT, "build", "--watch", "--project", str(library), "--out", str(out)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        next(line for line in process.stderr or () if line.startswith(READY))
        before = _state(out)
        start = time.perf_counter()
        change(library / "content" / "claims" / FILE, CLAIM)()
        _until(lambda: _state(out) != before, PATIENCE)
        return time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def _state(out: Path) -> tuple[int, ...]:
    """Return what changes when the handout is written anew."""
    return tuple(path.stat().st_ino for path in out.glob(f"{HANDOUT_ID}_*.pdf"))


def _until(done: Callable[[], bool], patience: float) -> None:
    end = time.perf_counter() + patience
    while not done():
        if time.perf_counter() > end:
            raise TimeoutError
        time.sleep(0.002)


def _alone(library: Path) -> float:
    loaded = load(Project(library))
    (edition,) = request_editions(loaded.library, Request((HANDOUT_ID,)))
    layouts = Layouts(loaded.project.layouts)
    print_sheet(compose(loaded.library, edition, layouts))
    start = time.perf_counter()
    print_sheet(compose(loaded.library, edition, layouts))
    return time.perf_counter() - start


if __name__ == "__main__":
    main(*sys.argv[1:])
