"""Files to Library: read everything that a team has written, and report all its faults at once."""

from .documents import Document
from .library import Loaded, load
from .projects import SETTINGS, Project, find_project

__all__ = [
    "SETTINGS",
    "Document",
    "Loaded",
    "Project",
    "find_project",
    "load",
]
