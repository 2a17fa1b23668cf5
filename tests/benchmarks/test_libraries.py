"""Libraries that benchmarks generate are fit to be printed, and always the same."""

from datetime import date
from pathlib import Path

import pytest

from handout_builder.benchmarks.libraries import write_editions, write_library
from handout_builder.engine.checking import check
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.schema import Level

TODAY = date(2026, 1, 1)


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("editions", [10, 30])
def test_a_library_has_as_many_editions_as_asked_and_no_error(
    tmp_path: Path, editions: int
) -> None:
    loaded = load(Project(write_editions(tmp_path, editions)))
    assert len(request_editions(loaded.library, Request())) == editions
    assert len(loaded.library.claims) == 4 * editions
    assert [one for one in check(loaded, today=TODAY) if one.level is Level.ERROR] == []


def test_the_last_claim_of_a_handout_stands_on_no_other(tmp_path: Path) -> None:
    loaded = load(Project(write_editions(tmp_path, 30)))
    on = [
        edition.recipe.id
        for edition in request_editions(loaded.library, Request())
        for section in edition.sections
        if any(chosen.claim.id == "claim-12-3" for chosen in section.chosen)
    ]
    assert on == ["handout-12"]


def test_the_same_seed_gives_the_same_library(tmp_path: Path) -> None:
    first, second = (write_editions(tmp_path / name, 10) for name in ("first", "second"))
    assert files(first) == files(second)
    assert files(first) != files(write_editions(tmp_path / "third", 10, seed=8))


def test_a_library_of_claims_has_no_error(tmp_path: Path) -> None:
    loaded = load(Project(write_library(tmp_path, claims=100, files=20)))
    assert len(loaded.library.claims) == 100
    assert [one for one in check(loaded, today=TODAY) if one.level is Level.ERROR] == []
