"""What was learned and may be forgotten: a bounded folder of values, each under the digest of all it follows from.

A value is data, never pickled. It stands behind a digest of its name and itself, so that one that is damaged, cut off
or put in the place of another counts as absent, and is made again. With a key the digest is a code that only
those who hold the key can write: then what anybody else put into a shared folder counts as absent too. A folder that
cannot be written is read only; nothing here ever stops a command.
"""

import hmac
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from .errors import CannotGoOn
from .resources import PACKAGE

LIMIT = 1_000_000_000
"""How many bytes a store keeps by default."""

FILES = "file"
"""The kind of values that are named after their own digest."""

_DIGEST = 64
"""Letters of a SHA-256 digest in hexadecimal."""
_A_DAY = 86_400
_ROOMS = ("commands", "schema", "language", "rules", "engine", "layouts")
_CODE = ("*.py", "*.toml", "*.txt", "*.z")
_LARGEST = 10_000_000
"""Bytes of the largest file that is read for a digest; of a larger one, size and time must do."""
_PART = ".part"
"""How the names of files end that are not whole yet."""
_BEGIN = re.compile("[0-9a-f]{2}")
_ENTRY = re.compile(rf"[0-9a-f]{{{_DIGEST - 2}}}|tmp\w+\{_PART}")


class BadLimit(CannotGoOn):
    """The bound of the store is no number."""


class Entry(NamedTuple):
    """A kept value's file: when it was last used, its bytes, and of which kind it is."""

    used: float
    size: int
    path: Path

    @property
    def kind(self) -> str:
        """What the value is: a report, a sheet, a file."""
        return self.path.parts[-3]


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of kept values; who holds a key trusts no entry that was written without it."""

    folder: Path
    limit: int = LIMIT
    key: bytes = field(default=b"", repr=False)

    def get(self, name: str) -> bytes | None:
        """Return the value of a name; None where there is none, or a damaged one, which goes."""
        path = self._path(name)
        value = self._read(name, path)
        if value is None:
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
            handle, part = tempfile.mkstemp(dir=path.parent, suffix=_PART)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._digest(name, value) + value)
                Path(part).replace(path)
            finally:
                Path(part).unlink(missing_ok=True)  # where the disk is full, or somebody interrupts

    def put_file(self, data: bytes) -> str:
        """Keep a file under its own digest, and return that."""
        digest = sha256(data).hexdigest()
        if not self._path(f"{FILES}/{digest}").exists():
            self.put(f"{FILES}/{digest}", data)
        return digest

    def get_file(self, digest: str) -> bytes | None:
        """Return the file of a digest, and no other."""
        data = self.get(f"{FILES}/{digest}")
        return data if data is not None and sha256(data).hexdigest() == digest else None

    def entries(self) -> list[Entry]:
        """Return all that is kept, the least recently used first."""
        found: list[Entry] = []
        for kind in _folders(self.folder):
            for begin in _folders(kind):
                found.extend(_entries(begin))
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

    def damaged(self) -> list[Path]:
        """Read all that is kept, and return what is damaged; it goes, if the folder lets it."""
        return [entry.path for entry in self.entries() if not self._sound(entry)]

    def clear(self) -> int:
        """Remove all that is kept, and return how many entries went."""
        gone = 0
        for entry in self.entries():
            with suppress(OSError):
                entry.path.unlink()
                gone += 1
        return gone

    def _sound(self, entry: Entry) -> bool:
        path = entry.path
        if path.suffix == _PART:  # somebody may still be writing it
            return time.time() - entry.used < _A_DAY or self._drop(path)
        name = f"{entry.kind}/{path.parts[-2]}{path.parts[-1]}"
        value = self._read(name, path)
        if (
            value is not None
            and entry.kind == FILES
            and sha256(value).hexdigest() != name[-_DIGEST:]
        ):
            return self._drop(path)
        return value is not None

    def _read(self, name: str, path: Path) -> bytes | None:
        try:
            data = path.read_bytes()
        except OSError:
            return None
        value = data[_DIGEST:]
        if hmac.compare_digest(data[:_DIGEST], self._digest(name, value)):
            return value
        self._drop(path)
        return None

    def _drop(self, path: Path) -> bool:
        with suppress(OSError):
            path.unlink()
        return False

    def _digest(self, name: str, value: bytes) -> bytes:
        start = b"%d %s " % (len(name), name.encode())
        whole = hmac.new(self.key, start, sha256) if self.key else sha256(start)
        whole.update(value)
        return whole.hexdigest().encode()

    def _path(self, name: str) -> Path:
        kind, _, digest = name.partition("/")
        return Path(f"{self.folder}/{kind}/{digest[:2]}/{digest[2:]}")


def name_of(kind: str, *parts: str | bytes) -> str:
    """Return the name of a value of some kind that follows from some parts and from the code of this package."""
    whole = sha256(code_digest())
    for part in (kind, *parts):
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return f"{kind}/{whole.hexdigest()}"


@cache
def code_digest() -> bytes:
    """Return a digest of the code, word lists, layouts and fonts of this package: what else a value follows from."""
    rooms = (PACKAGE / room for room in _ROOMS)
    code = {file for room in rooms for kind in _CODE for file in room.rglob(kind)}
    looks = {file for file in (PACKAGE / "layouts").rglob("*") if file.is_file()}
    return _of_files([PACKAGE / "cli.py", *sorted(code | looks)], PACKAGE)


def library_digest(root: Path) -> bytes:
    """Return a digest of everything in a library that a rule or a page may read."""
    rooms = ("content", "handouts", "layouts", "signoffs", "releases")
    files = (
        os.path.join(folder, name)  # noqa: PTH118 - of a thousand files a path of its own costs more than its bytes
        for room in rooms
        for folder, _, names in os.walk(root / room)
        for name in names
    )
    return _of_files([str(root / "handout.toml"), *sorted(files)], root)


def _of_files(files: Iterable[Path | str], root: Path) -> bytes:
    whole = sha256()
    for file in files:
        name = os.path.relpath(file, root).replace(os.sep, "/").encode()
        with suppress(OSError), open(file, "rb") as stream:  # noqa: PTH123 - as above
            facts = os.fstat(stream.fileno())
            is_large = facts.st_size > _LARGEST
            data = b"%d" % facts.st_mtime_ns if is_large else stream.read()
            whole.update(b"%d %s %d " % (len(name), name, facts.st_size) + data)
    return whole.digest()


def _folders(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as inside:
        return [one for one in inside if one.is_dir()]
    return []


def _entries(folder: os.DirEntry[str]) -> Iterator[Entry]:
    """Yield what is kept in a folder of two letters; it is called so, and what is of somebody else is passed over."""
    if not _BEGIN.fullmatch(folder.name):
        return
    with suppress(OSError), os.scandir(folder) as inside:
        for one in inside:
            if _ENTRY.fullmatch(one.name):
                with suppress(OSError):  # another process may just have removed it
                    facts = one.stat()
                    yield Entry(facts.st_mtime, facts.st_size, Path(one.path))


def default_folder(environment: Mapping[str, str], home: Callable[[], Path] = Path.home) -> Path:
    """Return the user's own folder for what may be forgotten: XDG's, as on other systems of the kind."""
    base = environment.get("XDG_CACHE_HOME")
    return (Path(base) if base else home() / ".cache") / "handout"


def store_of(environment: Mapping[str, str], folder: Path | None = None) -> Store:
    """Return the store that somebody's environment names, in the folder given or in the user's own.

    `HANDOUT_CACHE_LIMIT` is how many megabytes it keeps, `HANDOUT_CACHE_KEY` the key that its writers share. Raises
    `BadLimit`.
    """
    limit = environment.get("HANDOUT_CACHE_LIMIT") or str(LIMIT // 1_000_000)
    if not limit.isdecimal():
        raise BadLimit(f"HANDOUT_CACHE_LIMIT is `{limit}`; write megabytes, as in 1000")
    key = environment.get("HANDOUT_CACHE_KEY", "").encode()
    return Store(folder or default_folder(environment), int(limit) * 1_000_000, key)
