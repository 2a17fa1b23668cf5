"""What is measured of `handout build --watch`: from saving a claim to its new PDFs.

`python -m benchmarks.watching watch|alone LIBRARY OUT SIZE…` writes the seconds that this took, or that it takes in a
warm process to compose and print the same editions alone, one after the other.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, compose
from handout_builder.engine.loading import load
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.projects import Project

from .building import Desk, offers
from .libraries import change
from .measuring import HANDOUT, Command, Group, Measure

SIZES = ("standard", "large")
HANDOUT_ID, CLAIM, FILE = "handout-12", "claim-12-3", "00010.yaml"
PATIENCE = 120.0
READY = "handout: watching"
"""How the line begins by which it says that it has built all and waits."""


def watching(folder: Path) -> Group:
    """Save a claim that one handout prints, in one size and in two, and wait for it."""
    name = "from saving a claim to its new PDF, against printing it alone, wall time"
    if not offers("--watch"):
        return Group((), {name: "`handout build` has no `--watch`"})
    library = Desk(folder).library(20)
    both = "the same for its sheets in standard and large print, wall time"
    measures = (_measure(name, library, SIZES[:1]), _measure(both, library, SIZES))
    return Group(measures, warm=False)


def _measure(name: str, library: Path, sizes: Sequence[str]) -> Measure:
    words = (sys.executable, "-m", "benchmarks.watching")
    sheets = " and ".join(sizes)
    ours, alone = (
        Command(f"{sheets}: {told}", (*words, how, *_places(library, sizes)), tells=True)
        for told, how in (("saved, and printed by `--watch`", "watch"), ("printed alone", "alone"))
    )
    return Measure(name, ours, alone, 1.3, "told")


def _places(library: Path, sizes: Sequence[str]) -> tuple[str, ...]:
    """Return where the library is and where its sheets go, and the sizes that are wanted."""
    return (str(library), str(library.with_name(f"watched-{len(sizes)}")), *sizes)


def main(how: str, library: str, out: str, *sizes: str) -> None:
    """Write the seconds."""
    print(
        _watched(Path(library), Path(out), sizes)
        if how == "watch"
        else _alone(Path(library), sizes)
    )


def _watched(library: Path, out: Path, sizes: Sequence[str]) -> float:
    command = [*HANDOUT, "build", "--watch", "--project", str(library), "--out", str(out)]
    command.append("--no-cache")  # else what an earlier round printed is taken from there
    command += (word for size in sizes for word in ("--size", size))
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        next(line for line in process.stderr or () if line.startswith(READY))
        sheets = tuple(out.glob(f"{HANDOUT_ID}_*.pdf"))
        before = _state(sheets)
        start = time.perf_counter()
        change(library / "content" / "claims" / FILE, CLAIM)()
        _until(lambda: before.isdisjoint(_state(sheets)), PATIENCE)
        return time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def _state(sheets: Iterable[Path]) -> frozenset[tuple[str, int]]:
    """Return what changes of each sheet when it is written anew."""
    return frozenset((path.name, path.stat().st_ino) for path in sheets)


def _until(done: Callable[[], bool], patience: float) -> None:
    end = time.perf_counter() + patience
    while not done():
        if time.perf_counter() > end:
            raise TimeoutError
        time.sleep(0.002)


def _alone(library: Path, sizes: tuple[str, ...]) -> float:
    loaded = load(Project(library))
    editions = request_editions(loaded.library, Request((HANDOUT_ID,), sizes=sizes))
    layouts = Layouts(loaded.project.layouts)

    def print_all() -> None:
        for edition in editions:
            print_sheet(compose(loaded.library, edition, layouts))

    print_all()
    start = time.perf_counter()
    print_all()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(*sys.argv[1:])
