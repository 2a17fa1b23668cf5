"""What is measured of `handout check` and of starting."""

import sys
from collections.abc import Callable
from pathlib import Path

from handout_builder.engine.checking import catalogue

from .libraries import change, write_library
from .measuring import BASELINES, HANDOUT, Command, Group, Measure


def checking(folder: Path) -> Group:
    """Check 10,000 claims, all or again, beside a loader that finds nothing; and as many times four."""
    library = write_library(folder / "claims-10000", claims=10_000, files=200)
    large = write_library(folder / "claims-40000", claims=40_000, files=800)
    kept = ("--cache", str(folder / "checks"))
    changed = change(library / "content" / "claims" / "claims-000.yaml")
    loader = Command(
        "PyYAML's CSafeLoader and the same models",
        (sys.executable, str(BASELINES / "load_and_validate.py"), str(library)),
    )
    everything = _check("check 10,000 claims by all rules, nothing kept", library, "--no-cache")
    shape = _check("check the shape of 10,000 claims", library, "--no-cache", *schema_rules())
    again = _check("check them again, nothing changed", library, *kept)
    edited = _check("check them again, one claim changed", library, *kept, before=changed)
    larger = _check("check 40,000 claims by all rules, nothing kept", large, "--no-cache")
    return Group(
        (
            _measure(shape, loader, 1.0),
            _measure(everything, loader, 5.0),
            _measure(again, loader, 0.15),
            _measure(edited, loader, 0.6),
            _measure(larger, everything, 4.4),
        )
    )


def starting(_folder: Path) -> Group:
    """Ask for help."""
    ours = Command("`handout --help`", (*HANDOUT, "--help"))
    bare = (sys.executable, str(BASELINES / "bare_click.py"), "--help")
    return Group((_measure(ours, Command("a bare Click program", bare), 2.0),))


def _check(
    name: str, library: Path, *options: str, before: Callable[[], object] | None = None
) -> Command:
    return Command(name, (*HANDOUT, "check", "--project", str(library), *options), before=before)


def _measure(ours: Command, theirs: Command, reach: float) -> Measure:
    return Measure(ours.name, ours, theirs, reach)


def schema_rules() -> list[str]:
    """Return the options that leave only the rules on the shape of the data."""
    codes = [code for code in catalogue() if code.startswith("SCH")]
    return [part for code in codes for part in ("--rule", code)]
