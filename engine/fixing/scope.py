"""Paths and a selection → which findings are to be corrected, and which files may be touched."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...schema import Finding, Subject
from ..checking import within
from ..loading import load
from ..projects import Project
from ..selecting import Choice, chosen, concerns


@dataclass(frozen=True, slots=True)
class Scope:
    """What somebody asks to have corrected. Without paths it is all; `files` are those of a selection, where one is."""

    project: Project
    paths: tuple[Path, ...]
    takes: Callable[[Subject | None], bool]
    files: frozenset[str] | None = None

    def of(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings that are to be corrected."""
        there = within(findings, self.project, self.paths)
        return tuple(one for one in there if self.takes(one.subject))

    def holds(self, path: str) -> bool:
        """Tell whether a file of the library lies in it as a whole, or holds something of it."""
        file = self.project.root / path
        is_asked = not self.paths or any(file.is_relative_to(one) for one in self.paths)
        return is_asked and (self.files is None or path in self.files)


def scope_of(project: Project, paths: Sequence[Path], choice: Choice, today: date) -> Scope:
    """Return the scope of some paths and a choice, as the library lies on the disk.

    Raises `SelectionError`, and what `chosen` raises where a choice asks for what changed.
    """
    places = tuple(path.resolve() for path in paths)
    if not choice:
        return Scope(project, places, lambda _: True)
    loaded = load(project)
    taken = chosen(loaded, choice, today)
    files = (document.path for one, (document, _) in loaded.origins.items() if one in taken)
    return Scope(project, places, concerns(loaded, taken), frozenset(files))
