"""What the tests about the house share: where it stands, and what it is made of."""

import subprocess
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def files() -> tuple[Path, ...]:
    """Every file that git holds or would take up."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


@pytest.fixture(scope="session")
def modules(files: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(path for path in files if path.suffix == ".py")


@pytest.fixture(scope="session")
def project(root: Path) -> Mapping[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
