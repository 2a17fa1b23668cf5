"""What the papers promise is what is run."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def gates(root: Path) -> str:
    """The one command that CI runs: the last line of its script."""
    return (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]


def test_the_readme_tells_how_ci_runs_the_gates(root: Path, gates: str) -> None:
    assert gates in (root / "README.md").read_text(encoding="utf-8").splitlines()


def test_the_readme_installs_for_the_main_job_what_the_gates_tested(root: Path, gates: str) -> None:
    install = gates.partition(" -e ")[0]
    main_job = f"{install} -e . && .venv/bin/handout build --audience patient"
    assert main_job in (root / "README.md").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("paper", ["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT"])
def test_the_papers_are_there(root: Path, paper: str) -> None:
    assert (root / paper).stat().st_size > 0


def test_the_version_has_its_place_in_the_changelog(root: Path, project: Mapping[str, Any]) -> None:
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changes or f"## [{project['project']['version']}]" in changes
