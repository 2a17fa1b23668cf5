"""Editions → plan: which are up to date, and in the user's words why the others are not.

An edition is up to date when it was made before from all that it stands on, and its files lie where they should with
the bytes that came of it. Nothing here looks at a clock, or loads what composes and prints.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ...schema import Edition
from ..loading import Loaded
from ..store import Store
from .footing import ABSENT, Footing, Parts
from .making import Made, Order
from .records import Record, find_record, keep_record, record_name

SUFFIXES: Mapping[str, str] = {"pdf": "pdf", "html": "html", "text": "txt"}
"""Of files, by format."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An edition, what it stands on, what came of it before, and why it is not up to date."""

    edition: Edition
    order: Order
    name: str
    """Under which the store keeps what comes of it."""
    parts: Parts
    record: Record | None = None
    reasons: tuple[str, ...] = ()

    @property
    def up_to_date(self) -> bool:
        return not self.reasons


class Planner:
    """Plans editions of one library that go to one folder."""

    def __init__(
        self, loaded: Loaded, out: Path, store: Store | None, releases: Mapping[str, str]
    ) -> None:
        self.out = out
        self.store = store
        self.footing = Footing(loaded.library, loaded.project.layouts, releases)
        place = json.dumps([str(loaded.project.root), str(out.resolve())])
        self._place = f"last/{sha256(place.encode()).hexdigest()}"
        self.last = self._read_last()
        self._noted: dict[str, tuple[str, Mapping[str, str]]] = {}

    def plan(self, edition: Edition, order: Order) -> Planned:
        """Return whether an edition is up to date, and why not."""
        if self.store is None:
            return Planned(edition, order, "", {}, None, (NOTHING_KEPT,))
        parts = self.footing.parts(edition, order)
        name = record_name(parts)
        record = find_record(self.store, name)
        if record and self.sought(record.sought) == record.sought:
            reasons = self._off(edition, name, record)
            return Planned(edition, order, name, parts, record, reasons)
        reasons = self._changed(edition, parts, record)
        return Planned(edition, order, name, parts, None, reasons)

    def sought(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return what each name of a layout's file leads to now."""
        return {name: self.footing.look(name) for name in names}

    def steady(self, names: Iterable[str]) -> Mapping[str, str] | None:
        """Return what names of a layout's files lead to; None where one changed since the build began."""
        sought = self.sought(names)
        same = all(self.footing.look_again(name) == taken for name, taken in sought.items())
        return sought if same else None

    def file(self, edition: Edition, kind: str) -> Path:
        """Return where a file of an edition goes."""
        return self.out / f"{edition.name}.{SUFFIXES[kind]}"

    def note(self, edition: Edition, name: str, files: Mapping[str, str]) -> None:
        """Note what was written of an edition: under which name its record is, and its files' digests."""
        self._noted[edition.name] = (name, {**self._old_files(edition), **files})

    def record(self, planned: Planned, made: Made) -> None:
        """Keep what came of an edition.

        Nothing is kept where a file of its layout changed since the build began: which of the two was read?
        """
        if self.store and (sought := self.steady(made.sought)):
            keep_record(self.store, planned.name, planned.parts, sought, made)

    def keep(self, known: Container[str]) -> None:
        """Keep what was noted for the next build; of handouts that are not known any more nothing is kept."""
        if self.store is None or all(
            self.last.get(name) == one for name, one in self._noted.items()
        ):
            return
        kept = {
            name: one
            for name, one in {**self.last, **self._noted}.items()
            if name.partition("_")[0] in known
        }
        self.store.put(self._place, json.dumps(kept).encode())

    def _off(self, edition: Edition, name: str, record: Record) -> tuple[str, ...]:
        """Say what is wrong with the files of an edition that was made from all that it stands on."""
        there = {kind: _digest_of(self.file(edition, kind)) for kind in record.files}
        wrong = [kind for kind, taken in record.files.items() if there[kind] != taken]
        if not wrong:
            self.note(edition, name, record.files)
            return ()
        if edition.name not in self.last:
            return (NEVER,)
        written = self._old_files(edition)
        if all(there[kind] is not None and there[kind] == written.get(kind) for kind in wrong):
            return self._changed(edition, record.parts, record)
        missing = all(there[kind] is None for kind in wrong)
        return (MISSING if missing else MEDDLED,)

    def _old_files(self, edition: Edition) -> Mapping[str, str]:
        return self.last[edition.name][1] if edition.name in self.last else {}

    def _changed(self, edition: Edition, parts: Parts, record: Record | None) -> tuple[str, ...]:
        """Say what changed since the last build, in words; never nothing."""
        if edition.name not in self.last or self.store is None:
            return (NEVER,)
        old = find_record(self.store, self.last[edition.name][0])
        if old is None:
            return (FORGOTTEN,)
        sought = self.sought((record or old).sought)
        found = (*differences(old.parts, parts), *layout_differences(old.sought, sought))
        return found or (ANOTHER_RELEASE,)

    def _read_last(self) -> Mapping[str, tuple[str, Mapping[str, str]]]:
        kept = self.store.get(self._place) if self.store else None
        return {name: (one[0], one[1]) for name, one in json.loads(kept or b"{}").items()}


NEVER = "never built here"
MISSING = "the output is missing"
MEDDLED = "the output was changed by somebody"
FORGOTTEN = "what was kept of its last build is lost"
ANOTHER_RELEASE = "another version of handout"
NOTHING_KEPT = "nothing is kept of earlier builds"


def differences(old: Parts, new: Parts) -> Iterator[str]:
    """Yield in words what differs between what an edition stood on and what it stands on."""
    for name in dict.fromkeys([*new, *old]):
        if name not in old:
            yield f"{name} is new on it"
        elif name not in new:
            yield f"{name} is no longer on it"
        elif old[name] != new[name]:
            yield f"{name} changed"


def layout_differences(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    """Yield in words which files of its layout lead elsewhere now."""
    for name in sorted(old.keys() & new.keys()):
        if old[name] != new[name]:
            gone, came = new[name] == ABSENT, old[name] == ABSENT
            said = "is gone" if gone else "is new" if came else "changed"
            yield f"the layout file {name} {said}"


def is_there(file: Path, data: bytes) -> bool:
    """Tell whether a file holds exactly this."""
    return _digest_of(file) == sha256(data).hexdigest()


def _digest_of(file: Path) -> str | None:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
