"""The hooks that we define, run by pre-commit itself on a real git repository.

pre-commit would make an environment of its own for them, from an index of packages; here they run in the one that
the tests run in, so only `language` differs from what people use.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from handout_builder.cli import main
from handout_builder.engine.projects import Project

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
SCRIPTS = Path(sys.executable).parent

BROKEN = "- id: x\n"


class Repository:
    """A git repository, and pre-commit in it with an empty home."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        paths = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", "")])
        names = {
            f"GIT_{who}_{what}": "a@b"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        self.environment = {
            **kept,
            **names,
            **settings,
            "PATH": paths,
            "PRE_COMMIT_HOME": str(home),
        }
        folder.mkdir(parents=True, exist_ok=True)
        self.run("git", "init", "-q")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def commit(self) -> subprocess.CompletedProcess[str]:
        self.run("git", "add", "-A")
        return self.run("git", "commit", "-q", "-m", "x")

    @property
    def head(self) -> str:
        return self.run("git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="session")
def hooks() -> list[dict[str, Any]]:
    return yaml.safe_load(HOOKS.read_text(encoding="utf-8"))


@pytest.fixture
def ours(tmp_path: Path, hooks: list[dict[str, Any]]) -> Repository:
    """A repository with our hooks, to be run in the environment of the tests."""
    repository = Repository(tmp_path / "hooks", tmp_path / "home")
    here = [{**hook, "language": "system"} for hook in hooks]
    (repository.folder / HOOKS.name).write_text(yaml.safe_dump(here), encoding="utf-8")
    assert repository.commit().returncode == 0
    return repository


@pytest.fixture
def theirs(
    tmp_path: Path, ours: Repository, write: Write, neat: Files
) -> Callable[[str], Repository]:
    """Return a function that makes a repository with a library, in a folder of it, that uses one of our hooks."""

    def made(hook: str) -> Repository:
        write(neat)
        repository = Repository(tmp_path, tmp_path / "home")
        config = {"repos": [{"repo": str(ours.folder), "rev": ours.head, "hooks": [{"id": hook}]}]}
        (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        (tmp_path / ".gitignore").write_text("home/\nhooks/\n", encoding="utf-8")
        assert repository.commit().returncode == 0
        assert repository.run("pre-commit", "install").returncode == 0
        return repository

    return made


Theirs = Callable[[str], Repository]


def test_pre_commit_takes_the_definitions() -> None:
    command = [SCRIPTS / "pre-commit", "validate-manifest", HOOKS]
    assert subprocess.run(command, check=False).returncode == 0


def test_each_hook_is_a_command_that_exists(hooks: list[dict[str, Any]]) -> None:
    for hook in hooks:
        name, command, *options = hook["entry"].split()
        known = {word for option in main.commands[command].params for word in option.opts}
        assert (name, set(options) - known, hook["language"]) == ("handout", set(), "python")


def test_check_stops_a_commit_with_an_error(theirs: Theirs) -> None:
    repository = theirs("handout-check")
    (repository.folder / "library/content/claims/x.yaml").write_text(BROKEN, encoding="utf-8")
    before = repository.head
    stopped = repository.commit()
    assert (stopped.returncode, repository.head) == (1, before)
    assert "content/claims/x.yaml:1:3: SCH008 error" in stopped.stderr


def test_check_lets_other_files_pass(theirs: Theirs) -> None:
    repository = theirs("handout-check")
    (repository.folder / "library/README.md").write_text("- id: x\n", encoding="utf-8")
    before = repository.head
    assert repository.commit().returncode == 0
    assert repository.head != before


def test_check_lets_content_pass_that_is_fit(theirs: Theirs) -> None:
    repository = theirs("handout-check")
    claims = repository.folder / "library/content/claims/hands.yaml"
    claims.write_text(claims.read_text("utf-8") + "# looked through\n", encoding="utf-8")
    passed = repository.commit()
    assert (passed.returncode, "Passed" in passed.stderr) == (0, True)


def test_fix_corrects_and_stops_the_commit_so_that_somebody_looks(theirs: Theirs) -> None:
    repository = theirs("handout-fix")
    claims = repository.folder / "library/content/claims/hands.yaml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("certainty: moderate", "certainty: moderat"), encoding="utf-8")
    stopped = repository.commit()
    assert (stopped.returncode, "files were modified by this hook" in stopped.stderr) == (1, True)
    assert claims.read_text(encoding="utf-8") == text
