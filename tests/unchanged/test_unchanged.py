"""What was learnt of a file holds until the system notes another write, and never for one written a moment ago."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handout_builder.engine.unchanged import Learnt, notes_on, settled

LONG_AGO = 1_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a file."""
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")
    return path


@pytest.fixture
def read(file: Path) -> Callable[[Learnt[str]], tuple[str, bool]]:
    """Return a function that asks for what a file says, and tells whether it was read for that."""

    def ask(learnt: Learnt[str]) -> tuple[str, bool]:
        reads: list[str] = []

        def learn() -> str:
            reads.append(file.read_text(encoding="utf-8") if file.exists() else "nothing")
            return reads[-1]

        return learnt.of("page", [file], learn), bool(reads)

    return ask


Read = Callable[[Learnt[str]], tuple[str, bool]]


def test_a_file_that_was_just_written_is_read_again(read: Read) -> None:
    learnt = Learnt[str](9)
    assert [read(learnt), read(learnt)] == [("old", True), ("old", True)]


def test_a_settled_file_is_read_once_until_it_changes(file: Path, read: Read) -> None:
    learnt = Learnt[str](9, lately=0)
    assert [read(learnt), read(learnt)] == [("old", True), ("old", False)]
    file.write_text("newer", encoding="utf-8")
    assert read(learnt) == ("newer", True)
    file.unlink()
    assert [read(learnt), read(learnt)] == [("nothing", True), ("nothing", False)]


def test_setting_a_files_time_back_hides_no_change(file: Path, read: Read) -> None:
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    learnt = Learnt[str](9, lately=0)
    read(learnt)
    time.sleep(0.02)
    file.write_text("new", encoding="utf-8")
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    assert read(learnt) == ("new", True)


def test_only_the_most_recent_are_kept(tmp_path: Path) -> None:
    learnt, asked = Learnt[str](2), list[str]()
    for name in ("a", "b", "c", "c", "a"):
        learnt.of(name, [tmp_path / name], lambda name=name: asked.append(name) or name)
    assert asked == ["a", "b", "c", "a"]


def test_a_name_that_no_file_can_have_is_of_none(tmp_path: Path) -> None:
    notes = notes_on([tmp_path / "a\0b", tmp_path / "none"])
    assert notes == (None, None)
    assert settled(notes)
