"""`handout fix` shows a diff, and changes files only where it is told to."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.engine.projects import Project

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

CLAIMS = "content/claims/hands.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["fix", *map(str, arguments)])


def test_a_diff_is_shown_and_nothing_changes(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({}).root
    monkeypatch.chdir(root)
    before = (root / CLAIMS).read_bytes()
    done = run(root / CLAIMS)
    assert (done.exit_code, (root / CLAIMS).read_bytes()) == (1, before)
    assert done.stdout.startswith(f"--- a/{CLAIMS}\n+++ b/{CLAIMS}\n")
    assert done.stderr == "1 correction in 1 file; `handout fix --write` makes them\n"


def test_write_writes_and_names_the_files(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({}).root
    monkeypatch.chdir(root)
    done = run("--write", root / CLAIMS)
    assert (done.exit_code, done.stdout) == (0, f"{CLAIMS}\n")
    assert (root / CLAIMS).read_text(encoding="utf-8").startswith("# yaml-language-server: ")
    assert run(root / CLAIMS).output == "nothing to correct\n"
    assert run("--write", root / CLAIMS).exit_code == 0


def test_the_embedded_library_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("--write")
    assert done.exit_code == 2
    assert "embedded library is not to be changed" in done.stderr
    assert run().exit_code == 0


def test_a_file_of_no_library_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: b\n", encoding="utf-8")
    done = run(tmp_path / "x.yaml")
    assert done.exit_code == 2
    assert "is in no library" in done.stderr
