"""Editions → orders: the formats that a request asks for, and for each edition whether it is a draft."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...schema import Edition
from ...schema.imprint import DRAFT, Imprint
from ..choosing import Request
from ..loading import Loaded
from ..projects import RELEASES
from .making import Order, order_of

if TYPE_CHECKING:
    from ..imprinting import Describe


def orders_of(
    loaded: Loaded, editions: Sequence[Edition], request: Request, today: date, describe: "Describe"
) -> tuple[Order, ...]:
    """Return the order of each edition of a request."""
    decided = _imprints(loaded, editions, request, today, describe)
    return tuple(
        order_of(one, request.formats, attach=request.manifest, imprint=decided(one))
        for one in editions
    )


def _imprints(
    loaded: Loaded, editions: Sequence[Edition], request: Request, today: date, describe: "Describe"
) -> Callable[[Edition], Imprint]:
    """Return what decides whether an edition is a draft; without sign-offs and records each is one."""
    has_records = (loaded.project.root / RELEASES).is_dir()
    if not (request.review or loaded.library.signoffs or has_records):
        return lambda _edition: DRAFT
    from ..imprinting import imprints, of_review_copies  # noqa: PLC0415 - of use where something is signed

    if request.review:
        return of_review_copies(loaded, today)
    return imprints(loaded, editions, today, describe)
