"""The folder `releases/`: one file a record, written once. Its name and its first line hold the digest of the rest.

A record is JSON, each sheet on a line of its own, so that a question about one sheet parses a few lines and not all.
Files of two branches never collide, since their names come from what they hold. Each names the newest records that
were there before it, so that one that was lost is missed. What does not fit its digest is refused, by its name.
"""

import json
import os
from collections.abc import Container, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ...schema.release import AnyRecord, Recall, Release, ReleasedEdition, Withdrawal
from ..errors import CannotGoOn
from ..projects import RELEASES
from ..writing import CannotWrite, write_whole

FOLDER = RELEASES
_OPENING = b'{"digest": "sha256:'
_EDITIONS = b'"editions": ['


@cache
def _any() -> TypeAdapter[Release | Withdrawal | Recall]:
    return TypeAdapter(AnyRecord)


class BadRecord(CannotGoOn):
    """A record of `releases/` is damaged or lost; the message names it."""


class Records:
    """All records of a library, read and found whole; sheets are parsed when they are asked for."""

    def __init__(self, files: Iterable[tuple[str, bytes]] = ()) -> None:
        """Take names and bytes of files. Raises `BadRecord` for the first that is damaged or lost."""
        self._texts = {name: _checked(name, data) for name, data in sorted(files)}
        self._heads = {name: _head(name, text) for name, text in self._texts.items()}
        lost = self._named - self._heads.keys()
        if lost:
            raise BadRecord(
                f"{FOLDER}/{min(lost)} is missing, and a later record names it; "
                f"bring it back with `git log --all -- {FOLDER}` and `git checkout`"
            )

    def and_also(self, name: str, data: bytes) -> "Records":
        """Return these records with one more, as it is about to be written."""
        return Records([*self._texts.items(), (name, data)])

    @property
    def _named(self) -> set[str]:
        return {name for head in self._heads.values() for name in head.after}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all records, the oldest day first, and on one day each after those that it names."""
        turn = {name: number for number, name in enumerate(self._in_turn())}
        return tuple(sorted(self._heads, key=lambda name: (self._heads[name].on, turn[name])))

    def _in_turn(self) -> Iterator[str]:
        """Yield the names of records, each after those that it names."""
        waiting, known = sorted(self._heads), set[str]()
        while waiting:
            ready = [name for name in waiting if known.issuperset(self._heads[name].after)]
            known.update(ready)
            yield from ready
            waiting = [name for name in waiting if name not in known]

    @property
    def newest(self) -> tuple[str, ...]:
        """The records that no other names: where the next one goes on from."""
        return tuple(sorted(self._heads.keys() - self._named))

    @property
    def releases(self) -> Iterator[tuple[str, Release]]:
        """Yield the name and the head of each release, without its sheets."""
        for name in self.names:
            if isinstance(head := self._heads[name], Release):
                yield name, head

    @cached_property
    def named_withdrawals(self) -> tuple[tuple[str, Withdrawal], ...]:
        """All withdrawals with the names of their records, the oldest day first."""
        heads = ((name, self._heads[name]) for name in self.names)
        return tuple((name, head) for name, head in heads if isinstance(head, Withdrawal))

    @property
    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """All withdrawals, the oldest day first."""
        return tuple(one for _, one in self.named_withdrawals)

    def before(self, record: Release | Withdrawal | Recall) -> frozenset[str]:
        """Return the names of all records that were there when one was made."""
        found, waiting = set[str](), list(record.after)
        while waiting:
            if (name := waiting.pop()) not in found:
                found.add(name)
                waiting += self._heads[name].after
        return frozenset(found)

    @cached_property
    def recalls(self) -> tuple[Recall, ...]:
        """All recalls, the oldest day first."""
        heads = (self._heads[name] for name in self.names)
        return tuple(head for head in heads if isinstance(head, Recall))

    def sheets(self, having: str = "") -> Iterator[tuple[Release, ReleasedEdition]]:
        """Yield the released sheets in whose record these words stand, each with its release."""
        sought = having.encode()
        for name, release in self.releases:
            for line in _lines(self._texts[name], sought):
                yield release, ReleasedEdition.model_validate_json(line.rstrip(b","))

    def without(self, words: str) -> int:
        """Return in how many released sheets these words do not stand; none is parsed."""
        sought = words.encode()
        lines = (line for name, _ in self.releases for line in _lines(self._texts[name], b""))
        return sum(sought not in line for line in lines)

    def of_editions(self, names: Container[str]) -> Iterator[tuple[Release, ReleasedEdition]]:
        """Yield the released sheets of these names, each with its release; others are not parsed."""
        for name, release in self.releases:
            for line in _lines(self._texts[name], b""):
                if _value(line, b"edition") in names:
                    yield release, ReleasedEdition.model_validate_json(line.rstrip(b","))

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of all released sheets."""
        found = (
            _value(line, b"code")
            for name, _ in self.releases
            for line in _lines(self._texts[name], b"")
        )
        return frozenset(found)


def read_records(root: Path) -> Records:
    """Read the records of a library. Raises `BadRecord` where one is damaged or lost, or cannot be read."""
    try:
        files = [(path.name, path.read_bytes()) for path in sorted((root / FOLDER).glob("*.json"))]
    except OSError as error:
        raise BadRecord(f"{error.filename} cannot be read: {error.strerror}") from error
    return Records(files)


def file_of(record: Release | Withdrawal | Recall) -> tuple[str, bytes]:
    """Return the name and the bytes of the file of a record."""
    data = record.model_dump(mode="json", by_alias=True, exclude_defaults=True) | {
        "kind": record.kind
    }
    sheets = data.pop("editions", None)
    head = json.dumps(data, ensure_ascii=False)[1:-1].encode()
    lines = b",\n".join(json.dumps(sheet, ensure_ascii=False).encode() for sheet in sheets or ())
    tail = b",\n" + _EDITIONS + b"\n" + lines + b"\n]" if sheets is not None else b""
    rest = head + tail + b"}\n"
    name = f"{record.on}-{record.kind}-{sha256(rest).hexdigest()[:16]}.json"
    return name, _whole(rest)


def write_record(root: Path, record: Release | Withdrawal | Recall) -> Path:
    """Write a record as a new file, whole, and return its path. Raises `CannotWrite`."""
    name, data = file_of(record)
    path = root / FOLDER / name
    write_whole(path, data)
    return path


@contextmanager
def only_one(root: Path) -> Generator[None]:
    """Let one process at a time add records to a library; another waits. Raises `CannotWrite`."""
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise CannotWrite(f"cannot write {folder}: {error.strerror}") from error
    try:
        _lock(handle)
        for part in folder.glob(".*.part"):  # of one that was killed: we alone write here
            with suppress(OSError):
                part.unlink()
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    """Lock an open folder, where the system has such locks; they end with the process that holds them."""
    with suppress(ImportError, OSError):
        from fcntl import LOCK_EX, flock  # noqa: PLC0415 - Windows has none

        flock(handle, LOCK_EX)


def _lines(text: bytes, sought: bytes) -> Iterator[bytes]:
    """Yield the lines of sheets in which some words stand; a large record is not copied for it."""
    start = text.find(_EDITIONS) + len(_EDITIONS) + 1
    while (found := text.find(sought or b"{", start)) >= 0:
        begin = text.rfind(b"\n", 0, found) + 1
        end = text.find(b"\n", found)
        if text[begin : begin + 1] == b"{":
            yield text[begin:end]
        start = end + 1


def _value(line: bytes, key: bytes) -> str:
    """Return the first value of a key in the line of a sheet, which holds no quotation mark."""
    return line.partition(b'"' + key + b'": "')[2].partition(b'"')[0].decode()


def _checked(name: str, data: bytes) -> bytes:
    """Return a record. Raises `BadRecord` where its digest says that it was changed."""
    if data[:100].partition(b"\n")[0].endswith(b"\r"):  # as git may write it on Windows
        data = data.replace(b"\r\n", b"\n")
    first = data[: data.find(b"\n") + 1]
    digest = sha256(memoryview(data)[len(first) :]).hexdigest()
    fits = first == _OPENING + digest.encode() + b'",\n' and name.endswith(f"-{digest[:16]}.json")
    if not fits:
        raise BadRecord(
            f"{FOLDER}/{name} is damaged: it is not what was once written, and is left as it is; "
            f"bring it back with `git checkout -- {FOLDER}/{name}`"
        )
    return data


def _whole(text: bytes) -> bytes:
    return _OPENING + sha256(text).hexdigest().encode() + b'",\n' + text


def _head(name: str, text: bytes) -> Release | Withdrawal | Recall:
    """Read a record without its sheets."""
    start, end = text.find(b"\n") + 1, text.find(b",\n" + _EDITIONS)
    whole = b"{" + (text[start:] if end < 0 else text[start:end] + b', "editions": []}')
    try:
        return _any().validate_json(whole)
    except ValidationError as error:
        raise BadRecord(
            f"{FOLDER}/{name} cannot be read: a newer handout may have written it ({error.error_count()} faults)"
        ) from error
