"""Who must still sign an edition before it may be released."""

from collections.abc import Callable, Sequence
from datetime import date

from ...schema import Edition
from ..loading import Loaded

Judge = Callable[[Edition], Sequence[str]]
"""Tells what of an edition is not signed, and why; nothing where all is."""
Unsigned = Callable[[Loaded, date], Judge]
"""Makes the judge of a library on a day."""


def unsigned_by(_loaded: Loaded, _today: date) -> Judge:
    """Return the judge of a library: nobody has signed anything."""
    return lambda edition: (f"nobody has signed off the handout {edition.recipe.id}",)
