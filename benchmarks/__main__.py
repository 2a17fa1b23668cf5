"""Measure what the project promises about speed, and print each ratio beside its limit.

Each measure runs its two commands in turn, several times, and takes the median of the ratios of each round,
since seconds drift with whatever else the machine does and ratios drift less. CPU time is that of a command and
of all processes that it starts. Byte code is compiled before, so that cold starts are those of an installation.
"""

import compileall
import os
import sys
import tempfile
from pathlib import Path

from handout_builder.engine.checking import catalogue

from .libraries import sign_all, write_library
from .measuring import Measure, compare, load_average

HERE = Path(__file__).parent
ROUNDS = 7


def measures(folder: Path) -> list[Measure]:
    """Return what is measured; `folder` takes what they need."""
    library = write_library(folder / "library", claims=10_000, files=200)
    signed = sign_all(write_library(folder / "signed", claims=10_000, files=200, handouts=1_000))
    large = write_library(folder / "large", claims=40_000, files=800)
    cache, load = str(folder / "cache"), str(HERE / "baselines" / "load_and_validate.py")
    handout = [sys.executable, "-m", "handout_builder.cli"]
    check = [*handout, "check", "--project"]
    baseline = [sys.executable]
    return [
        Measure(
            "check the shape of 10,000 claims / PyYAML CSafeLoader and the same models",
            [*check, str(library), "--no-cache", *_shape()],
            [*baseline, load, str(library)],
            limit=1.0,
        ),
        Measure(
            "check 10,000 claims by all rules, nothing kept / the same",
            [*check, str(library), "--no-cache"],
            [*baseline, load, str(library)],
            limit=5.0,
        ),
        Measure(
            "check them again, nothing changed / the same",
            [*check, str(library), "--cache", cache],
            [*baseline, load, str(library)],
            limit=0.15,
        ),
        Measure(
            "check them again, one claim changed / the same",
            [sys.executable, "-m", "benchmarks.check_again", str(library), cache],
            [*baseline, load, str(library)],
            limit=0.6,
        ),
        Measure(
            "check 40,000 claims by all rules / 10,000",
            [*check, str(large), "--no-cache"],
            [*check, str(library), "--no-cache"],
            limit=4.4,
        ),
        Measure(
            "list what is signed of 10,000 claims, one of them changed / check their shape, nothing kept",
            [sys.executable, "-m", "benchmarks.list_again", str(signed), cache],
            [*check, str(signed), "--no-cache", *_shape()],
            limit=1.2,
        ),
        Measure(
            "handout --help / a bare Click program",
            [*handout, "--help"],
            [*baseline, str(HERE / "baselines" / "bare_click.py"), "--help"],
            limit=2.0,
        ),
        Measure(
            "print 20 editions by the library / WeasyPrint on the same HTML",
            [sys.executable, "-m", "benchmarks.printing", "ours"],
            [sys.executable, "-m", "benchmarks.printing", "weasyprint"],
            limit=1.1,
        ),
    ]


def _shape() -> list[str]:
    """Return the options that leave only the rules on the shape of the data."""
    codes = [code for code in catalogue() if code.startswith("SCH")]
    return [part for code in codes for part in ("--rule", code)]


def main() -> int:
    """Print the table; 1 where a limit is passed."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for path in sys.path:
        if "site-packages" in path:
            compileall.compile_dir(path, quiet=2)
    compileall.compile_dir(HERE.parent, quiet=2, maxlevels=4)
    print(f"Python {sys.version.split()[0]}, {ROUNDS} rounds, load {load_average()}")
    with tempfile.TemporaryDirectory() as folder:
        results = [compare(measure, ROUNDS) for measure in measures(Path(folder))]
    for result in results:
        print(result)
    return 0 if all(result.within for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
