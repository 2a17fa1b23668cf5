"""The commands: what they print, where, and how they end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main

from .conftest import Library, code_of

WHY = ("--reason", "Wrong.", "--by", "A. Nurse")


def run(library: Library, *words: str) -> Result:
    options = ["--project", str(library.root), "--today", "2026-04-01"]
    return CliRunner().invoke(main, [*words, *options])


def test_a_status_is_told_as_data_and_by_the_exit_status(library: Library) -> None:
    code = code_of(library.release())
    done = run(library, "status", code, "--output-format", "json")
    assert (done.exit_code, json.loads(done.stdout)["status"]) == (0, "current")
    gone = run(library, "withdraw", "hands", *WHY, "--out", str(library.out))
    assert (gone.exit_code, gone.stdout.splitlines()[0]) == (
        0,
        str(library.out / "withdrawal-2026-04-01-hands.pdf"),
    )
    assert f"{code} hands_GB_en-GB_a4 1.0.0: withdrawn" in gone.stderr
    done = run(library, "status", code, "--output-format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["status"]) == (1, "withdrawn")
    assert told["withdrawn"][0]["by"] == "A. Nurse"


def test_the_status_of_all_sheets_is_written(library: Library, tmp_path: Path) -> None:
    code = code_of(library.release())
    done = run(library, "status", "--write", str(tmp_path / "web"))
    bare = code.replace("-", "")
    assert done.stdout.splitlines() == [
        str(tmp_path / "web" / "status" / f"{bare}.{kind}") for kind in ("json", "html")
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("status",), "name the code of a sheet, or a file"),
        (("status", "hands.pdf"), "hands.pdf is no file, and no code"),
        (("withdraw", "hands", *WHY), "a handout hands was never released; nothing was ever"),
        (("withdraw", "hands", "--reason", "Wrong."), "Missing option '--by'"),
        (("recall", "who", *WHY), "no sheet that was released prints or rests on who"),
        (("release", "nothing"), 'unknown handout "nothing"'),
        (("release", "--verify"), "nothing was ever released"),
    ],
)
def test_what_cannot_be_done_is_told_and_ends_with_two(
    library: Library, words: tuple[str, ...], message: str
) -> None:
    done = run(library, *words)
    assert done.exit_code == 2
    assert message in done.stderr


def test_what_is_not_signed_is_told_and_ends_with_one(library: Library) -> None:
    done = run(library, "release", "--dry-run")
    assert done.exit_code == 1
    assert "claim dry-hands for patient: nobody has signed it" in done.stdout
    done = run(library, "release")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nothing was released" in done.stderr


def test_what_is_not_committed_is_told_before_a_release(library: Library) -> None:
    (library.root / "handouts" / "new.yaml").write_text("x: y\n")
    done = run(library, "release", "hands", "--dry-run")
    assert "handout: this is not committed yet; commit it first:" in done.stdout
    done = run(library, "release", "hands")
    assert (done.exit_code, "  handouts/new.yaml" in done.stderr) == (2, True)


def test_nothing_is_released_from_the_embedded_library(tmp_path: Path) -> None:
    for words in (["release"], ["withdraw", "b12-nerves", *WHY], ["recall", "ng239", *WHY]):
        done = CliRunner().invoke(main, [*words, "--project", str(tmp_path)])
        assert done.exit_code == 2
        assert "nothing is released from the embedded library" in done.stderr


def test_a_released_sheet_that_can_be_made_again_says_so(library: Library) -> None:
    code = code_of(library.release())
    done = run(library, "release", "hands@1.0.0", "--verify")
    assert (done.exit_code, done.stdout) == (
        0,
        f"{code} hands_GB_en-GB_a4 1.0.0: same bytes\n",
    )
