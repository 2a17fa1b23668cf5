"""The GitHub action names commands, options and inputs that exist, and its scripts do what they say."""

import json
import os
import re
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
from handout_builder.engine.projects import Project

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

ROOT = Path(__file__).resolve().parents[2]
ACTION: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
BASH = shutil.which("bash")


def commands() -> Iterator[list[str]]:
    """Yield the words of each `handout` command that the action runs."""
    for step in STEPS:
        for line in step.get("run", "").splitlines():
            words = shlex.split(line)
            if words[:1] == ["handout"]:
                yield words[1:]


def test_it_is_composite_and_checks_twice() -> None:
    assert ACTION["runs"]["using"] == "composite"
    formats = [words[words.index("--output-format") + 1] for words in commands()]
    assert formats == ["sarif", "github"]


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_every_command_and_option_exists(words: list[str]) -> None:
    command = main.commands[words[0]]
    known = {name for one in command.params if isinstance(one, click.Option) for name in one.opts}
    named = {word for word in words if word.startswith("-") and word != "--"}
    assert named - known == set()
    place = words.index("--output-format") + 1
    formats = next(one.type for one in command.params if one.name == "output_format")
    assert isinstance(formats, click.Choice)
    assert words[place] in formats.choices


def test_every_variable_of_ours_exists() -> None:
    known = {one.envvar for one in main.commands["check"].params if one.envvar}
    named = {name for step in STEPS for name in step.get("env", {}) if name.startswith("HANDOUT_")}
    assert named - known == set()


def test_every_input_is_described_and_used_and_none_is_run() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", text))
    assert used == set(ACTION["inputs"])
    assert [name for name, one in ACTION["inputs"].items() if not one["description"]] == []
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_the_how_to_names_every_input() -> None:
    page = (ROOT / "docs/how-to/pre-commit.md").read_text(encoding="utf-8")
    assert [name for name in ACTION["inputs"] if f"| `{name}` |" not in page] == []


def run(step: dict[str, Any], folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a step as GitHub's runner does, with the inputs put in."""
    chosen = {name: one["default"] for name, one in ACTION["inputs"].items()} | inputs
    given = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: chosen[found[1]], value)
        for name, value in step["env"].items()
    }
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, **given, "PATH": paths, "GITHUB_OUTPUT": str(folder / "output")}
    command = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(BASH is None, reason="the action runs in bash")
@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({}, 1),
        ({"paths": "library/handouts\n"}, 0),
        ({"paths": "library/handouts\nlibrary/content/claims/a b.yaml"}, 1),
        ({"paths": "library/handouts", "fail-on": "info"}, 1),
        ({"fail-on": "fatal"}, 2),
        ({"baseline": "none.json"}, 2),
    ],
)
def test_the_scripts_do_what_they_say(write: Write, inputs: Mapping[str, str], status: int) -> None:
    folder = write({"content/claims/a b.yaml": "- id: x\n"}).root.parent
    report, check = (step for step in STEPS if "env" in step)
    wrote = run(report, folder, project="library", **inputs)
    checked = run(check, folder, project="library", **inputs)
    assert (wrote.returncode, checked.returncode) == (2 if status == 2 else 0, status), (
        checked.stderr
    )
    if status != 2:
        (log,) = json.loads((folder / "handout.sarif").read_text(encoding="utf-8"))["runs"]
        assert len(log["results"]) == len(re.findall(r"^::", checked.stdout, re.MULTILINE))
        assert (folder / "output").read_text(encoding="utf-8") == "sarif-file=handout.sarif\n"
