"""What was learned and may be forgotten: a bounded folder of values, each under the digest of all it follows from.

A value is data, never pickled. It stands behind its own digest, so that one that is damaged counts as absent, and
is made again. A folder that cannot be written is read only; nothing here ever stops a command.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from .resources import PACKAGE

LIMIT = 256_000_000
"""How many bytes a store keeps by default."""

_DIGEST = 64
"""Letters of a SHA-256 digest in hexadecimal."""
_A_DAY = 86_400
_ROOMS = ("schema", "language", "rules", "engine", "layouts")
_CODE = ("*.py", "*.toml", "*.txt", "*.z", "page.html")
_LARGEST = 10_000_000
"""Bytes of the largest file that is read for a digest; of a larger one, size and time must do."""


class Entry(NamedTuple):
    """A kept value's file: when it was last used, and its bytes."""

    used: float
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of kept values."""

    folder: Path
    limit: int = LIMIT

    def get(self, name: str) -> bytes | None:
        """Return the value of a name; None where there is none, or a damaged one, which goes."""
        path = self._path(name)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        value = data[_DIGEST:]
        if data[:_DIGEST] != _digest(value):
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _A_DAY:  # precise enough to tell what is old
                os.utime(path)
        return value

    def put(self, name: str, value: bytes) -> None:
        """Keep a value, if the folder takes it."""
        path = self._path(name)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(value) + value)
            Path(part).replace(path)

    def entries(self) -> list[Entry]:
        """Return all that is kept, the least recently used first."""
        found: list[Entry] = []
        for path in self.folder.glob("*/*"):
            with suppress(OSError):  # another process may just have removed it
                facts = path.stat()
                found.append(Entry(facts.st_mtime, facts.st_size, path))
        return sorted(found)

    def prune(self) -> None:
        """Remove what was not used for longest, until the rest is within the limit."""
        entries = self.entries()
        surplus = sum(entry.size for entry in entries) - self.limit
        for entry in entries:
            if surplus <= 0:
                return
            with suppress(OSError):
                entry.path.unlink()
                surplus -= entry.size

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name[2:]


def _digest(value: bytes) -> bytes:
    return sha256(value).hexdigest().encode()


def name_of(*parts: str | bytes) -> str:
    """Return the name of what follows from some parts and from the code of this package."""
    whole = sha256(code_digest())
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


@cache
def code_digest() -> bytes:
    """Return a digest of the code and word lists of this package: what else a value follows from."""
    rooms = (PACKAGE / room for room in _ROOMS)
    files = sorted(file for room in rooms for kind in _CODE for file in room.rglob(kind))
    return _of_files([PACKAGE / "cli.py", *files], PACKAGE)


def library_digest(root: Path) -> bytes:
    """Return a digest of everything in a library that a rule may read."""
    folders = (root / name for name in ("content", "handouts", "layouts", "signoffs"))
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file())
    return _of_files([root / "handout.toml", *files], root)


def _of_files(files: Iterable[Path], root: Path) -> bytes:
    whole = sha256()
    for file in files:
        name = file.relative_to(root).as_posix().encode()
        with suppress(OSError):
            facts = file.stat()
            is_large = facts.st_size > _LARGEST
            data = b"%d" % facts.st_mtime_ns if is_large else file.read_bytes()
            whole.update(b"%d %s %d " % (len(name), name, facts.st_size) + data)
    return whole.digest()


def default_folder(environment: Mapping[str, str], home: Callable[[], Path] = Path.home) -> Path:
    """Return the user's own folder for what may be forgotten: XDG's, as on other systems of the kind."""
    base = environment.get("XDG_CACHE_HOME")
    return (Path(base) if base else home() / ".cache") / "handout"
