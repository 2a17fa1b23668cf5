"""Find the files of a library and read them as text, each within its bounds."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from ...schema import Finding, Level, Place

MAX_BYTES = 5_000_000
"""No file of a library is larger; a larger one is hardly written by hand."""

MAX_DRAWING_BYTES = 1_000_000

LOCK = ".#"
"""How names of files begin by which Emacs locks those beside them: links that lead nowhere."""


class TextFile(NamedTuple):
    """A file of the library: its path inside it, with forward slashes, and its text."""

    path: str
    text: str


class Files(Protocol):
    """Where a library is read from, by the paths inside it: a folder of the disk, or a commit."""

    def under(self, folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
        """Yield the files of a folder of the library in a stable order; folders that are links are left."""
        ...

    def linked_folders(self, folder: str) -> Iterator[str]:
        """Yield the folders under a folder of the library, or itself, that are links: nobody follows them."""
        ...

    def leads_out(self, path: str) -> bool:
        """Tell whether a file is a link that leads out of the library."""
        ...

    def size(self, path: str) -> int:
        """Return how many bytes a file has; raises OSError where there is none."""
        ...

    def read(self, path: str, most: int = -1) -> bytes:
        """Return the bytes of a file, or so many of them; raises OSError where it cannot be read."""
        ...

    def is_known_as(self, path: str, text: str) -> bool:
        """Tell whether a file is known to hold exactly this text without being read."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a library on disk."""

    root: Path

    def under(self, folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
        """Yield the files of a folder, those of a folder before its folders."""
        if (self.root / folder).is_symlink():
            return
        top = str(self.root / folder)
        for directory, folders, names in os.walk(top):
            folders.sort()
            inside = f"{folder}{directory.removeprefix(top)}".replace(os.sep, "/")
            for name in sorted(names):
                if name.endswith(suffixes) and not name.startswith(LOCK):
                    yield f"{inside}/{name}"

    def linked_folders(self, folder: str) -> Iterator[str]:
        """Yield the folders that are links."""
        if (self.root / folder).is_symlink():
            yield folder
        for directory, folders, _ in os.walk(self.root / folder):
            folders.sort()
            found = (Path(directory, name) for name in folders)
            yield from (one.relative_to(self.root).as_posix() for one in found if one.is_symlink())

    def leads_out(self, path: str) -> bool:
        """Tell whether a file is a link that leads out of the library."""
        parts = path.split("/")
        around = [f"{self.root}/{'/'.join(parts[:n])}" for n in range(1, len(parts) + 1)]
        if ".." not in parts and not any(map(os.path.islink, around)):
            return False  # as for almost all, at a tenth of the cost
        return not (self.root / path).resolve().is_relative_to(self.root)

    def size(self, path: str) -> int:
        """Return a file's size."""
        return (self.root / path).stat().st_size

    def read(self, path: str, most: int = -1) -> bytes:
        """Return the bytes of a file, or so many of them."""
        with (self.root / path).open("rb") as stream:
            return stream.read(most)

    def is_known_as(self, path: str, text: str) -> bool:  # noqa: ARG002 - a disk knows nothing before it is read
        """Return False: a file of the disk is read to know what it holds."""
        return False


@dataclass(frozen=True, slots=True)
class Watched(Folder):
    """The files of a library of which somebody hears what changes, and else knows that nothing did."""

    changed: frozenset[str]
    """Paths of files, and of folders in which anything may have changed."""

    def is_known_as(self, path: str, text: str) -> bool:  # noqa: ARG002 - whatever was read last
        """Tell whether nothing was heard of a file, nor of a folder around it."""
        parts = path.split("/")
        return self.changed.isdisjoint("/".join(parts[:n]) for n in range(1, len(parts) + 1))


def read_text(files: Files, path: str) -> TextFile | Finding:
    """Read a file as UTF-8; what cannot be read so is a finding."""
    if files.leads_out(path):
        message = "the file is a link that leads out of the library"
        return unreadable(path, message, "put the file itself there")
    try:
        size = files.size(path)
        data = files.read(path) if size <= MAX_BYTES else b""
    except OSError as error:
        remedy = "make the file readable, or remove it"
        return unreadable(path, f"the file cannot be read: {error.strerror}", remedy)
    if size > MAX_BYTES:
        message = f"the file has {size / 1e6:.1f} MB; {MAX_BYTES // 1_000_000} MB is the most"
        return unreadable(path, message, "divide it into several files")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _wrong_encoding(path, data, error.start)
    return TextFile(path, text.replace("\r\n", "\n").replace("\r", "\n"))


def unreadable(path: str, message: str, remedy: str, line: int = 1, column: int = 1) -> Finding:
    """Make the one finding of a file that nothing more can be said about."""
    return Finding(Place(path, line, column), "SCH001", Level.ERROR, message, remedy)


def _wrong_encoding(path: str, data: bytes, at: int) -> Finding:
    line = data.count(b"\n", 0, at) + 1
    column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")) + 1
    message = f"the byte 0x{data[at]:02X} is not UTF-8"
    return unreadable(path, message, "save the file as UTF-8", line, column)
