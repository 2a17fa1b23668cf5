"""Find where a layout is at fault: the printer knows a line of a template at best, and often only some of its words."""

from collections.abc import Iterator
from pathlib import Path

from ...language.patterns import pattern
from ...schema import Fault, Place
from ..projects import Project

_TAKEN_IN = pattern(r"""\{%-?\s*(?:extends|import|include|from)\s+["']([^"']+)["']""")


def place_in_layouts(project: Project, fault: Fault) -> Place:
    """Return where a fault of a layout stands: at its line, or where a template or one that it takes in has a clue.

    A library's own files come before the package's, since those are tested. Where no clue is found, it is the file.
    """
    first = _file(project, fault.subject.id)
    if first and fault.line:
        return _at(project, first, _text(first), fault.line, fault.column)
    files = [*_closure(project, fault.subject.id)] if first else [*_all(project)]
    files.sort(key=lambda file: not file.is_relative_to(project.root / "layouts"))
    texts = [(file, _text(file)) for file in files]
    for clue in fault.clues:
        for file, text in texts:
            if (at := text.find(clue)) >= 0:
                line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
                return _at(project, file, text, line, column)
    return Place(_told(project, first) if first else fault.subject.id)


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace")


def _all(project: Project) -> Iterator[Path]:
    """Yield all styles and templates: one of them names a file that is not there."""
    for folder in project.layouts:
        yield from (file for kind in ("css", "html") for file in sorted(folder.rglob(f"*.{kind}")))


def _closure(project: Project, name: str) -> Iterator[Path]:
    """Yield the file of a template, and those that it takes in, each once."""
    waiting, seen = [name], set[str]()
    while waiting:
        seen.add(name := waiting.pop(0))
        if file := _file(project, name):
            yield file
            taken = _TAKEN_IN.findall(_text(file))
            waiting.extend(one for one in taken if one not in {*seen, *waiting})


def _file(project: Project, name: str) -> Path | None:
    found = (folder / name for folder in project.layouts)
    return next((file for file in found if file.is_file()), None)


def _at(project: Project, file: Path, text: str, line: int, column: int) -> Place:
    """Return a place in a file; without a column, where the words of its line begin."""
    words = (text.split("\n") + [""] * line)[line - 1]
    begins = len(words) - len(words.lstrip()) + 1
    return Place(_told(project, file), line, column or begins, words)


def _told(project: Project, file: Path) -> str:
    """Return the path of a file inside the library; of the package's own, where it is."""
    inside = file.is_relative_to(project.root)
    return (file.relative_to(project.root) if inside else file).as_posix()
