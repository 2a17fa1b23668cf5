"""The workflow that tells on a pull request what it changes: its rights, its commands, and what its scripts do."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from handout_builder.cli import main
from handout_builder.engine.resources import STARTER
from handout_builder.engine.starting import start

FILE = STARTER / ".github" / "workflows" / "changes.yml"
TEXT = FILE.read_text(encoding="utf-8")
JOBS: Mapping[str, Any] = yaml.load(TEXT, Loader=yaml.BaseLoader)["jobs"]  # noqa: S506 - `on` stays a word
BASH = shutil.which("bash") or ""

Git = Callable[..., str]


def scripts(job: str) -> Iterator[str]:
    return (step["run"] for step in JOBS[job]["steps"] if "run" in step)


def commands() -> Iterator[list[str]]:
    for job in JOBS:
        for script in scripts(job):
            for line in script.splitlines():
                words = shlex.split(line, comments=True)
                if words[:1] == ["handout"]:
                    yield words[1:]


def test_no_job_has_more_rights_than_it_needs() -> None:
    whole = yaml.load(TEXT, Loader=yaml.BaseLoader)  # noqa: S506 - as above
    assert whole["permissions"] == {}
    assert JOBS["tell"]["permissions"] == {"contents": "read"}
    assert JOBS["comment"]["permissions"] == {"pull-requests": "write"}
    assert list(whole["on"]) == ["pull_request"]


def test_what_may_write_runs_nothing_of_the_change() -> None:
    used = [step.get("uses", "") for step in JOBS["comment"]["steps"]]
    assert not any(one.startswith("actions/checkout") for one in used)
    assert not [
        line
        for script in scripts("comment")
        for line in script.splitlines()
        if line.startswith("handout")
    ]
    checkout = next(step for step in JOBS["tell"]["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"]["persist-credentials"] == "false"
    assert not [script for job in JOBS for script in scripts(job) if "${{" in script]


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_every_command_and_option_exists(words: list[str]) -> None:
    options = [one for one in main.commands[words[0]].params if isinstance(one, click.Option)]
    known = {name for one in options for name in one.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """A new library in a repository, at the merge of a change into it."""
    folder = tmp_path / "library"
    start(folder)
    identity = {
        "GIT_AUTHOR_NAME": "Example Author",
        "GIT_AUTHOR_EMAIL": "author@clinic.example",
        "GIT_COMMITTER_NAME": "Example Author",
        "GIT_COMMITTER_EMAIL": "author@clinic.example",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }

    def git(*words: str) -> None:
        command = ["git", *words]
        subprocess.run(command, cwd=folder, env=os.environ | identity, check=True)

    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message=Begin")
    git("checkout", "--quiet", "-b", "change")
    recipe = folder / "handouts" / "example.yaml"
    text = recipe.read_text(encoding="utf-8")
    recipe.write_text(text.replace("title: ", "title: New words. ", 1), encoding="utf-8")
    git("commit", "--quiet", "--all", "--message=Change a title")
    git("checkout", "--quiet", "main")
    git("commit", "--quiet", "--allow-empty", "--message=Go on")
    git("merge", "--quiet", "--no-edit", "change")
    return folder


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub does."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-e", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": programs, **environment},
        capture_output=True,
        text=True,
        check=True,
    )


def test_it_tells_what_the_merge_changes_and_prints_it(merged: Path, tmp_path: Path) -> None:
    tell = next(script for script in scripts("tell") if "diff" in script)
    run(tell, merged, GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))
    told = (merged / "changes.md").read_text(encoding="utf-8")
    assert "<ins>New words" in told
    assert told.startswith("<!-- handout diff -->")
    assert (tmp_path / "summary").read_text(encoding="utf-8") == told
    build = next(script for script in scripts("tell") if "build " in script)
    (printed,) = run(build, merged).stdout.split()
    assert (merged / printed).is_file()


GH = """\
#!/bin/sh
if [ "$2" = --paginate ]; then printf '%s' "$KNOWN"; exit; fi
for word in "$@"; do printf '%s\\n' "$word"; done >> "$SAID"
"""


@pytest.mark.parametrize(
    ("known", "call"),
    [
        ("", ["POST", "repos/clinic/sheets/issues/7/comments"]),
        ("41\n42\n", ["PATCH", "repos/clinic/sheets/issues/comments/41"]),
    ],
)
def test_it_writes_one_comment_and_replaces_it(known: str, call: list[str], tmp_path: Path) -> None:
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(GH, encoding="utf-8")
    program.chmod(0o755)
    (script,) = scripts("comment")
    said = tmp_path / "said"
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    names = {"REPOSITORY": "clinic/sheets", "NUMBER": "7", "KNOWN": known, "SAID": str(said)}
    run(script, tmp_path, **(names | {"PATH": path}))
    words = said.read_text(encoding="utf-8").split()
    assert words == ["api", "--method", *call, "--field", "body=@changes.md"]
