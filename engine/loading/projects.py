"""Find the library that a command works on: the folder around us, one that is named, or the embedded one."""

from pathlib import Path
from typing import NamedTuple

from ..resources import LAYOUTS, PACKAGE

SETTINGS = "handout.toml"


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


def find_project(start: Path) -> Project:
    """Return the library that holds a folder, or the embedded one."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / SETTINGS).is_file():
            return Project(folder)
    return Project(PACKAGE, embedded=True)
