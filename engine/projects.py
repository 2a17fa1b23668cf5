"""Find the library that a command works on: around us, around the files that it names, or the embedded one."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .errors import CannotGoOn
from .resources import LAYOUTS, PACKAGE

SETTINGS = "handout.toml"
RELEASES = "releases"
"""The folder of the records of what was released."""


class Project(NamedTuple):
    """A library on disk. `embedded` is true where there was none around us."""

    root: Path
    embedded: bool = False

    @property
    def layouts(self) -> tuple[Path, ...]:
        """The folders in which layouts are looked for, the project's own first."""
        return tuple(
            folder for folder in dict.fromkeys([self.root / "layouts", LAYOUTS]) if folder.is_dir()
        )


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a file is there, and not by a link that leads out of the library around a folder of layouts."""
    if not path.is_file():
        return False
    library = os.path.realpath(
        folder.parent
    )  # and no `Path`: a build looks at each file of its layouts
    return os.path.realpath(path).startswith(os.path.join(library, ""))  # noqa: PTH118 - as above


def find_project(start: Path) -> Project:
    """Return the library that holds a folder, or the embedded one."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / SETTINGS).is_file():
            return Project(folder)
    return Project(PACKAGE, embedded=True)


class NotInLibrary(CannotGoOn):
    """A path leads to no part of the library that is checked; the message says where it belongs."""


def library_of(paths: Sequence[Path], folder: Path) -> Project:
    """Return the library of a folder or, where it lies in none, that of the first path.

    All paths must be parts of it: a finding that nobody looks for would be taken for none. Raises `NotInLibrary`.
    """
    project = find_project(folder)
    if paths and project.embedded:
        project = _owner(paths[0])
    for path in paths:
        other = _owner(path)
        if other != project:
            raise NotInLibrary(
                f"{path} is part of the library {_shown(other)}, not of {_shown(project)}; check each by itself"
            )
    return project


def _owner(path: Path) -> Project:
    project = find_project(path)
    if project.embedded:
        raise NotInLibrary(f"{path} is in no library: there is no handout.toml beside or above it")
    return project


def _shown(project: Project) -> Path:
    """Return the way to a library from where we are, where that is a way down."""
    here = Path.cwd()
    return project.root.relative_to(here) if project.root.is_relative_to(here) else project.root


def folder_in_repository(project: Project) -> str:
    """Return the way from the root of a git repository to the library in it; empty where that is the root."""
    top = top_of_repository(project.root) or project.root
    return "" if top == project.root else project.root.relative_to(top).as_posix()


def top_of_repository(folder: Path) -> Path | None:
    """Return the root of the git repository that a folder lies in, or None; git is not asked."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)
