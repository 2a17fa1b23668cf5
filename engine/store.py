"""What was learned and may be forgotten: a bounded folder of values, each under the digest of all it follows from.

A value is data, never pickled. It stands behind a digest of its name and itself, so that one that is damaged, cut off
or put in the place of another counts as absent, and is made again. With a key the digest is a code that only
those who hold the key can write: then what anybody else put into a shared folder counts as absent too. A folder that
cannot be written is read only; nothing here ever stops a command.
"""

import hmac
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import NamedTuple

from .errors import CannotGoOn
from .resources import PACKAGE

LIMIT = 1_000_000_000
"""How many bytes a store keeps by default."""

FILES = "file"
"""The kind of values that are named after their own digest."""

_BESIDE = 20_000_000
"""How many bytes are kept beside the code: some hundreds of what there now is, for those who change it."""
_DIGEST = 64
"""Letters of a SHA-256 digest in hexadecimal."""
_A_DAY = 86_400
_ROOMS = ("commands", "schema", "language", "rules", "engine", "layouts")
_CODE = (".py", ".toml", ".txt", ".z")
_LARGEST = 10_000_000
"""Bytes of the largest file that is read for a digest; of a larger one, size and time must do."""
_PART = ".part"
"""How the names of files end that are not whole yet."""
_BEGUN = "tmp"
"""How their names begin."""
_ENTRY = re.compile(rf"[0-9a-f]{{{_DIGEST - 2}}}|{_BEGUN}\w+\{_PART}")
_ROOM = re.compile(r"[0-9a-f]{2}")


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
        path = str(self._path(name))
        with suppress(OSError):
            part = _part_beside(path)
            try:
                with open(part, "xb", opener=_private) as file:
                    file.write(self._digest(name, value) + value)
                os.replace(part, path)  # noqa: PTH105 - a build keeps dozens
            except BaseException:  # the disk is full, or somebody interrupts
                with suppress(OSError):
                    os.unlink(part)  # noqa: PTH108 - as above
                raise

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
        return sorted(
            Entry(facts.st_mtime, facts.st_size, Path(path)) for path, facts in self._kept()
        )

    def _kept(self) -> Iterator[tuple[str, os.stat_result]]:
        """Yield the path of each entry, and what the disk knows of it."""
        for kind in _inside(str(self.folder)):
            for room in _inside(kind.path):
                for file in _inside(room.path) if _ROOM.fullmatch(room.name) else ():
                    if _ENTRY.fullmatch(file.name):  # else it is somebody else's
                        with suppress(OSError):  # another process may just have removed it
                            yield file.path, file.stat()

    def prune(self) -> None:
        """Remove what was not used for longest, until the rest is within the limit."""
        surplus = sum(facts.st_size for _, facts in self._kept()) - self.limit
        for entry in self.entries() if surplus > 0 else ():
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


def _inside(folder: str) -> list[os.DirEntry[str]]:
    """Return what is in a folder; nothing where it is none."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _part_beside(path: str) -> str:
    """Return a name beside a path that nobody has, in a folder that is there now."""
    folder = os.path.dirname(path)  # noqa: PTH120 - as where it is called
    if not os.path.isdir(folder):  # noqa: PTH112 - as above
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
    return f"{folder}/{_BEGUN}{os.urandom(8).hex()}{_PART}"


def name_of(kind: str, *parts: str | bytes) -> str:
    """Return the name of a value of some kind that follows from some parts and from the code of this package."""
    whole = sha256(code_digest())
    for part in (kind, *parts):
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return f"{kind}/{whole.hexdigest()}"


@cache
def beside_code() -> Store:
    """Return where what follows from this package's code alone is kept: where Python keeps its byte code."""
    return Store(Path(cache_from_source(str(PACKAGE / "cli.py"))).parent / "compiled", _BESIDE)


@cache
def code_digest() -> bytes:
    """Return a digest of the code, word lists, layouts and fonts of this package: what else a value follows from.

    Files of the size and time that they had when they were read last are not read again: by these Python tells
    whether its byte code is still that of a module.
    """
    root, seen = str(PACKAGE), sha256()
    files = {"cli.py": os.stat(PACKAGE / "cli.py"), **dict(_of_package(root))}  # noqa: PTH116 - see `_under`
    for file, facts in files.items():
        told = f"{file} {facts.st_size} {facts.st_mtime_ns} {facts.st_ino}\n"
        seen.update(os.fsencode(told))
    name = f"code/{seen.hexdigest()}"
    if (known := beside_code().get(name)) is None:
        known = _of_files(files, root)
        if not sys.dont_write_bytecode:
            beside_code().put(name, known)
    return known


def _of_package(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files of the package that values follow from; of what Python writes there, none."""
    for room in _ROOMS:
        for file, entry in _under(root, room, without="__pycache__"):
            if file.endswith(_CODE) or room == "layouts":
                yield file, entry.stat()


def library_digest(root: Path) -> bytes:
    """Return a digest of everything in a library that a rule or a page may read."""
    folders = ("content", "handouts", "layouts", "signoffs", "releases")
    files = (file for folder in folders for file, _ in _under(str(root), folder))
    return _of_files(["handout.toml", *files], str(root))


def _under(root: str, folder: str, without: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all files in a folder and below, in order, but for those in folders of one name.

    Names and no `Path`s: there are hundreds, and each command asks.
    """
    try:
        with os.scandir(f"{root}/{folder}") as found:
            entries = sorted(found, key=lambda one: one.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_file():
            yield f"{folder}/{entry.name}", entry
        elif entry.name != without and entry.is_dir(follow_symlinks=False):
            yield from _under(root, f"{folder}/{entry.name}", without)


def _of_files(files: Iterable[str], root: str) -> bytes:
    whole = sha256()
    for file in files:
        name = os.fsencode(file)
        with suppress(OSError), open(f"{root}/{file}", "rb", buffering=0) as opened:  # noqa: PTH123 - see `_under`
            facts = os.fstat(opened.fileno())
            is_large = facts.st_size > _LARGEST
            data = b"%d" % facts.st_mtime_ns if is_large else opened.read()
            whole.update(b"%d %s %d " % (len(name), name, facts.st_size) + data)
    return whole.digest()


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
