"""Edition → its imprint: a sheet that was released as it is now bears its code, whatever the day is.

A review that is overdue, or a sign-off that has run out since, does not take a release back: who builds is told of it,
and only a withdrawal or a recall ends it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from ...schema import Edition
from ...schema.imprint import DRAFT, Imprint
from ...schema.release import ReleasedEdition
from ..loading import Loaded
from ..recording import Records, Sheet, Step, newest_of, notices_on, read_records, step
from ..reviewing import Register, read_register
from .signing import Unsigned, days_of, signoffs_on, unsigned_by

Describe = Callable[[Sequence[Edition]], Mapping[str, ReleasedEdition | str]]
"""Tells by their names what a record would hold of editions, or why one cannot be composed."""


def imprints(
    loaded: Loaded,
    editions: Sequence[Edition],
    today: date,
    describe: Describe,
    unsigned: Unsigned = unsigned_by,
) -> Callable[[Edition], Imprint]:
    """Return what decides the imprint of each of some editions of a library. Raises `BadRecord`."""
    records = read_records(loaded.project.root)
    newest = newest_of(records, {edition.name for edition in editions})
    facts = describe([edition for edition in editions if edition.name in newest])
    is_signed = bool(loaded.library.signoffs) or unsigned is not unsigned_by
    judge = unsigned(loaded, today) if is_signed else _nobody
    register = cache(lambda: read_register(loaded, today))

    def decide(edition: Edition) -> Imprint:
        told = facts.get(edition.name, "")
        if not isinstance(told, str) and (same := _as_it_was(records, newest[edition.name], told)):
            return imprint_of(same.edition)
        return DRAFT if judge(edition) else _approved(register(), edition)

    return decide


def of_review_copies(loaded: Loaded, today: date) -> Callable[[Edition], Imprint]:
    """Return what tells of each review copy who signed what it prints."""
    register = read_register(loaded, today)
    return lambda edition: Imprint(signoffs=signoffs_on(register, edition))


def imprint_of(sheet: ReleasedEdition) -> Imprint:
    """Return what a released sheet says of itself."""
    address = sheet.address or ""
    return Imprint(
        signed=True,
        version=sheet.version,
        code=sheet.code,
        address=address,
        reviewed=sheet.reviewed,
        next_review=sheet.next_review,
    )


def _nobody(_edition: Edition) -> Sequence[str]:
    return ("nobody has signed anything in this library",)


def _approved(register: Register, edition: Edition) -> Imprint:
    reviewed, due = days_of(register, edition.recipe)
    return Imprint(signed=True, reviewed=reviewed, next_review=due)


def _as_it_was(records: Records, newest: Sequence[Sheet], facts: ReleasedEdition) -> Sheet | None:
    """Return the release of an edition that says and looks as it does now, and may be handed out."""
    same = (one for one in newest if step(one.edition, facts) is Step.NONE)
    return next((one for one in same if not notices_on(records, one)), None)
