"""Begin a library: copy the starter library into a folder that holds nothing of the same name."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .errors import CannotGoOn
from .resources import STARTER


class CannotStart(CannotGoOn):
    """A library cannot be begun in a folder; the message says why, and what to do instead."""


def start(folder: Path) -> tuple[Path, ...]:
    """Copy the starter library into a new or existing folder and return the files made, sorted.

    All files are made or none: they are copied first and then moved into place. Raises
    `CannotStart` where a file would be overwritten, or the folder cannot be written.
    """
    names = tuple(sorted(_names(STARTER)))
    _refuse_overwriting(folder, names)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(names, folder)
    except OSError as error:
        raise CannotStart(
            f"{folder} cannot be written ({error.strerror}); choose a folder of your own"
        ) from error
    return tuple(folder / name for name in names)


def _names(folder: Path) -> Iterator[Path]:
    """Yield the files of the starter library by their paths inside it."""
    return (
        file.relative_to(folder)
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    )


def _refuse_overwriting(folder: Path, names: tuple[Path, ...]) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotStart(f"{folder} is a file; choose another name for the folder")
    there = [str(name) for name in names if os.path.lexists(folder / name)]
    if there:
        raise CannotStart(
            f"{folder} already holds {', '.join(there)}; choose a new folder, or move what is there"
        )


def _copy(names: tuple[Path, ...], folder: Path) -> None:
    """Copy to a hidden folder inside first, so that a full disk leaves no half of a library."""
    with tempfile.TemporaryDirectory(prefix=".starting-", dir=folder) as place:
        for name in names:
            (Path(place) / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(STARTER / name, Path(place) / name)
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(place) / name).rename(folder / name)
