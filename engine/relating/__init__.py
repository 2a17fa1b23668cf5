"""One library → what rests on what in it; two → what changed from one to the other; a commit → its library."""

from .differences import (
    Aspect,
    Differences,
    HandoutChange,
    Part,
    State,
    differences,
)
from .graph import Graph, Link, Relation
from .revisions import load_revision
from .words import word_diff

__all__ = [
    "Aspect",
    "Differences",
    "Graph",
    "HandoutChange",
    "Link",
    "Part",
    "Relation",
    "State",
    "differences",
    "load_revision",
    "word_diff",
]
