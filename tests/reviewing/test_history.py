"""What has changed since somebody signed: the old words come from git, by their digest."""

import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner

from handout_builder.cli import main
from handout_builder.schema import Signable

Office = Callable[..., Any]

HANDS = "content/claims/hands.yaml"
FIGURE = {
    "content/figures/figures.yaml": "- id: palm\n  file: palm.svg\n  caption: {patient: Your hand}\n"
    "  alt: {patient: A hand.}\n",
    "content/figures/palm.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>',
}
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


def show(desk: Any, thing: str = "dry-hands") -> str:
    where = ("--project", str(desk.project.root), "--today", "2026-03-06")
    done = CliRunner().invoke(main, ["review", "show", thing, *where])
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


def test_what_is_not_there_is_refused(office: Office) -> None:
    root = str(office({}).project.root)
    done = CliRunner().invoke(main, ["review", "show", "dry-hand", "--project", root])
    assert (
        done.exit_code,
        'unknown claim, figure or handout "dry-hand"; did you mean "dry-hands"?' in done.stderr,
    ) == (2, True)


def test_a_number_changes_whole(desk: Any) -> None:
    desk.edit(HANDS, "Dry your hands well.", "Dry your hands for 1.5 minutes.")
    commit(desk)
    desk.sign(DRY, on="2026-03-05")
    commit(desk)
    desk.edit(HANDS, "1.5 minutes", "2.5 minutes")
    assert "Dry your hands for [-1.5-]{+2.5+} minutes." in show(desk)


def test_words_and_what_they_rest_on_may_both_have_changed(desk: Any) -> None:
    desk.edit(
        HANDS,
        "certainty: high\n  wording:\n    patient: Dry your hands well",
        "certainty: low\n  wording:\n    patient: Dry your hands",
    )
    assert "Dry your hands[- well-].\n  changed too: certainty" in show(desk)


def test_a_handout_shows_what_it_prints_and_what_changed_on_it(desk: Any) -> None:
    desk.sign(*desk.all_of(), on="2026-03-02")
    commit(desk)
    assert "the sheet as a whole: signed until 2029-03-02" in show(desk, "hands")
    desk.edit(HANDS, "Dry your hands well.", "Dry your hands.")
    desk.edit("handouts/hands.yaml", "heading: Every day", "heading: Each day")
    said = show(desk, "handout:hands")
    head = "handout hands\n  title: Clean hands\n  audience: patient\n"
    assert said.startswith(head)
    stale = "it has changed since Example Reviewer signed it on 2026-03-02"
    assert f"\n  claim dry-hands for patient: stale: {stale}\n" in said
    assert f"\nthe sheet as a whole: stale: {stale}\n" in said
    assert "\n  claim dry-hands for patient: Dry your hands[- well-].\n" in said
    assert "[-Every-]{+Each+} day" in said


def test_what_somebody_tried_is_shown_with_its_handout(desk: Any) -> None:
    act = {"handout": "hands", "item": "tried-1", "answer": "yes"}
    (own,) = desk.entries(Signable("handout", "hands"))
    desk.sign(approves=[own | act])
    assert "item tried-1: signed until" in show(desk, "hands")


def test_a_figure_shows_how_its_words_and_its_drawing_changed(office: Office) -> None:
    desk = office(FIGURE)
    git(desk, "init", "--quiet")
    desk.sign(Signable("figure", "palm", "patient"))
    commit(desk)
    said = show(desk, "palm")
    assert "\nfor patient: signed until 2029-03-01\n  what it shows: A hand.\n" in said
    assert "\n  under it: Your hand\n" in said
    desk.edit("content/figures/figures.yaml", "A hand.", "A wet hand.")
    desk.edit("content/figures/palm.svg", "M0 0", "M1 1")
    said = show(desk, "palm")
    assert "\n  figure palm for patient, alternative text: A{+ wet+} hand.\n" in said
    assert "\n  figure palm, drawing: another one\n" in said
