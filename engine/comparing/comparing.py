"""Compare two states of a library, and say what changed in the format that was asked for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from ...schema import Finding, Level
from ..projects import Project
from ..relating import differences
from ..selecting import Choice, chosen_between
from ..store import Store
from .narrowing import belongs_to, narrowed
from .report import Comparison, Stale
from .showing.html import html
from .showing.markdown import markdown
from .showing.records import as_json
from .showing.text import text
from .sides import FindCommit, side
from .signoffs import stale_signoffs

HERE = "."

FORMATS: Mapping[str, Callable[[Comparison], str]] = MappingProxyType(
    {"text": text, "markdown": markdown, "json": as_json, "html": html}
)
"""How a comparison can be told."""


def compare(
    project: Project,
    old: str,
    new: str = HERE,
    store: Store | None = None,
    find_commit: FindCommit = lambda _: None,
) -> Comparison:
    """Compare two states of a library: folders, releases or revisions; `.` is the library as it lies on the disk.

    Raises `NoRepository` and `UnknownRevision`. What is faulty on a side is left out, and told by `faults`.
    """
    after = side(str(project.root) if new == HERE else new, project, find_commit, store)
    here = str(project.root) if old == HERE else old
    before = side(here, project, find_commit, store, after.loaded)
    found = differences(before.loaded, after.loaded)
    signoffs = stale_signoffs(before.loaded.library, after.loaded.library, found)
    stale = Stale(found.stale, signoffs)
    return Comparison(_called(old), _called(new), before.loaded, after.loaded, found, stale)


def taken_of(comparison: Comparison, choice: Choice, today: date) -> Comparison:
    """Return what of a comparison is on handouts that a choice takes. Raises `SelectionError`."""
    old, new, whole = comparison.old, comparison.new, comparison.found
    found = narrowed(whole, chosen_between(old, new, choice, today, whole.things))
    belongs = belongs_to(found, old.library, new.library)
    signoffs = tuple(filter(belongs, comparison.stale.signoffs))
    return replace(comparison, found=found, stale=Stale(found.stale, signoffs), is_part=True)


def _called(name: str) -> str:
    return "the files on disk" if name == HERE else name


def faults(comparison: Comparison) -> Mapping[str, tuple[Finding, ...]]:
    """Return for each side by its name the errors for which something of it could not be compared."""
    sides = {comparison.old_name: comparison.old, comparison.new_name: comparison.new}
    found = {
        name: tuple(one for one in loaded.findings if one.level is Level.ERROR)
        for name, loaded in sides.items()
    }
    return {name: findings for name, findings in found.items() if findings}
