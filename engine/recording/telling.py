"""Standing → what is said of a sheet: in sentences for whoever holds it, and as data for whatever shows it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ...schema.release import Recall, Withdrawal
from .standing import Sheet, Standing, State

THROW_AWAY = "Do not hand it out. Take it out of drawers and folders, and throw it away."
"""What to do with a sheet that is withdrawn; anything beyond is for whoever withdraws it to say."""


def sentences(standing: Standing, today: date) -> tuple[str, ...]:
    """Say where a sheet stands, why, and what to do; the first sentence says it all."""
    return tuple(_sentences(standing, today))


def _sentences(standing: Standing, today: date) -> Iterator[str]:
    edition = standing.sheet.edition
    yield f"{edition.code} is {standing.state}."
    yield f"{edition.title}: {_called(standing.sheet)}, released on {standing.sheet.release.on}."
    yield from map(because, standing.notices)
    if standing.conflict:
        yield "Two branches released this version; ask whoever releases which of them is to be used."
    due = edition.next_review
    if standing.state is State.CURRENT and due and due < today:
        yield f"Its review was due on {due}, and no later sheet is known."
    if standing.state is State.WITHDRAWN:
        yield THROW_AWAY
        yield from (one.advice for one in standing.notices if one.advice)
    for one in standing.successors:
        yield f"It was replaced by {_called(one)}, code {one.edition.code}, of {one.release.on}."
    if standing.changed:
        yield f"What changed: {'; '.join(standing.changed)}."
    yield from (f"Note: {one.release.note}" for one in standing.successors if one.release.note)
    if standing.state is State.SUPERSEDED:
        again = " or ".join(one.edition.code for one in standing.successors)
        yield f"Hand out {again} instead." if again else "Nothing replaces it: do not hand it out."


def because(notice: Withdrawal | Recall) -> str:
    """Say who withdrew a sheet, when and why."""
    is_recall = isinstance(notice, Recall)
    what = f"The {notice.what} {notice.id} was recalled" if is_recall else "It was withdrawn"
    return f"{what} on {notice.on} by {notice.by}: {notice.reason}"


def as_data(standing: Standing) -> dict[str, Any]:
    """Return where a sheet stands, for JSON."""
    release, edition = standing.sheet
    return {
        "code": edition.code,
        "status": standing.state.value,
        "handout": edition.handout,
        "title": edition.title,
        "version": edition.version,
        "edition": edition.edition,
        "language": edition.language,
        "released": str(release.on),
        "reviewed": str(edition.reviewed) if edition.reviewed else None,
        "next-review": str(edition.next_review) if edition.next_review else None,
        "replaced-by": [
            {"code": one.edition.code, "version": one.edition.version, "on": str(one.release.on)}
            for one in standing.successors
        ],
        "changed": list(standing.changed),
        "withdrawn": [
            {
                "on": str(one.on),
                "by": one.by,
                "reason": one.reason,
                "advice": one.advice,
                "recalled": f"{one.what} {one.id}" if isinstance(one, Recall) else None,
            }
            for one in standing.notices
        ],
        "conflict": standing.conflict,
    }


def _called(sheet: Sheet) -> str:
    return f"{sheet.edition.edition} {sheet.edition.version}"
