"""Tell whether files are as they were when they were read, by what the system notes of them.

With each write the system notes the time, and with each name which file it leads to. So a file that was read need not
be read again to know that it is the same: a look at these notes takes a tenth of that. Only a file that was written
just before it was read is not trusted, since another write may bear the same time.
"""

import time
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

Value = TypeVar("Value")
Notes = tuple[tuple[int, ...] | None, ...]
"""For each path which file it leads to, how large that is and when it was last written; None where there is none."""

LATELY = 2_000_000_000
"""Nanoseconds within which a file system may give two writes the same time; on some it has whole seconds."""


def notes_on(paths: Iterable[Path]) -> Notes:
    """Return what the system notes of files."""
    return tuple(map(_noted, paths))


def _noted(path: Path) -> tuple[int, ...] | None:
    try:
        facts = path.stat()
    except (OSError, ValueError):  # no file can have such a name
        return None
    return facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns


def settled(notes: Notes, lately: int = LATELY) -> bool:
    """Tell whether every later write to these files would be noted with another time."""
    newest = max((max(one[3:]) for one in notes if one), default=0)
    return time.time_ns() - newest > lately


class Learnt(Generic[Value]):
    """What was learnt of files, of the most recent ones; it is learnt again once they have changed."""

    def __init__(self, most: int, lately: int = LATELY) -> None:
        """Keep so much; `lately` is how long files must have been left alone to be trusted, in nanoseconds."""
        self._most, self._lately = most, lately
        self._known: dict[Hashable, tuple[Notes, Value]] = {}

    def of(self, key: Hashable, paths: Iterable[Path], learn: Callable[[], Value]) -> Value:
        """Return what `learn` says, which must follow from the key and from the files of these paths alone."""
        notes = notes_on(paths)
        known = self._known.get(key)
        if known and known[0] == notes:
            return known[1]
        value = learn()
        if settled(notes, self._lately):
            self._known.pop(key, None)
            if len(self._known) >= self._most:
                self._known.pop(next(iter(self._known)), None)
            self._known[key] = notes, value
        return value
