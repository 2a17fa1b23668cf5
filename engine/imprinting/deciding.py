"""Edition → its imprint: a sheet that was released as it is now bears its code, whatever the day is.

A review that is overdue, or a sign-off that has run out since, does not take a release back: who builds is told of it,
and only a withdrawal or a recall ends it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from ...schema import Edition
from ...schema.imprint import DRAFT, Imprint
from ...schema.release import ReleasedEdition
from ..composing import LayoutFault, Layouts
from ..composing.wording import UnresolvedError
from ..loading import Loaded
from ..recording import Records, Sheet, Step, by_edition, latest, notices_on, read_records, step
from ..reviewing import Register, read_register
from .facts import facts_of
from .signing import Unsigned, days_of, signoffs_on, unsigned_by


def imprints(
    loaded: Loaded, today: date, unsigned: Unsigned = unsigned_by
) -> Callable[[Edition], Imprint]:
    """Return what decides the imprint of each edition of a library. Raises `BadRecord`."""
    records = read_records(loaded.project.root)
    is_signed = bool(loaded.library.signoffs) or unsigned is not unsigned_by
    judge = unsigned(loaded, today) if is_signed else _nobody
    register = cache(lambda: read_register(loaded, today))
    return lambda edition: (
        _as_it_was(loaded, records, edition)
        or (DRAFT if judge(edition) else _approved(register(), edition))
    )


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


def _as_it_was(loaded: Loaded, records: Records, edition: Edition) -> Imprint | None:
    """Return the imprint of an edition that was released as it is now; None where it was not."""
    newest = latest(by_edition(records, f'"edition": "{edition.name}"').get(edition.name, ()))
    same = _as_released(loaded, records, edition, newest) if newest else None
    return imprint_of(same.edition) if same else None


def _as_released(
    loaded: Loaded, records: Records, edition: Edition, newest: Sequence[Sheet]
) -> Sheet | None:
    """Return the release of an edition that says and looks as it does now, and may be handed out."""
    try:
        facts = facts_of(loaded.library, edition, Layouts(loaded.project.layouts))
    except (LayoutFault, UnresolvedError):
        return None  # printing says what is wrong
    same = (one for one in newest if step(one.edition, facts) is Step.NONE)
    return next((one for one in same if not notices_on(records, one)), None)
