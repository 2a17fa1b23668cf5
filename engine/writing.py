"""Write a file so that whoever looks finds the old one or the new one, whole."""

import os
import tempfile
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


def _write(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device, as /dev/null, is not to be replaced
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)  # noqa: PTH101 - a sheet is to be read; mkstemp makes it private
        os.replace(name, path)  # noqa: PTH105 - the atomic call by its own name
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - as above
        raise
