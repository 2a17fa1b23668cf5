"""Who must still sign an edition before it is more than a draft."""

from collections.abc import Callable, Sequence
from datetime import date

from ...schema import Edition
from ..loading import Loaded
from ..reviewing import read_register

Judge = Callable[[Edition], Sequence[str]]
"""Tells what of an edition is not signed, and why; nothing where all is."""
Unsigned = Callable[[Loaded, date], Judge]
"""Makes the judge of a library on a day."""


def unsigned_by(loaded: Loaded, today: date) -> Judge:
    """Return who tells what of an edition is not signed as the library asks, by its sign-offs."""
    register = read_register(loaded, today)
    return lambda edition: tuple(f"{one.thing}: {one.why}" for one in register.missing(edition))
