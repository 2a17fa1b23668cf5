"""A name → a library: a folder of the disk, or a revision of the repository around the library that we are in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..loading import Loaded, load
from ..projects import SETTINGS, Project, find_project
from ..relating import load_revision
from ..repository import need_repository
from ..store import Store

FindCommit = Callable[[str], str | None]
"""Returns the commit that a release was made from, by the release's name; None where none is called so."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two libraries that are compared, and what it is called."""

    name: str
    loaded: Loaded


def side(
    name: str,
    project: Project,
    find_commit: FindCommit,
    store: Store | None = None,
    before: Loaded | None = None,
) -> Side:
    """Load the library of a name; what is the same as `before` is taken over from there.

    A folder that holds a library comes first, then a release, then a revision. Raises `NoRepository` and
    `UnknownRevision`.
    """
    if (folder := _folder(name)) is not None:
        return Side(name, load(find_project(folder), store, before=before))
    commit = find_commit(name) or name
    repository = need_repository(project.root)
    return Side(name, load_revision(repository, commit, store, before))


def _folder(name: str) -> Path | None:
    """Return the folder that a name means: one with a library, or any that is written as a path."""
    folder = Path(name)
    if not folder.is_dir():
        return None
    is_path = name.startswith((".", "/", "~"))
    return folder if is_path or (folder / SETTINGS).is_file() else None
