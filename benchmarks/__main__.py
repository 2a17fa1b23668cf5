"""Measure what the project promises about speed: `python -m benchmarks [GROUP]… [--rounds N]`.

Each group runs its commands in turn, several times, and takes the median of the ratios of each round, since seconds
drift with whatever else the machine does and ratios drift less. CPU time is that of a command and of all processes
that it starts. Byte code is compiled before, so that cold starts are those of an installation. Libraries are made
from a seed. What was measured is printed and saved in `results/speed.json`, of which `python docs/generate.py` makes
`docs/reference/speed.md`. Peers come with the extra `peers`, and Chromium from the machine.
"""

import argparse
import compileall
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from .building import again, cold, growing, large, pairs, printing
from .checking import checking, starting
from .cluster import cluster
from .measuring import Group, Result, run
from .recording import recording
from .remembering import remembering
from .reviewing import reviewing
from .saving import save
from .tracing import tracing
from .watching import watching

GROUPS: Mapping[str, Callable[[Path], Group]] = {
    "starting": starting,
    "checking": checking,
    "cold": cold,
    "pairs": pairs,
    "printing": printing,
    "again": again,
    "growing": growing,
    "large": large,
    "recording": recording,
    "remembering": remembering,
    "reviewing": reviewing,
    "tracing": tracing,
    "watching": watching,
    "cluster": cluster,
}
ROUNDS = 5


def main() -> int:
    """Run groups, print and save what came of them; 1 where something is not reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    if unknown := set(asked.groups) - set(GROUPS):
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    _compile()
    reached = [_run(name, asked.rounds) for name in asked.groups or GROUPS]
    return 0 if all(reached) else 1


def _compile() -> None:
    """Compile all byte code, and let commands find it."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for path in sys.path:
        if "site-packages" in path:
            compileall.compile_dir(path, quiet=2)
    compileall.compile_dir(Path(__file__).parents[1], quiet=2, maxlevels=4)


def _run(name: str, rounds: int) -> bool:
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        group = GROUPS[name](Path(folder))
        results = run(group, rounds, lambda line: print(f"  {line}", file=sys.stderr, flush=True))
    save(name, group, results, (before, os.getloadavg()[0]))
    for result in results:
        print(_line(result), flush=True)
    for measure, reason in group.waiting.items():
        print(f"not measured: {measure}: {reason}", flush=True)
    return all(result.reached for result in results)


def _line(result: Result) -> str:
    measure, ratios = result.measure, result.ratios
    reach = f"{'>=' if measure.at_least else '<='} {measure.reach}" if measure.reach else "none"
    return (
        f"{'ok  ' if result.reached else 'MISS'} {result.ratio:6.3f} (reach {reach}, "
        f"{min(ratios):.3f} to {max(ratios):.3f})  {measure.name}: "
        f"{measure.ours.name} / {measure.theirs.name}"
    )


if __name__ == "__main__":
    sys.exit(main())
