"""Edition to imprint: whether it is signed, and whether it was released as it is now."""

from .deciding import imprint_of, imprints, of_review_copies
from .facts import facts_of, named, tools
from .signing import Days, Judge, Unsigned, days_of, unsigned_by

__all__ = [
    "Days",
    "Judge",
    "Unsigned",
    "days_of",
    "facts_of",
    "imprint_of",
    "imprints",
    "named",
    "of_review_copies",
    "tools",
    "unsigned_by",
]
