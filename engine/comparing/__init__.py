"""Two names of a library's states → what changed between them, and what that makes stale, in four formats."""

from .comparing import FORMATS, Comparison, compare, faults, taken_of
from .released import commit_in

__all__ = ["FORMATS", "Comparison", "commit_in", "compare", "faults", "taken_of"]
