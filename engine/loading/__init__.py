"""Files to Library: read everything that a team has written, and report all its faults at once."""

from ..projects import SETTINGS, Project, find_project
from .documents import Document
from .library import Loaded, load

__all__ = [
    "SETTINGS",
    "Document",
    "Loaded",
    "Project",
    "find_project",
    "load",
]
