"""The small library in a folder of a real git repository, committed once."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handout_builder.engine.projects import Project

Files = Mapping[str, str | bytes]
Git = Callable[..., str]


@pytest.fixture
def project(write: Callable[[Files], Project]) -> Project:
    """The small library as it lies on the disk."""
    return write({})


@pytest.fixture
def git(project: Project) -> Git:
    """Return a function that runs git in the folder above the library, which is committed."""
    identity = {
        "GIT_AUTHOR_NAME": "Example Author",
        "GIT_AUTHOR_EMAIL": "author@clinic.example",
        "GIT_COMMITTER_NAME": "Example Author",
        "GIT_COMMITTER_EMAIL": "author@clinic.example",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    top: Path = project.root.parent

    def run(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607 - the one that the project finds too
            cwd=top,
            env={**os.environ, **identity},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    run("init", "--quiet", "--initial-branch=main")
    run("add", "library")
    run("commit", "--quiet", "--message=Begin the library")
    return run
