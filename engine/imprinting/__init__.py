"""Edition to imprint: whether it is signed, and whether it was released as it is now.

What a record holds of a sheet is in `facts`, which composes it and so loads Jinja.
"""

from .deciding import Describe, imprint_of, imprints, of_review_copies
from .signing import Days, Judge, Unsigned, days_of, unsigned_by

__all__ = [
    "Days",
    "Describe",
    "Judge",
    "Unsigned",
    "days_of",
    "imprint_of",
    "imprints",
    "of_review_copies",
    "unsigned_by",
]
