"""Write a file so that whoever looks finds the old one or the new one, whole."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from .errors import CannotGoOn


class CannotWrite(CannotGoOn):
    """The disk takes no file there."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, flushed to the disk and then renamed.

    Two that write the same file at once do not mix; an interrupt leaves the file as it was.
    Raises `CannotWrite` where the disk refuses.
    """
    try:
        _write(path, data)
    except OSError as error:
        raise CannotWrite(f"cannot write {path}: {error.strerror}") from error


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together: all are on the disk before the first takes its name, in the order given.

    A disk that refuses one leaves all names as they were. An interrupt leaves each file whole, the old or the new;
    who must know whether all are there looks for the last. Raises `CannotWrite`.
    """
    parts: dict[Path, str] = {}
    try:
        for path, data in files.items():
            parts[path] = _part(path, data)
        for path in files:
            os.replace(parts[path], path)  # noqa: PTH105 - the atomic call by its own name
            del parts[path]
    except OSError as error:
        raise CannotWrite(f"cannot write {error.filename or 'a file'}: {error.strerror}") from error
    finally:
        for name in parts.values():
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108 - as above


def _write(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device, as /dev/null, is not to be replaced
        return
    name = _part(path, data)
    try:
        os.replace(name, path)  # noqa: PTH105 - the atomic call by its own name
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - as above
        raise


def _part(path: Path, data: bytes) -> str:
    """Write a temporary file beside the place of one, flushed to the disk, and return its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)  # noqa: PTH101 - a sheet is to be read; mkstemp makes it private
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - as above
        raise
    return name
