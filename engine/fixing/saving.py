"""Write corrected files: each whole or not at all, and none that changed since it was read."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE
from typing import NamedTuple

from ..projects import Project
from ..writing import write_whole
from .fixing import ChangedFile


class Saved(NamedTuple):
    """The paths in the library that were written, and those that were left since they are no longer as they were."""

    written: tuple[str, ...]
    left: tuple[str, ...]


def save(project: Project, changes: Iterable[ChangedFile]) -> Saved:
    """Write changes into a library; raises `CannotWrite` where the disk refuses."""
    written: list[str] = []
    left: list[str] = []
    for change in changes:
        file = project.root / change.path
        if _is_as_it_was(project, file, change.before):
            mode = S_IMODE(file.stat().st_mode)
            write_whole(file, change.after)
            file.chmod(mode)
            written.append(change.path)
        else:
            left.append(change.path)
    return Saved(tuple(written), tuple(left))


def _is_as_it_was(project: Project, file: Path, before: bytes) -> bool:
    with suppress(OSError):
        is_inside = not file.is_symlink() and file.resolve().is_relative_to(project.root)
        return is_inside and file.read_bytes() == before
    return False
