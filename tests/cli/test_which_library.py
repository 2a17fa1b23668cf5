"""A check of some files is of the library that they belong to, or says why it cannot be."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handout_builder.engine.projects import NotInLibrary, Project, folder_in_repository, library_of
from handout_builder.engine.resources import PACKAGE

HANDS = "content/claims/hands.yaml"


@pytest.fixture
def library(write: Callable[[Mapping[str, str]], Project]) -> Project:
    return write({})


def test_without_paths_it_is_the_library_around_us_or_the_embedded_one(
    library: Project, tmp_path: Path
) -> None:
    assert library_of([], library.root / "content") == library
    assert library_of([], tmp_path) == Project(PACKAGE, embedded=True)


def test_from_outside_it_is_the_library_of_the_paths(library: Project, tmp_path: Path) -> None:
    """As where a hook runs in the root of a repository that holds the library in a folder."""
    assert library_of([library.root / HANDS, library.root / "handouts"], tmp_path) == library
    assert library_of([library.root], tmp_path) == library


def test_paths_count_from_where_we_are(library: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library.root / "content")
    assert library_of([Path("claims/hands.yaml"), Path()], Path()) == library


def test_a_path_in_no_library_is_refused(library: Project, tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").write_text("x")
    for folder in (library.root, tmp_path):
        with pytest.raises(NotInLibrary, match=r"notes.yaml is in no library: there is no handout"):
            library_of([tmp_path / "notes.yaml"], folder)


def test_a_path_in_another_library_is_refused(
    library: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "handout.toml").write_text('title = "x"\npublisher = "y"\n')
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotInLibrary) as refused:
        library_of([library.root / HANDS, Path("other/handout.toml")], tmp_path)
    assert str(refused.value) == (
        "other/handout.toml is part of the library other, not of library; check each by itself"
    )


def test_a_library_inside_a_library_is_another(library: Project) -> None:
    inner = library.root / "examples"
    inner.mkdir()
    (inner / "handout.toml").write_text('title = "x"\npublisher = "y"\n')
    with pytest.raises(NotInLibrary, match=r"is part of the library .*examples, not of "):
        library_of([inner], library.root)


@pytest.mark.parametrize(
    ("repository", "folder"),
    [("library", ""), (".", "library"), (None, "")],
)
def test_the_way_from_the_root_of_the_repository_is_known(
    repository: str | None, folder: str, library: Project, tmp_path: Path
) -> None:
    if repository:
        (tmp_path / repository / ".git").write_text("gitdir: elsewhere\n")
    assert folder_in_repository(library) == folder
