"""A copy of a library in a temporary folder: what a correction does is seen there, before anybody's file changes."""

import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...schema import Finding
from ..checking import check
from ..loading import Loaded, load
from ..loading.files import MAX_BYTES
from ..loading.library import LISTS, SINGLES
from ..projects import SETTINGS, Project
from ..store import Store
from ..writing import CannotWrite
from .texts import Texts, decoded

_FOLDERS = ("content", "handouts", "layouts")
_YAML = (".yaml", ".yml")


class Look(NamedTuple):
    """A library as it stands in the workshop, and what is found in it."""

    loaded: Loaded
    findings: tuple[Finding, ...]


@dataclass
class Workshop:
    """The copy, and the bytes of the files that may be corrected as they were when it was made."""

    project: Project
    store: Store
    today: date
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    links: set[str] = field(default_factory=set[str])
    """The paths that are links: the file that one leads to is corrected by its own name, if it is in the library."""
    lying: dict[str, str] = field(default_factory=dict[str, str])

    def look(self, texts: Texts) -> Look:
        """Put texts into the copy, load it and check it."""
        for path, text in texts.items():
            if self.lying[path] != text:
                (self.project.root / path).write_bytes(text.encode())
                self.lying[path] = text
        loaded = load(self.project, self.store)
        return Look(loaded, check(loaded, today=self.today, store=self.store))


@contextmanager
def workshop(project: Project, today: date) -> Generator[Workshop]:
    """Copy what a library consists of; raises `CannotWrite` where there is no room for a copy."""
    with tempfile.TemporaryDirectory(prefix="handout-") as name:
        folder = Path(name).resolve()
        made = Workshop(Project(folder / "library"), Store(folder / "store"), today)
        for file in _parts(project.root):
            path = file.relative_to(project.root).as_posix()
            _copy(file, made.project.root / path)
            if file.is_symlink():
                made.links.add(path)
            elif kind_of(path):
                _take_up(made, path)
        yield made


def kind_of(path: str) -> str | None:
    """Return the kind of things that a file of this path holds; None where it is no content in YAML."""
    kinds = {folder: kind for kind, folder in {**LISTS, **SINGLES}.items()}
    inside = (kind for folder, kind in kinds.items() if path.startswith(f"{folder}/"))
    return next(inside, None) if path.endswith(_YAML) else None


def _take_up(made: Workshop, path: str) -> None:
    data = (made.project.root / path).read_bytes()
    text = decoded(data)
    if text is not None:
        made.files[path] = data
        made.lying[path] = text


def _parts(root: Path) -> Iterator[Path]:
    """Yield the files of a library; what leads out of it, is no file or is too large to be read is left."""
    yield root / SETTINGS
    for folder in _FOLDERS:
        for directory, _, names in os.walk(root / folder):
            for name in names:
                file = Path(directory, name)
                if file.is_file() and file.resolve().is_relative_to(root):
                    yield file


def _copy(file: Path, to: Path) -> None:
    try:
        if file.stat().st_size <= MAX_BYTES and os.access(file, os.R_OK):
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, to)
    except OSError as error:
        raise CannotWrite(f"cannot copy {file} to {to}: {error.strerror}") from error
