"""What has changed since somebody signed: the old words come from git, by their digest."""

import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner

from handout_builder.cli import main
from handout_builder.engine.reviewing import word_diff
from handout_builder.schema import Signable

Office = Callable[..., Any]

HANDS = "content/claims/hands.yaml"
DRY = Signable("claim", "dry-hands", "patient")


def git(desk: Any, *arguments: str) -> None:
    pairs = [(who, what) for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    names = {f"GIT_{who}_{what}": "example@clinic.example" for who, what in pairs}
    command = [shutil.which("git") or "git", *arguments]
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(command, cwd=desk.project.root, env=environment, check=True, capture_output=True)


def commit(desk: Any) -> None:
    git(desk, "add", ".")
    git(desk, "commit", "--quiet", "--message=A change")


@pytest.fixture
def desk(office: Office) -> Any:
    made = office({})
    git(made, "init", "--quiet")
    commit(made)
    made.sign(DRY)
    commit(made)
    return made


def show(desk: Any, claim: str = "dry-hands") -> str:
    where = ("--project", str(desk.project.root), "--today", "2026-03-06")
    done = CliRunner().invoke(main, ["review", "show", claim, *where])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_all_that_there_is_to_say_of_a_claim(desk: Any) -> None:
    (act,) = desk.loaded.library.signoffs
    who = "2026-03-01 Example Reviewer, General practitioner"
    how = "recorded by Example Librarian, kept: The folder “Reviews”, page 3"
    assert (
        show(desk)
        == f"""\
claim dry-hands
  category: self-care
  certainty: high

sources
  who: Hand hygiene

for patient: signed until 2029-03-01
  Dry your hands well.
  - {who}; {how}; holds until 2029-03-01 [{act}]
"""
    )


def test_words_that_changed_are_shown_word_by_word(desk: Any) -> None:
    desk.edit(HANDS, "Dry your hands well.", "Dry your hands very well, each time.")
    commit(desk)
    desk.edit(HANDS, "very well", "quite well")
    said = show(desk)
    assert (
        "for patient: stale: it has changed since Example Reviewer signed it on 2026-03-01" in said
    )
    assert (
        "  since Example Reviewer signed it on 2026-03-01:\n  Dry your hands {+quite +}well{+, each time+}.\n"
        in said
    )


def test_what_else_changed_is_named(desk: Any) -> None:
    desk.edit(
        HANDS,
        "certainty: high\n  wording:\n    patient: Dry",
        "certainty: low\n  wording:\n    patient: Dry",
    )
    assert "the words are the same; changed: certainty" in show(desk)


def test_a_source_that_changed_is_told(desk: Any) -> None:
    desk.edit("content/sources/sources.yaml", "standing: current", "standing: retracted")
    assert "the words are the same; changed: a source that it cites" in show(desk)


def test_words_that_nobody_committed_cannot_be_shown(desk: Any) -> None:
    desk.edit(HANDS, "Dry your hands well.", "Dry your hands at once.")
    desk.sign(DRY, on="2026-03-05")
    desk.edit(HANDS, "at once", "now")
    assert "no commit holds the words that were signed" in show(desk)


def test_without_a_repository_the_history_is_shown_all_the_same(office: Office) -> None:
    desk = office({})
    desk.sign(DRY)
    desk.edit(HANDS, "Dry your hands well.", "Dry your hands.")
    said = show(desk)
    assert "what was signed cannot be shown: the library lies in no git repository" in said
    assert "Example Reviewer, General practitioner" in said


def test_without_git_the_history_is_shown_all_the_same(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.edit(HANDS, "Dry your hands well.", "Dry your hands.")
    monkeypatch.setenv("PATH", "")
    assert "what was signed cannot be shown: git is not on this machine" in show(desk)


def test_an_unknown_claim_is_refused(office: Office) -> None:
    root = str(office({}).project.root)
    done = CliRunner().invoke(main, ["review", "show", "dry-hand", "--project", root])
    assert (
        done.exit_code,
        'unknown claim "dry-hand"; did you mean "dry-hands"?' in done.stderr,
    ) == (2, True)


@pytest.mark.parametrize(
    ("old", "new", "diff"),
    [
        ("Take 1 mg.", "Take 2 mg.", "Take [-1-]{+2+} mg."),
        ("Take 1 mg.", "Take  1\nmg.", "Take 1 mg."),
        ("One.", "One. Two.", "One.{+ Two.+}"),
        ("One two.", "", "[-One two.-]"),
    ],
)
def test_a_diff_of_words(old: str, new: str, diff: str) -> None:
    assert word_diff(old, new) == diff
