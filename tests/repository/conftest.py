"""A real git repository in a temporary folder, with a library in a folder of it."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """The root of the repository."""
    return tmp_path / "clinic"


@pytest.fixture
def git(top: Path) -> Git:
    """Return a function that runs git in the repository, as an example author."""
    top.mkdir()
    identity = {
        "GIT_AUTHOR_NAME": "Example Author",
        "GIT_AUTHOR_EMAIL": "author@clinic.example",
        "GIT_COMMITTER_NAME": "Example Author",
        "GIT_COMMITTER_EMAIL": "author@clinic.example",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }

    def run(*arguments: str, **environment: str) -> str:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607 - the one that the project finds too
            cwd=top,
            env={**os.environ, **identity, **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    run("init", "--quiet", "--initial-branch=main")
    return run


@pytest.fixture
def library(top: Path, git: Git) -> Path:
    """The folder of a library that is committed, not at the root of its repository."""
    folder = top / "teaching" / "b12"
    (folder / "content").mkdir(parents=True)
    (folder / "handout.toml").write_text('title = "B12"\n')
    (folder / "content" / "claims.yaml").write_text("one\ntwo\nthree\n")
    (top / "README.md").write_text("not part of the library\n")
    git("add", ".")
    git("commit", "--quiet", "--message=Begin the library")
    return folder
