"""Run two commands in turn and compare their CPU time, children counted."""

import os
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Measure:
    """Two commands to compare, and the most that their ratio may be."""

    name: str
    ours: list[str]
    theirs: list[str]
    limit: float


@dataclass(frozen=True, slots=True)
class Result:
    """The CPU seconds of each round, in pairs."""

    measure: Measure
    pairs: tuple[tuple[float, float], ...]

    @property
    def ratios(self) -> list[float]:
        """Ours divided by theirs, round by round."""
        return [ours / theirs for ours, theirs in self.pairs]

    @property
    def within(self) -> bool:
        """Whether the median ratio keeps the limit."""
        return statistics.median(self.ratios) <= self.measure.limit

    def __str__(self) -> str:
        ratios = self.ratios
        ours, theirs = (statistics.median(column) for column in zip(*self.pairs, strict=True))
        return (
            f"{'ok  ' if self.within else 'OVER'} {statistics.median(ratios):5.2f}"
            f" (limit {self.measure.limit}, {min(ratios):.2f} to {max(ratios):.2f};"
            f" {ours:.3f} s / {theirs:.3f} s)  {self.measure.name}"
        )


def compare(measure: Measure, rounds: int) -> Result:
    """Run both commands once to warm the disk's cache, then measure them in turn."""
    cpu_seconds(measure.ours)
    cpu_seconds(measure.theirs)
    return Result(
        measure,
        tuple((cpu_seconds(measure.ours), cpu_seconds(measure.theirs)) for _ in range(rounds)),
    )


def cpu_seconds(command: list[str]) -> float:
    """Return the CPU seconds, user and system, of a command and of all that it started and waited for."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def load_average() -> str:
    """Return the machine's load over the last minute."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
