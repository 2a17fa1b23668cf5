"""What only a process of its own can show: imports, pipes, terminals, a machine without Pango."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handout_builder.engine.doctor import missing_pango
from handout_builder.engine.projects import Project

Write = Callable[[Mapping[str, str | bytes]], Project]

HANDOUT = [sys.executable, "-m", "handout_builder.cli"]
PRINTERS = {"weasyprint", "pydyf", "citeproc", "fontTools"}
IDLE = {"cffi", "csv", "difflib", "email", "logging", "zipfile"}
"""What only some builds need: those with faults, signatures, a cluster or a selection, and their workers."""


def imported(*arguments: str, folder: Path) -> set[str]:
    """Return the packages that a command imports."""
    command = [sys.executable, "-X", "importtime", *HANDOUT[1:], *arguments]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-500:]
    return {
        name.partition(".")[0] for name in re.findall(r"\| +([\w.]+)$", ended.stderr, re.MULTILINE)
    }


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], PRINTERS | {"pydantic", "yaml", "jinja2", "rich", "markdown_it"}),
        (["build", "--help"], PRINTERS | {"pydantic", "yaml", "jinja2", "rich"}),
        (["check"], PRINTERS | {"jinja2"}),
        (["verify", "--help"], PRINTERS | {"pydantic", "yaml", "jinja2", "rich", "pikepdf"}),
        (["ls"], PRINTERS | {"jinja2"}),
        (["why", "dry-hands", "hands"], PRINTERS | {"jinja2"}),
        (
            ["build", "hands"],
            PRINTERS | IDLE | {"jinja2", "babel"},
        ),  # what its workers need, they import
        (["build", "hands", "--plan"], PRINTERS | {"jinja2", "babel"}),
        (["cache", "info"], PRINTERS | {"jinja2", "pydantic", "yaml", "rich"}),
    ],
)
def test_a_command_imports_only_what_it_needs(
    arguments: list[str], absent: set[str], write: Write
) -> None:
    found = imported(*arguments, folder=write({}).root)
    assert "click" in found
    assert not found & absent


@pytest.mark.skipif(os.name == "nt", reason="pipes of Unix")
@pytest.mark.parametrize("arguments", [["check"], ["ls", "claims"], ["rule"]])
def test_a_reader_who_goes_is_no_fault(arguments: list[str], tmp_path: Path) -> None:
    with subprocess.Popen(
        [*HANDOUT, *arguments], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().decode()
    assert process.returncode == 1
    assert "fault" not in told
    assert "Traceback" not in told


WITHOUT_PANGO = """\
import cffi

def dlopen(self, name, flags=0):
    raise OSError(f"cannot load library {name!r}")

cffi.FFI.dlopen = dlopen

from handout_builder.engine.printing.declared import Declarations

Declarations.dlopen = dlopen
"""


@pytest.fixture
def without_pango(tmp_path: Path) -> Mapping[str, str]:
    """An environment of a machine on which no library can be opened."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WITHOUT_PANGO)
    paths = [str(tmp_path / "site"), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def test_without_pango_a_build_ends_with_what_the_doctor_says(
    write: Write, without_pango: Mapping[str, str]
) -> None:
    ended = subprocess.run(
        [*HANDOUT, "build", "hands", "--no-cache"],
        cwd=write({}).root,
        env=without_pango,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"handout: {missing_pango()}\n"


def test_without_pango_the_doctor_says_so_and_everything_else_works(
    write: Write, without_pango: Mapping[str, str]
) -> None:
    for arguments, status in ((["doctor"], 2), (["check"], 0), (["ls"], 0)):
        ended = subprocess.run(
            [*HANDOUT, *arguments],
            cwd=write({}).root,
            env=without_pango,
            capture_output=True,
            check=False,
        )
        assert ended.returncode == status
        assert (b"Pango: missing" in ended.stdout) == (arguments == ["doctor"])


@pytest.mark.skipif(os.name == "nt", reason="terminals of Unix")
@pytest.mark.parametrize("arguments", [["build", "hands"], ["ls"], ["--help"], ["check"]])
def test_no_color_is_obeyed_on_a_terminal(arguments: list[str], write: Write) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [*HANDOUT, *arguments], cwd=write({}).root, env=environment, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:
        pass  # how Linux tells that the other end is closed
    os.close(ours)
    assert process.wait() == 0
    assert shown
    assert not re.search(rb"\x1b\[(\d+;)*(3[0-8]|4[0-8]|9[0-7])(;\d+)*m", shown)
