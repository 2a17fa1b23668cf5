"""Run commands in turn, several times, and compare what they took: CPU time, waiting time, memory."""

import ctypes
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from sysconfig import get_path
from typing import Any, Literal, NamedTuple

ROOT = Path(__file__).parents[1]
BASELINES = Path(__file__).parent / "baselines"
"""Programs to compare with."""
HANDOUT = (str(Path(get_path("scripts"), "handout")),)
"""The command as it is installed."""
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of Linux: processes whose parents end become ours, so that we hear what they took."""


_UNITS = {"cpu": "s CPU", "wall": "s", "memory": "MB"}


class Usage(NamedTuple):
    """What a command took, with all processes that it started: seconds of CPU, seconds until it ended, megabytes.

    The memory is that of the largest process, at its peak; it is never less than that of the process that measures.
    `told` is the number that the command wrote last, where it is one that `tells`.
    """

    cpu: float
    wall: float
    memory: float
    told: float = 0.0


@dataclass(frozen=True, slots=True)
class Command:
    """A command, and what is done before and after each of its runs and is not measured."""

    name: str
    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    before: Callable[[], object] | None = None
    after: Callable[[], object] | None = None
    tells: bool = False
    """Whether it measures itself, and writes what it measured."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Two commands to compare by something that they take, and what the ratio is to reach, if anything."""

    name: str
    ours: Command
    theirs: Command
    reach: float | None = None
    by: Literal["cpu", "wall", "memory", "told"] = "cpu"
    at_least: bool = False
    """Whether the ratio is to be as large as `reach`, or larger; otherwise as small, or smaller."""
    unit: str = "s"
    """Of what commands tell themselves."""


@dataclass(frozen=True, slots=True)
class Group:
    """Measures whose commands run in turn, all in each round, and those that cannot be taken, with the reason."""

    measures: tuple[Measure, ...]
    waiting: Mapping[str, str] = field(default_factory=dict[str, str])
    warm: bool = True
    """Whether each command runs once before, so that the disk's cache is warm; long ones need not."""


@dataclass(frozen=True, slots=True)
class Result:
    """What both commands of a measure took in each round."""

    measure: Measure
    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """Ours divided by theirs, round by round."""
        return [ours / theirs for ours, theirs in zip(self.ours, self.theirs, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)

    @property
    def reached(self) -> bool:
        """Whether the median is as it is to be."""
        measure = self.measure
        if measure.reach is None:
            return True
        return (
            self.ratio >= measure.reach
            if measure.at_least
            else round(self.ratio, 2) <= measure.reach
        )

    def as_json(self) -> Mapping[str, Any]:
        """Return what is saved of it."""
        measure = self.measure
        return {
            "name": measure.name,
            "by": measure.by,
            "unit": _UNITS.get(measure.by, measure.unit),
            "reach": measure.reach,
            "at_least": measure.at_least,
            "ours": {"name": measure.ours.name, "took": [round(one, 4) for one in self.ours]},
            "theirs": {"name": measure.theirs.name, "took": [round(one, 4) for one in self.theirs]},
        }


def run(group: Group, rounds: int, tell: Callable[[str], None]) -> list[Result]:
    """Run all commands of a group in turn, as many times as there are rounds."""
    commands = {
        command.name: command for one in group.measures for command in (one.ours, one.theirs)
    }
    for command in commands.values() if group.warm else ():
        tell(f"warm: {command.name}")
        usage(command)
    taken: dict[str, list[Usage]] = {name: [] for name in commands}
    for number in range(rounds):
        for command in commands.values():
            taken[command.name].append(usage(command))
            tell(f"round {number + 1}: {_told(taken[command.name][-1])} {command.name}")
    return [_result(measure, taken) for measure in group.measures]


def _told(took: Usage) -> str:
    return f"{took.cpu:7.2f} s CPU {took.wall:7.2f} s {took.memory:5.0f} MB"


def _result(measure: Measure, taken: Mapping[str, Sequence[Usage]]) -> Result:
    ours, theirs = (
        tuple(getattr(one, measure.by) for one in taken[command.name])
        for command in (measure.ours, measure.theirs)
    )
    return Result(measure, ours, theirs)


def usage(command: Command) -> Usage:
    """Run a command and return what it took, children and what they left behind counted."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_SUBREAPER, 1)
    if command.before:
        command.before()
    start = time.perf_counter()
    process = subprocess.Popen(
        command.words,
        cwd=ROOT,
        env=os.environ | dict(command.environment),
        stdout=subprocess.PIPE if command.tells else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    written = process.stdout.read() if process.stdout else ""
    _, status, own = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if command.after:
        command.after()
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{' '.join(command.words)} ended with {process.returncode}")
    all_of_them = [own, *_left_behind()]
    return Usage(
        sum(one.ru_utime + one.ru_stime for one in all_of_them),
        wall,
        max(one.ru_maxrss for one in all_of_them) / 1024,
        float(written.split()[-1]) if command.tells else 0.0,
    )


def _left_behind() -> list[Any]:
    """Wait up to five seconds for the processes that a command left behind, and return what each took."""
    found: list[Any] = []
    for _ in range(100):
        try:
            process, _, took = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if process:
            found.append(took)
        else:
            time.sleep(0.05)
    return found


def without(*folders: Path) -> Callable[[], None]:
    """Return what removes folders before a run."""

    def remove() -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    return remove
