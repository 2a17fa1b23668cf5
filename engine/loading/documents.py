"""A file with its tree, able to say at which line and column any value stands."""

import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

from yaml import YAMLError

from ...language.patterns import pattern
from ...schema import Place
from .reading import Map, Mark, Seq, Unreadable, key_mark, read, value_mark

Path = tuple[str | int, ...]
"""The keys and numbers that lead from the root of a file to a value."""

_BEGINS = r"[^\s&!#|>*%@`?-]"
"""What a value begins with that stands where it begins, without a mark, a name or a comment before it."""
_ENTRY = pattern(r"^- ", re.MULTILINE)
_DOCUMENT = pattern(r"^(?:---|\.\.\.|%)", re.MULTILINE)
"""Where a document begins or ends, or is told how to be read."""


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

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts in the text."""
        lengths = (len(line) + 1 for line in self.lines)
        return list(accumulate(lengths, initial=0))

    @cached_property
    def entries(self) -> list[tuple[int, str]]:
        """The line (from 0) and the text of each entry of a list, told without its tree.

        Where they cannot be told apart so, each entry is the whole text.
        """
        starts = [match.start() for match in _ENTRY.finditer(self.text)]
        if len(starts) != len(self.root):
            return [(0, self.text)] * len(self.root)
        ends = [*starts[1:], len(self.text)]
        return [
            (bisect_right(self.starts, start) - 1, self.text[start:end])
            for start, end in zip(starts, ends, strict=True)
        ]

    @property
    def rows(self) -> list[Any]:
        """The entries of a list; of anything else, none."""
        is_list = isinstance(self.root, list)
        return self.root if is_list else []

    def written_anew(self, text: str) -> "Document | None":
        """Return the file with another text; of a list only entries that are new are read, the others are the same.

        None where all must be read to know what it says, or what is wrong in it.
        """
        old, new = _parted(self.text), _parted(text)
        if old[0] != new[0] or len(old) != len(self.rows) + 1 or len(new) == 1:
            return None
        known = dict(zip(old[1:], self.rows, strict=True))
        root = [known[part] if part in known else _entry(part) for part in new[1:]]
        return None if None in root else Document(self.path, text, root)

    def place(self, at: Path, words: str = "", *, key: bool = False) -> Place:
        """Return where a value stands, or its key, or the first of some words inside it.

        A path that leads to nothing ends at the last thing that is there.
        """
        if len(at) == 1 and not words and not key and (mark := self._seen(at[0])):
            return self.at_mark(mark)
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

    def _seen(self, name: str | int) -> Mark | None:
        """Return where the value of a key of the whole file stands, where a kept tree need not be read for that.

        No line but its own begins with the name of such a key. Of a thousand handouts that nobody has signed, each is
        told at its title.
        """
        if self.root.__class__ is not dict or not isinstance(name, str) or name not in self.root:
            return None
        found = list(re.finditer(rf"^{re.escape(name)}:( +{_BEGINS})?", self.text, re.MULTILINE))
        if len(found) != 1 or not found[0][1]:
            return None
        start, end = found[0].span()
        return Mark(self.text.count("\n", 0, start), end - start - 1)

    def at_mark(self, mark: Any) -> Place:
        """Return the place of a mark, with its line."""
        line: int = mark.line
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.path, line + 1, mark.column + 1, text)

    def _inside(self, mark: Any, words: str) -> Any:
        """Find words at or after a mark, also where the file breaks them over lines."""
        start = self.starts[int(mark.line)] + int(mark.column)
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        found = re.compile(pattern).search(self.text, start)
        if found is None:
            return mark
        line = bisect_right(self.starts, found.start()) - 1
        return Mark(line, found.start() - self.starts[line])


def _value(found: Any, step: str | int) -> Any:
    return found[step]


def _leads_on(found: Any, step: str | int) -> bool:
    if isinstance(found, Map):
        return step in found
    return isinstance(found, Seq) and isinstance(step, int) and step < len(found)


def _parted(text: str) -> list[str]:
    """Return what stands before a list, and each of its entries, as they are written."""
    starts = [match.start() for match in _ENTRY.finditer(text)]
    return [text[start:end] for start, end in pairwise([0, *starts, len(text)])]


def _entry(text: str) -> Any:
    """Read an entry by itself; return None where that is not certain to be what it is among others."""
    if _DOCUMENT.search(text):
        return None
    with suppress(Unreadable, YAMLError):
        found = read(text)
        rows = Document("", text, found.root).rows
        if not found.problems and len(rows) == 1:
            return rows[0]
    return None
