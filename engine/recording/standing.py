"""Where a released sheet stands today: current, superseded or withdrawn, with the reason and what to do."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ...schema.release import Recall, RecalledKind, Release, ReleasedEdition, Withdrawal
from .files import Records
from .versions import changes


class State(StrEnum):
    """What may be said of a sheet that somebody holds."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    ALTERED = "altered"
    UNKNOWN = "unknown"


class Sheet(NamedTuple):
    """A released sheet with its release."""

    release: Release
    edition: ReleasedEdition


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one released sheet stands."""

    state: State
    sheet: Sheet
    successors: tuple[Sheet, ...] = ()
    """The newest release of the same sheet, where it is another one and may be handed out; two after a merge."""
    changed: tuple[str, ...] = ()
    """What changed from this sheet to the newest."""
    notices: tuple[Withdrawal | Recall, ...] = ()
    """What withdraws it, the oldest first."""
    conflict: bool = False
    """Whether another sheet has the same name and version: two branches released it."""


def standing(records: Records, code: str) -> Standing | None:
    """Return where the sheet of a code stands; None where no sheet has it."""
    found = [Sheet(*one) for one in records.sheets(f'"code": "{code}"')]
    if not found:
        return None
    edition = found[0].edition.edition
    same = [Sheet(*one) for one in records.sheets(f'"edition": "{edition}"')]
    return _standing(records, found[0], same)


def standings(records: Records) -> tuple[Standing, ...]:
    """Return where every released sheet stands, in order of their names and versions."""
    series = by_edition(records)
    return tuple(
        _standing(records, sheet, series[name])
        for name in sorted(series)
        for sheet in sorted(series[name], key=lambda one: one.edition.number)
    )


def by_edition(records: Records, having: str = "") -> Mapping[str, Sequence[Sheet]]:
    """Return the releases of each sheet by its name; only those in whose record some words stand."""
    return _series(records.sheets(having))


def newest_of(records: Records, names: Container[str]) -> Mapping[str, tuple[Sheet, ...]]:
    """Return the newest release of each sheet of these names that was ever released."""
    series = _series(records.of_editions(names))
    return {name: latest(sheets) for name, sheets in series.items()}


def _series(
    sheets: Iterable[tuple[Release, ReleasedEdition]],
) -> Mapping[str, Sequence[Sheet]]:
    series: dict[str, list[Sheet]] = {}
    for release, edition in sheets:
        series.setdefault(edition.edition, []).append(Sheet(release, edition))
    return series


def latest(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """Return the newest of the releases of one sheet; more than one where branches gave the same version."""
    some = list(sheets)
    newest = max((one.edition.number for one in some), default=None)
    return tuple(one for one in some if one.edition.number == newest)


def conflicts(records: Records) -> tuple[tuple[Sheet, ...], ...]:
    """Return the sheets that branches released under the same name and version, unless a later one replaced them."""
    newest = (latest(sheets) for sheets in by_edition(records).values())
    return tuple(sheets for sheets in newest if len(sheets) > 1)


def notices_on(records: Records, sheet: Sheet) -> tuple[Withdrawal | Recall, ...]:
    """Return what withdraws a sheet; also what did so on another branch, of which its release knew nothing."""
    edition = sheet.edition
    withdrawn = (
        one
        for name, one in records.named_withdrawals
        if edition.code in one.codes or _missed(records, sheet, name, one)
    )
    recalled = (one for one in records.recalls if is_recalled(one, edition))
    return tuple(sorted([*withdrawn, *recalled], key=lambda one: one.on))


def _missed(records: Records, sheet: Sheet, name: str, withdrawal: Withdrawal) -> bool:
    """Tell whether a sheet of a handout was released by somebody who did not know that all of it is withdrawn."""
    whole = withdrawal.handout == sheet.edition.handout and withdrawal.version is None
    return whole and name not in records.before(sheet.release)


def is_recalled(recall: Recall, edition: ReleasedEdition) -> bool:
    """Tell whether a sheet prints or rests on what a recall names, in a form that it names."""
    return edition.code in recall.codes or any(
        digest in recall.digests for digest in forms(edition, recall.what, recall.id)
    )


def forms(edition: ReleasedEdition, what: RecalledKind, name: str) -> Iterator[str]:
    """Yield the digest of each form in which a sheet prints a claim or rests on a source."""
    if what is RecalledKind.CLAIM:
        yield from (claim.digest for claim in edition.claims if claim.claim == name)
    elif name in edition.sources:
        yield edition.sources[name]


def _standing(records: Records, sheet: Sheet, same: Iterable[Sheet]) -> Standing:
    newest = latest(same)
    is_newest = sheet in newest
    fit = tuple(one for one in newest if one != sheet and not notices_on(records, one))
    notices = notices_on(records, sheet)
    state = State.WITHDRAWN if notices else State.CURRENT if is_newest else State.SUPERSEDED
    changed = () if is_newest else _changed(sheet, newest)
    successors = () if is_newest else fit
    return Standing(state, sheet, successors, changed, notices, is_newest and len(newest) > 1)


def _changed(sheet: Sheet, newest: Iterable[Sheet]) -> tuple[str, ...]:
    words = (one.words for other in newest for one in changes(sheet.edition, other.edition))
    return tuple(dict.fromkeys(words))
