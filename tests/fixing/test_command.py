"""`handout fix` shows a diff, and changes files only where it is told to."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.engine.projects import Project

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

CLAIMS = "content/claims/hands.yaml"
LEAFLET, SUMMARY = "handouts/hands.yaml", "handouts/hands-summary.yaml"


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


HEADS = {SUMMARY: "title: Hand hygiene, 5mg", LEAFLET: "title: Clean hands, 6mg"}


@pytest.fixture
def untidy(write: Write, neat: Files) -> Path:
    """The small library with something to correct in two handouts and in two claims."""
    claims = str(neat[CLAIMS]).replace("Scrub before", "Take 7mg before")
    claims = claims.replace("Dry your hands well", "Take 8mg")
    titles = {path: re.sub("title: .*", head, str(neat[path])) for path, head in HEADS.items()}
    return write({**neat, CLAIMS: claims, **titles}).root


@pytest.mark.parametrize(
    ("selection", "corrected"),
    [
        ("audience:patient", {"6 mg", "8 mg"}),
        ("handout:hands-summary", {"5 mg", "7 mg"}),
        ("id:dry-*", {"8 mg"}),
        ("category:treatment", {"7 mg"}),
        ("category:treatment+", {"5 mg", "7 mg"}),
        ("certainty:very-low", set[str]()),
    ],
)
def test_only_what_a_selection_takes_is_corrected(
    untidy: Path, selection: str, corrected: set[str]
) -> None:
    done = run("--project", untidy, "--select", selection)
    added = "".join(line for line in done.stdout.splitlines() if line.startswith("+"))
    assert set(re.findall(r"\d mg", added)) == corrected
    assert done.exit_code == int(bool(corrected))


def test_what_a_selection_leaves_out_is_left(untidy: Path) -> None:
    before = (untidy / LEAFLET).read_text(encoding="utf-8")
    done = run("--write", "--project", untidy, "--exclude", "handout:hands")
    assert done.stdout.split() == [CLAIMS, SUMMARY]
    assert (untidy / LEAFLET).read_text(encoding="utf-8") == before
    assert "8mg" in (untidy / CLAIMS).read_text(encoding="utf-8")
    assert run("--project", untidy, "--select", "handout:hand").exit_code == 2


def test_a_selection_and_paths_both_limit_what_is_corrected(untidy: Path) -> None:
    done = run(untidy / CLAIMS, "--project", untidy, "--select", "audience:clinician")
    assert re.findall(r"^\+\+\+ b/(.*)$", done.stdout, re.MULTILINE) == [CLAIMS]
    assert "8mg" not in "".join(re.findall(r"^-.*$", done.stdout, re.MULTILINE))


def test_the_first_line_for_editors_comes_only_into_files_of_what_is_selected(write: Write) -> None:
    done = run("--project", write({}).root, "--select", "handout:hands-summary,audience:clinician")
    added = re.findall(r"^\+\+\+ b/(.*)$", done.stdout, re.MULTILINE)
    assert added == [CLAIMS, SUMMARY]


def test_what_is_too_faulty_to_be_told_apart_is_corrected_with_any_selection(
    write: Write, neat: Files
) -> None:
    claims = str(neat[CLAIMS]).replace("certainty: moderate", "certainty: moderat")
    root = write({**neat, CLAIMS: claims}).root
    assert "+  certainty: moderate\n" in run("--project", root, "--select", "id:hands").stdout


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
