"""Find the files of a library and read them as text, each within its bounds."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ...schema import Finding, Level, Place

MAX_BYTES = 5_000_000
"""No file of a library is larger; a larger one is hardly written by hand."""

MAX_DRAWING_BYTES = 1_000_000


class TextFile(NamedTuple):
    """A file of the library: its path inside it, with forward slashes, and its text."""

    path: str
    text: str


def files_under(root: Path, folder: str, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files of a folder of the library in a stable order; folders that are links are left."""
    for directory, folders, names in os.walk(root / folder):
        folders.sort()
        for name in sorted(names):
            file = Path(directory, name)
            if name.endswith(suffixes):
                yield file


def linked_folders(root: Path, folder: str) -> Iterator[Path]:
    """Yield the folders under a folder of the library, or itself, that are links: nobody follows them."""
    if (root / folder).is_symlink():
        yield root / folder
    for directory, folders, _ in os.walk(root / folder):
        folders.sort()
        yield from (Path(directory, name) for name in folders if Path(directory, name).is_symlink())


def read_text(root: Path, file: Path) -> TextFile | Finding:
    """Read a file as UTF-8; what cannot be read so is a finding."""
    path = file.relative_to(root).as_posix()
    if not file.resolve().is_relative_to(root):
        message = "the file is a link that leads out of the library"
        return unreadable(path, message, "put the file itself there")
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= MAX_BYTES else b""
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
