"""Two names of a library's states → what changed between them, and what that makes stale, in four formats."""

from .comparing import FORMATS, Comparison, compare, faults

__all__ = ["FORMATS", "Comparison", "compare", "faults"]
