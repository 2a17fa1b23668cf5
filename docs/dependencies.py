"""Write the page of dependencies from `pyproject.toml`, where each has its sentence beside it."""

import re
from collections.abc import Iterator
from pathlib import Path

PAGE = "dependencies.md"

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"

_LINE = re.compile(
    r'^    "(?P<name>[\w-]+)(?P<extras>\[[\w,]+\])?(?P<release>[^"]*)",?\s*(?:# (?P<reason>.*))?$'
)
_LIST = re.compile(r"^(?P<name>[a-z]+) = \[$")

TITLES = {
    "dependencies": "To run",
    "watch": "To build whenever something is saved",
    "cluster": "To print on a cluster",
    "test": "To test",
    "lint": "To check the code",
    "peers": "To measure others",
}

OPENING = """\
# Dependencies

<!-- Written by `python docs/generate.py` from pyproject.toml: do not edit. -->

Outside what the project exists for, a well-kept library beats our own code. Each dependency has its
reason. All are pinned for development and CI in `constraints.txt`. None of them downloads anything
when it is installed or run.

Pango and HarfBuzz, which set the type, are no Python packages: `handout doctor` looks for them.
Fonts, pictograms and the citation style stand in `layouts/`, with their licences beside them.
"""


def page() -> str:
    """Return the page of all dependencies."""
    return "\n\n".join([OPENING.rstrip(), *(_section(name) for name in TITLES)]) + "\n"


def _section(name: str) -> str:
    rows = [
        f"| [{package}](https://pypi.org/project/{package}/) | {release} | {why} |"
        for package, release, why in _rows(name)
    ]
    return "\n".join(
        [f"## {TITLES[name]}", "", "| package | release | reason |", "|---|---|---|", *rows]
    )


def _rows(wanted: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, release and reason of each package of a list, as they stand in the file."""
    inside = ""
    for line in PROJECT.read_text(encoding="utf-8").splitlines():
        if found := _LIST.match(line):
            inside = found["name"]
        elif line.startswith("]"):
            inside = ""
        elif inside == wanted and (match := _LINE.match(line)):
            yield (
                match["name"],
                match["release"],
                match["reason"] or _REASONS.get(match["name"], ""),
            )


_REASONS = {
    "coverage": "which branches the tests ran",
    "hypothesis": "tests with made-up text, to find what nobody thought of",
    "pytest": "runs the tests",
    "pytest-cov": "runs coverage with the tests",
    "pytest-xdist": "runs the tests on two cores",
    "build": "makes the wheel that the last gate installs",
    "import-linter": "imports run one way",
    "ruff": "style and formatting",
    "types-PyYAML": "types for pyright",
}
