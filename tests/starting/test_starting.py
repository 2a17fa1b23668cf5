"""`handout init` makes a whole library, never overwrites, and leaves nothing half done."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from handout_builder.engine.loading import load
from handout_builder.engine.projects import find_project
from handout_builder.engine.resources import STARTER
from handout_builder.engine.starting import CannotStart, start


@pytest.fixture
def library(tmp_path: Path) -> Path:
    start(tmp_path / "library")
    return tmp_path / "library"


def test_a_new_folder_gets_the_whole_starter_library(tmp_path: Path) -> None:
    made = start(tmp_path / "new" / "library")
    assert [path.relative_to(tmp_path / "new/library").as_posix() for path in made] == [
        ".editorconfig",
        ".github/workflows/changes.yml",
        ".github/workflows/check.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        "README.md",
        "content/claims/example.yaml",
        "content/regions/GB.yaml",
        "content/regions/US.yaml",
        "content/sources/example.yaml",
        "handout.toml",
        "handouts/example.yaml",
    ]
    assert all(
        path.read_bytes() == (STARTER / path.relative_to(tmp_path / "new/library")).read_bytes()
        for path in made
    )


def test_nothing_but_the_library_is_left(library: Path) -> None:
    assert not list(library.glob(".starting-*"))


def test_what_is_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("kept", encoding="utf-8")
    start(tmp_path)
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "kept"


def test_a_file_that_would_be_overwritten_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "handout.toml").write_text("ours", encoding="utf-8")
    with pytest.raises(CannotStart, match=r"already holds handout\.toml; choose a new folder"):
        start(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["handout.toml"]


def test_starting_twice_names_what_is_there(library: Path) -> None:
    with pytest.raises(CannotStart, match=r"handouts/example\.yaml"):
        start(library)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "library").touch()
    with pytest.raises(CannotStart, match="is a file; choose another name"):
        start(tmp_path / "library")


def test_a_folder_that_cannot_be_made_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart, match="cannot be written"):
        start(tmp_path / "file" / "library")


def test_the_library_loads_without_a_finding(library: Path) -> None:
    loaded = load(find_project(library))
    assert loaded.findings == ()
    assert len(loaded.library.claims) == 2
    assert list(loaded.library.sources) == ["nhs-nosebleed"]
    assert list(loaded.library.recipes) == ["example"]
    assert sorted(loaded.library.regions) == ["GB", "US"]


def test_its_source_is_not_said_to_be_confirmed(library: Path) -> None:
    """Nobody has read it for the one who begins a library."""
    assert not load(find_project(library)).library.sources["nhs-nosebleed"].confirmed


def test_every_file_for_an_author_has_comments_on_their_own_lines() -> None:
    """A comment after a wording on its line would be a finding in the author's own files."""
    files = [STARTER / "handout.toml", *STARTER.rglob("*.yaml"), *STARTER.rglob("*.yml")]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    assert [
        str(file) for file, text in texts.items() if not re.search(r"^\s*#", text, re.MULTILINE)
    ] == []
    assert [
        str(file) for file, text in texts.items() if re.search(r"^[^#\n]*\S +#", text, re.MULTILINE)
    ] == []


def test_settings_that_are_commented_out_are_right_too() -> None:
    """An author takes the hash away and goes on."""
    text = (STARTER / "handout.toml").read_text(encoding="utf-8")
    uncommented = re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE)
    settings = tomllib.loads(uncommented)
    assert settings["paper"] == "a4"
    assert settings["vocabulary"]["categories"]["exercise"]


def test_the_schemas_of_the_editor_are_those_that_the_files_name() -> None:
    text = (STARTER / ".vscode" / "settings.json").read_text(encoding="utf-8")
    mapped = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))["yaml.schemas"]
    for file in STARTER.rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = (file.parent / first.partition("$schema=")[2]).resolve().relative_to(STARTER)
        assert file.relative_to(STARTER).match(mapped[schema.as_posix()])


@pytest.mark.parametrize("name", [".github/workflows/check.yml", ".gitlab-ci.yml"])
def test_the_files_for_ci_are_yaml_and_check_before_they_build(name: str) -> None:
    text = (STARTER / name).read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    assert text.index("handout check") < text.index("handout build")
