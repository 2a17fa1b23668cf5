"""Withdraw a handout, or recall a claim or source with every sheet that ever printed it.

No content is read for it, so that nothing that is wrong in a library delays it. The record is written together with a
notice to hang up, a list for programs, and the status of each sheet; the record comes last.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...language.suggesting import did_you_mean
from ...schema.release import Recall, RecalledKind, Withdrawal
from ..errors import CannotGoOn
from ..projects import Project
from ..recording import (
    FOLDER,
    Records,
    Sheet,
    Standing,
    file_of,
    forms,
    only_one,
    read_records,
    standings,
)
from ..writing import write_together
from .notices import OURS, Told, tell
from .publishing import StatusUnmade, status_files


class NothingReleased(CannotGoOn):
    """What is to be withdrawn or recalled is on no released sheet; the message suggests what may be meant."""


class Said(NamedTuple):
    """Who says that sheets must go, why, what to do beside throwing them away, and on which day."""

    by: str
    reason: str
    on: date
    advice: str | None = None


class Withdrawn(NamedTuple):
    """What was written: the record, and the files that tell of it; and where each sheet stands now."""

    record: Path
    paths: tuple[Path, ...]
    standings: tuple[Standing, ...]
    notes: tuple[str, ...] = ()
    """What could not be made as it should be, and why: a notice that is there as HTML alone."""


def withdraw(project: Project, what: str, said: Said, out: Path) -> Withdrawn:
    """Withdraw a handout (`hands`), or one version of it (`hands@1.0.0`).

    Raises `NothingReleased`, `BadRecord` and `CannotWrite`.
    """
    handout, _, version = what.partition("@")

    def record(records: Records) -> Withdrawal:
        found = find_sheets(records, handout, version)
        codes = tuple(sorted(one.edition.code for one in found))
        return Withdrawal(
            on=said.on,
            after=records.newest,
            by=said.by,
            reason=said.reason,
            advice=said.advice,
            handout=handout,
            version=version or None,
            codes=codes,
        )

    return _recorded(project, out, record)


def recall(project: Project, what: str, said: Said, out: Path) -> Withdrawn:
    """Recall a claim or a source (`who`, or `claim:who` and `source:who` where there are both).

    Every sheet of any age that ever printed it, or rests on it, is withdrawn. Raises `NothingReleased`, `BadRecord` and
    `CannotWrite`.
    """

    def record(records: Records) -> Recall:
        kind, name = _kind_of(records, what)
        found = [Sheet(*one) for one in records.sheets(f'"{name}"')]
        touched = [one.edition for one in found if any(forms(one.edition, kind, name))]
        return Recall(
            on=said.on,
            after=records.newest,
            by=said.by,
            reason=said.reason,
            advice=said.advice,
            what=kind,
            id=name,
            digests=tuple(sorted({form for one in touched for form in forms(one, kind, name)})),
            codes=tuple(sorted(one.code for one in touched)),
        )

    return _recorded(project, out, record)


def _recorded(
    project: Project, out: Path, make: Callable[[Records], Withdrawal | Recall]
) -> Withdrawn:
    """Write a record and all that tells of it."""
    with only_one(project.root):
        records = read_records(project.root)
        record = make(records)
        name, data = file_of(record)
        after = records.and_also(name, data)
        touched = [one for one in standings(after) if one.sheet.edition.code in record.codes]
        told, status = tell(project, record, touched), _status(project, touched)
        files = {out / file: content for file, content in told.files.items()}
        pages = {out / file: content for file, content in status.files.items()}
        place = project.root / FOLDER / name
        write_together({**files, **pages, place: data})
    return Withdrawn(place, tuple(files), tuple(touched), (*told.notes, *status.notes))


def _status(project: Project, touched: Sequence[Standing]) -> Told:
    """Tell the status of sheets; by our layout where the library's own stands in the way, for it must not wait."""
    try:
        return Told(status_files(project.layouts, touched))
    except StatusUnmade as fault:
        return Told(status_files(OURS, touched), (f"{fault}; it is told by our layout",))


def find_sheets(records: Records, handout: str, version: str = "") -> list[Sheet]:
    """Return the released sheets of a handout, or of one version of it. Raises `NothingReleased`."""
    found = [Sheet(*one) for one in records.sheets(f'"handout": "{handout}"')]
    kept = [one for one in found if not version or one.edition.version == version]
    if not kept:
        named = {one.edition.version for one in found} or _handouts(records)
        hint = did_you_mean(version if found else handout, named)
        known = (
            f"released are: {', '.join(sorted(named))}" if named else "nothing was ever released"
        )
        what = f"version {version} of {handout}" if found else f"a handout {handout}"
        raise NothingReleased(f"{what} was never released; {hint or known}")
    return kept


def _handouts(records: Records) -> set[str]:
    return {edition.handout for _, edition in records.sheets()}


def _kind_of(records: Records, what: str) -> tuple[RecalledKind, str]:
    """Return whether a claim or a source is meant."""
    kind, colon, name = what.rpartition(":")
    known = {one: set(_names(records, one)) for one in RecalledKind}
    kinds = [one for one in RecalledKind if name in known[one] and kind in {"", one.value}]
    if len(kinds) > 1:
        raise NothingReleased(f"{name} is a claim and a source; say claim:{name} or source:{name}")
    if not kinds:
        hint = did_you_mean(name, {name for names in known.values() for name in names})
        hint = hint or "see `handout ls claims` and `handout ls sources`"
        raise NothingReleased(
            f"no sheet that was released prints or rests on {kind}{colon}{name}; {hint}"
        )
    return kinds[0], name


def _names(records: Records, kind: RecalledKind) -> Iterator[str]:
    for _, edition in records.sheets():
        if kind is RecalledKind.SOURCE:
            yield from edition.sources
        else:
            yield from (claim.claim for claim in edition.claims)
