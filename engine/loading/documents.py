"""A file with its tree, able to say at which line and column any value stands."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...schema import Place
from .reading import Map, Mark, Seq, key_mark, read, value_mark

Path = tuple[str | int, ...]
"""The keys and numbers that lead from the root of a file to a value."""


@dataclass(frozen=True)
class Document:
    """A file of the library as it was read; `root` is None where it could not be.

    A tree that was kept since an earlier run knows no places; it is read again where one is asked for.
    """

    path: str
    text: str
    root: Any = None

    @cached_property
    def marked(self) -> Any:
        """The tree with its places."""
        is_kept = type(self.root) in {dict, list}
        return read(self.text).root if is_kept else self.root

    def place(self, at: Path, words: str = "", *, key: bool = False) -> Place:
        """Return where a value stands, or its key, or the first of some words inside it.

        A path that leads to nothing ends at the last thing that is there.
        """
        mark: Any = Mark(0, 0)
        found: Any = self.marked
        for step in at:
            if not _leads_on(found, step):
                break
            last = step == at[-1]
            mark = (
                key_mark(found, str(step))
                if key and last and isinstance(found, Map)
                else value_mark(found, step)
            )
            found = _value(found, step)
        return self.at_mark(self._inside(mark, words) if words else mark)

    def at_mark(self, mark: Any) -> Place:
        """Return the place of a mark, with its line."""
        lines = self.text.split("\n")
        line: int = mark.line
        text = lines[line] if line < len(lines) else ""
        return Place(self.path, line + 1, mark.column + 1, text)

    def _inside(self, mark: Any, words: str) -> Any:
        """Find words at or after a mark, also where the file breaks them over lines."""
        start = _offset(self.text, mark)
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        found = re.compile(pattern).search(self.text, start)
        if found is None:
            return mark
        line = self.text.count("\n", 0, found.start())
        return Mark(line, found.start() - self.text.rfind("\n", 0, found.start()) - 1)


def _value(found: Any, step: str | int) -> Any:
    return found[step]


def _leads_on(found: Any, step: str | int) -> bool:
    if isinstance(found, Map):
        return step in found
    return isinstance(found, Seq) and isinstance(step, int) and step < len(found)


def _offset(text: str, mark: Any) -> int:
    offset = 0
    for _ in range(mark.line):
        offset = text.index("\n", offset) + 1
    return offset + mark.column
