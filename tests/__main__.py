"""Run every gate of the house: `python -m tests`, or those named after it."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPTS = Path(sys.executable).parent

GATES = {
    "ruff": [sys.executable, "-m", "ruff", "check"],
    "format": [sys.executable, "-m", "ruff", "format", "--check"],
    "types": [sys.executable, "-m", "pyright", "--pythonpath", sys.executable],
    "imports": [str(SCRIPTS / "lint-imports"), "--no-cache", "--no-logo"],
    "tests": [sys.executable, "-m", "pytest", "-n", "2", "--cov"],
    "wheel": [sys.executable, str(ROOT / "tests" / "house" / "wheel.py")],
}

LONG = {"proof": [sys.executable, "-m", "pytest", "-s", "tests/building/test_incremental.py"]}
"""Gates that run only where they are named: thousands of edits, each built incrementally and clean."""

QUIET = {"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}  # else pyright asks PyPI for a newer one of itself


def passes(name: str) -> bool:
    """Run one gate, its output as it comes, and tell whether it is green."""
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    command = (GATES | LONG)[name]
    proof = {"HANDOUT_PROOF": "1"} if name in LONG else {}
    environment = os.environ | QUIET | proof
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    print(
        f"== {name}: {'red' if code else 'green'}, {time.monotonic() - started:.0f} s", flush=True
    )
    return not code


def main(chosen: list[str]) -> int:
    """Run the gates that are named, or all, and return the exit status."""
    if unknown := sorted(set(chosen) - {*GATES, *LONG}):
        print(f"no gate is called {', '.join(unknown)}; there are {', '.join([*GATES, *LONG])}")
        return 2
    red = [name for name in chosen or GATES if not passes(name)]
    print(f"\nred: {', '.join(red)}" if red else "\nall green", flush=True)
    return bool(red)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
