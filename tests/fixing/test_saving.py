"""Corrected files are written whole, inside the library, and only where nobody wrote meanwhile."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from handout_builder.engine.fixing import by_hand, fix, save
from handout_builder.engine.projects import Project

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

CLAIMS = "content/claims/hands.yaml"
CLAIM = """\
- id: x
  category: treatment
  audience: [patient]
  certainty: high
  wording:
    patient: {wording}
  sources: [who]
"""


def test_a_file_that_changed_meanwhile_is_left(write: Write, today: date) -> None:
    project = write({})
    outcome = fix(project, (), today)
    (project.root / CLAIMS).write_bytes(b"# somebody else was here\n")
    (project.root / "handouts/hands.yaml").unlink()
    saved = save(project, outcome.changes)
    assert saved.left == (CLAIMS, "handouts/hands.yaml")
    assert len(saved.written) == len(outcome.changes) - 2
    assert (project.root / CLAIMS).read_bytes() == b"# somebody else was here\n"
    assert [line for line in by_hand(outcome, saved) if "changed while" in line] == [
        f"handout: {path} changed while it was corrected, and is left as it is"
        for path in saved.left
    ]


def test_a_file_keeps_who_may_read_it(write: Write, today: date) -> None:
    project = write({})
    (project.root / CLAIMS).chmod(0o640)
    save(project, fix(project, (), today).changes)
    assert (project.root / CLAIMS).stat().st_mode & 0o777 == 0o640


def test_what_is_left_is_told_at_its_line(write: Write, today: date) -> None:
    text = CLAIM.format(wording="'You don''t need it.'")
    project = write({"content/claims/x.yaml": text})
    outcome = fix(project, [project.root / "content/claims/x.yaml"], today)
    (now,) = by_hand(outcome, None)
    (then,) = by_hand(outcome, save(project, outcome.changes))
    assert (now.split(":")[1], then.split(":")[1]) == ("6", "7")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_link_is_followed(write: Write, today: date, tmp_path: Path) -> None:
    project = write({})
    outside = tmp_path / "outside.yaml"
    outside.write_text("title: Ours\n", encoding="utf-8")
    (project.root / "handouts/outside.yaml").symlink_to(outside)
    (project.root / "handouts/inside.yaml").symlink_to(project.root / "handouts/hands.yaml")
    (project.root / "content/contacts").symlink_to(tmp_path, target_is_directory=True)
    outcome = fix(project, (), today)
    save(project, outcome.changes)
    assert outside.read_text(encoding="utf-8") == "title: Ours\n"
    assert (project.root / "handouts/inside.yaml").is_symlink()
    assert {one.path for one in outcome.changes}.isdisjoint(
        {"handouts/outside.yaml", "handouts/inside.yaml", "content/contacts/outside.yaml"}
    )


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_file_that_became_a_link_is_left(write: Write, today: date, tmp_path: Path) -> None:
    project = write({})
    outcome = fix(project, (), today)
    moved = tmp_path / "moved.yaml"
    (project.root / CLAIMS).rename(moved)
    (project.root / CLAIMS).symlink_to(moved)
    before = moved.read_bytes()
    assert CLAIMS in save(project, outcome.changes).left
    assert moved.read_bytes() == before
