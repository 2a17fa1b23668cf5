"""Files to Library: read everything that a team has written, and report all its faults at once."""

from .again import load_again
from .documents import Document
from .files import Watched
from .library import Loaded, load, paused_collector

__all__ = [
    "Document",
    "Loaded",
    "Watched",
    "load",
    "load_again",
    "paused_collector",
]
