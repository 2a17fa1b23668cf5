"""Sparing: what WeasyPrint would work out again for each sheet, or twice for one, and need not.

Each module here stands for something of WeasyPrint, or of what it rests on, and gives the same in less time: the bytes
of a sheet are those that WeasyPrint makes without (a test compares). `spare` is the one place where they are put in.
They follow WeasyPrint's own code closely, so another release gets none of them.
"""

from .seam import spare
from .styles import forget

__all__ = ["forget", "spare"]
