"""What a change makes stale among sign-offs is told by a comparison; the agenda takes a selection."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from handout_builder.cli import main
from handout_builder.engine.comparing import FORMATS, compare

Files = Mapping[str, str | bytes]
CLAIMS = "content/claims/hands.yaml"


@pytest.fixture
def signed(office: Callable[[Files], Any]) -> Any:
    """The small library with every statement of a handout signed."""
    made = office({})
    made.sign(*made.all_of("hands"))
    return made


def stale(signed: Any, before: Path) -> tuple[str, ...]:
    return tuple(map(str, compare(signed.project, str(before)).stale.signoffs))


@pytest.fixture
def before(signed: Any, tmp_path: Path) -> Path:
    """The library as it was signed."""
    return Path(shutil.copytree(signed.project.root, tmp_path / "before"))


def test_another_wording_makes_its_sign_off_and_that_of_the_handout_stale(
    signed: Any, before: Path
) -> None:
    assert stale(signed, before) == ()
    signed.edit(CLAIMS, "Dry your hands well.", "Dry your hands.")
    assert stale(signed, before) == ("handout hands", "claim dry-hands for patient")
    told = FORMATS["text"](compare(signed.project, str(before)))
    assert told.endswith("makes stale: 1 handout, 2 sign-offs")


def test_a_source_makes_all_stale_that_cite_it_and_a_note_none(signed: Any, before: Path) -> None:
    signed.edit(CLAIMS, "  tags: [daily]", "  tags: [daily]\n  note: For editors.")
    assert stale(signed, before) == ()
    signed.edit("content/sources/sources.yaml", "standing: current", "standing: retracted")
    assert len(stale(signed, before)) == len(signed.all_of("hands"))


def test_what_was_signed_again_is_not_stale(signed: Any, before: Path) -> None:
    signed.edit(CLAIMS, "Dry your hands well.", "Dry your hands.")
    signed.sign(*signed.all_of("hands"), on="2026-03-05")
    assert stale(signed, before) == ()


def test_the_agenda_takes_a_selection(signed: Any) -> None:
    options = ["--output-format", "json", "--project", str(signed.project.root)]
    ended = CliRunner().invoke(main, ["review", "list", "--select", "category:treatment", *options])
    assert "scrub" in ended.stdout
    assert "wash-hands" not in ended.stdout
    assert json.loads(ended.stdout)
    wrong = CliRunner().invoke(main, ["review", "list", "--select", "tag:dayly", *options])
    assert (wrong.exit_code, 'did you mean "daily"?' in wrong.stderr) == (2, True)
