"""`handout verify` reads files from the command line, and `handout build` attaches a manifest or does not."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from handout_builder.cli import main
from handout_builder.engine.projects import Project

Write = Callable[[Mapping[str, str]], Project]


def run(*arguments: str) -> tuple[int, str, str]:
    ended = CliRunner().invoke(main, list(arguments))
    return ended.exit_code, ended.stdout, ended.stderr


@pytest.fixture
def inside(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go into the folder of the small library."""
    monkeypatch.chdir(write({}).root)
    return Path.cwd()


@pytest.mark.parametrize(
    ("options", "told"), [((), "attached"), (("--no-manifest",), "in the metadata alone")]
)
def test_what_was_built_is_verified(options: tuple[str, ...], told: str, inside: Path) -> None:
    assert run("build", "hands", *options)[0] == 0
    status, said, notice = run("verify", "out/hands_GB_en-GB_a4.pdf", "-o", "report.txt")
    assert (status, said, notice) == (0, "", "no findings\n")
    report = (inside / "report.txt").read_text(encoding="utf-8")
    assert f"  manifest     {told}\n" in report
    assert "  bytes        as they were built\n" in report


def test_several_files_are_told_apart(inside: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        (inside / name).write_bytes(b"nothing")
    status, said, notice = run("verify", "one.pdf", "two.pdf", "--output-format", "concise")
    assert (status, notice) == (1, "2 errors\n")
    assert said.splitlines() == [
        "one.pdf: OUT001 error: it is no PDF",
        "two.pdf: OUT001 error: it is no PDF",
    ]


def test_a_file_that_is_not_there_is_wrong_usage() -> None:
    assert run("verify", "none.pdf")[0] == 2
    assert run("verify")[0] == 2
