"""Answer what somebody asks who holds a sheet or a file: is it still current? Only `releases/` is read."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ...schema.digests import digest_of_bytes
from ..errors import CannotGoOn
from .codes import looks_like_code, near, read_code
from .files import Records, read_records
from .standing import State, standing
from .telling import as_data, sentences

_EDITION = re.compile(rb"<handout:edition>([^<]{1,400})</handout:edition>")
_VERSION = re.compile(rb"<handout:version>([^<]{1,100})</handout:version>")
"""As the metadata of our PDFs say it, uncompressed."""
_PRINTED = re.compile(
    "\u00b7 (?:([0-9]+\\.[0-9]+\\.[0-9]+) \u00b7 ([0-9A-Z-]{9})|(draft|not released) [0-9a-f]{8})"
)
"""As the foot of a sheet says it, also in its twin and in its plain text."""
_RELEASED = re.compile(r"\d+\.\d+\.\d+")
_LARGEST = 200_000_000


class NotAsked(CannotGoOn):
    """What was asked after is neither a file nor like a code."""


class Answer(NamedTuple):
    """What is known of a sheet: its state, in sentences, and as data."""

    state: State
    sentences: tuple[str, ...]
    data: dict[str, Any]


def ask(root: Path, what: str, today: date) -> Answer:
    """Return what is known of a code or of a file. Raises `NotAsked` and `BadRecord`."""
    records = read_records(root)
    path = Path(what)
    if path.is_file():
        return _of_file(records, path, today)
    code = read_code(what)
    if code:
        return _of_code(records, code, today)
    if looks_like_code(what):
        return _no_code(records, what)
    raise NotAsked(f"{what} is no file, and no code: a code has eight characters, as in 4FJK-7RWX")


def _of_code(records: Records, code: str, today: date) -> Answer:
    found = standing(records, code)
    if found is None:
        why = "It may be of another library, or of a release that was not finished."
        return _unknown(code, [f"No sheet of this library has the code {code}.", why])
    return Answer(found.state, sentences(found, today), as_data(found))


def _no_code(records: Records, what: str) -> Answer:
    likely = near(what, records.codes)
    hint = f"Did you mean {' or '.join(likely)}?" if likely else "Read it again from the sheet."
    return _unknown(
        what, [f"{what} is no code: a character is wrong, or two changed places.", hint]
    )


def _of_file(records: Records, path: Path, today: date) -> Answer:
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError as error:
        raise NotAsked(f"{path} cannot be read: {error.strerror}") from error
    digest = digest_of_bytes(data)
    same = [edition.code for _, edition in records.sheets(digest)]
    if same:
        return _of_code(records, same[0], today)
    edition, version = _said(data)
    if version and not _RELEASED.fullmatch(version):
        words = f"{path.name} is a draft, or was never released: it is not to be handed out."
        return Answer(State.DRAFT, (words,), {"status": State.DRAFT.value, "edition": edition})
    return _altered(records, path, edition, version)


def _altered(records: Records, path: Path, edition: str, version: str) -> Answer:
    """Tell of a file that says that it is released, and whose bytes no record holds."""
    meant = list(_meant(records, edition, version))
    if not meant:
        what = f"{path.name} is no sheet that this library released."
        return _unknown(
            path.name, [what, "It may be of another library, or made by another program."]
        )
    code = meant[0]
    words = f"{path.name} is altered: it says that it is {code}, and its bytes are not those that were released."
    advice = f"Do not hand it out; ask for the status of {code}, and print that sheet anew."
    return Answer(State.ALTERED, (words, advice), {"status": State.ALTERED.value, "code": code})


def _meant(records: Records, edition: str, version: str) -> Iterator[str]:
    if edition in records.codes:
        yield edition
    elif edition and version:
        for _, one in records.sheets(f'"edition": "{edition}"'):
            if one.version == version:
                yield one.code


def _said(data: bytes) -> tuple[str, str]:
    """Return the edition, or the code, and the version that a file says it is."""
    edition, version = _EDITION.search(data), _VERSION.search(data)
    if edition and version:
        return edition[1].decode("utf-8", "replace"), version[1].decode("utf-8", "replace")
    printed = _PRINTED.search(data.decode("utf-8", "replace").replace("\u2060", ""))
    if printed is None:
        return "", ""
    return (printed[2] or "", printed[1] or printed[3])


def _unknown(what: str, said: list[str]) -> Answer:
    return Answer(State.UNKNOWN, tuple(said), {"status": State.UNKNOWN.value, "asked": what})


def reply(
    root: Path, what: str, today: date, form: str
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Return what `handout status` prints, as text or as JSON, its notices, and its exit status."""
    answer = ask(root, what, today)
    lines = (
        (json.dumps(answer.data, indent=2, ensure_ascii=False),)
        if form == "json"
        else answer.sentences
    )
    return lines, (), 0 if answer.state is State.CURRENT else 1
