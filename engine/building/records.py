"""What the store keeps of editions: what each stood on, which files its layout looked for, and what came of it.

What is lost, damaged or of another release counts as absent, and costs only that something is made again.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from ..printing import Printed
from ..store import Store, name_of
from .footing import Parts
from .making import Made
from .prints import told


@dataclass(frozen=True, slots=True)
class Record:
    """What came of an edition: the digest of its words, its pages without their bytes, its files by format.

    `parts` and `sought` are what it followed from: things of the library, and files of its layout.
    """

    parts: Mapping[str, str]
    sought: Mapping[str, str]
    words: str
    printed: Printed
    files: Mapping[str, str]


@cache
def _records() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def record_name(parts: Parts) -> str:
    """Return under which name a store keeps what came of an edition that stands on these parts."""
    return name_of("edition", json.dumps(sorted(parts.items())))


def find_record(store: Store, name: str) -> Record | None:
    """Return what came of an edition when it was last made from the same content."""
    kept = store.get(name)
    with suppress(ValidationError):
        return _records().validate_json(kept) if kept else None
    return None


def keep_record(
    store: Store, name: str, parts: Parts, sought: Mapping[str, str], made: Made
) -> None:
    """Keep what came of an edition, with its files; nothing where nothing was printed."""
    if made.printed is None or made.broken:
        return
    files = {kind: store.put_file(data) for kind, data in made.contents.items()}
    bare = replace(made.printed, pdf=b"")
    record = Record(parts, sought, made.digest, bare, files)
    store.put(name, told(record))


def restored(store: Store, record: Record) -> Made | None:
    """Return what was made once more, if the store still has all its files."""
    contents: dict[str, bytes] = {}
    for kind, taken in record.files.items():
        data = store.get_file(taken)
        if data is None:
            return None
        contents[kind] = data
    return made_of(record, contents)


def made_of(record: Record, contents: Mapping[str, bytes]) -> Made:
    """Return what came of an edition, with these of its files."""
    return Made(record.words, record.printed, contents, sought=tuple(record.sought), kept=True)
