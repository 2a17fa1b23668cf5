"""What the tests of the docs share: where they stand, and their fenced blocks."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]

_FENCE = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


class Block(NamedTuple):
    """A fenced block: its language, the file that it is to stand in, if any, and its text."""

    kind: str
    path: str
    text: str


def blocks_of(page: Path) -> Iterator[Block]:
    for found in _FENCE.finditer(page.read_text(encoding="utf-8")):
        yield Block(found["kind"], found["path"] or "", found["text"])


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def pages() -> tuple[Path, ...]:
    """Every page that a reader may open."""
    return (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md")))


@pytest.fixture(scope="session")
def blocks() -> Callable[[Path], Iterator[Block]]:
    return blocks_of
