"""Hear of each change to a library's files, from a process that does nothing else.

watchfiles listens in a thread of its own. It has one in a process of its own, so that the process which forks
workers has none. Editors write through backups, locks and temporary files, which are nobody's content; what counts
is any other file in a folder that a library has.
"""

import multiprocessing
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

from ..errors import CannotGoOn
from ..fencing import CONTEXT, stand_alone
from ..projects import SETTINGS

PARTS = ("content", "handouts", "layouts", "signoffs", "releases")
"""The folders of a library that reach a page or a finding."""
STEP, MOST = 2, 400
"""Milliseconds of quiet after which changes are told, and after which they are told without any."""
LOOK_UP = 100
"""Milliseconds after which the process looks whether somebody still listens."""
_NOBODYS = re.compile(r"\.|#|4913$|.*(~|\.sw\w|\.tmp|\.bak|\.orig|\.part|___jb_\w+___)$")
"""Names of hidden files, and of those that editors leave for a moment or for ever: vim's `4913`, Emacs's `#a.yaml#`."""


class CannotWatch(CannotGoOn):
    """Nothing tells of changes to files: watchfiles is not installed, or the system refuses it."""


class Changes:
    """The changes to a library, from when `start` returns. Use it in `with`: then no process is left."""

    def __init__(self, root: Path, out: Path) -> None:
        """Prepare to hear of a library that is built into a folder. Raises `CannotWatch`."""
        if find_spec("watchfiles") is None:
            raise CannotWatch(
                "`--watch` needs watchfiles; install it with `pip install 'handout-builder[watch]'`"
            )
        self._ours, theirs = multiprocessing.Pipe(duplex=False)
        given = (root, out.resolve(), theirs, os.getpid())
        self._process = CONTEXT.Process(target=_listen, args=given, daemon=True)
        self._process.start()
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()
        self._ours.close()

    def start(self) -> None:
        """Wait until each change will be heard of. Raises `CannotWatch`."""
        self._heard()

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Yield the paths in the library of what changed since the last time, in order; wait until there is some."""
        while True:
            paths = self._heard()
            while self._ours.poll():  # what was saved meanwhile
                paths |= self._heard()
            if paths:
                yield tuple(sorted(paths))

    def _heard(self) -> set[str]:
        try:
            told: set[str] | str = self._ours.recv()
        except (EOFError, OSError) as error:
            raise CannotWatch("nothing tells of changes any more: its process has ended") from error
        if isinstance(told, str):
            raise CannotWatch(f"the library cannot be watched: {told}")
        return told


def _listen(root: Path, out: Path, connection: Connection, parent: int) -> None:
    """Send the paths of what changes, while there is somebody to hear it."""
    stand_alone(parent)
    from watchfiles import watch  # noqa: PLC0415 - needed here alone

    rounds = watch(
        root,
        watch_filter=None,
        step=STEP,
        debounce=MOST,
        rust_timeout=LOOK_UP,
        yield_on_timeout=True,
    )
    with suppress(BrokenPipeError):
        try:
            connection.send(_paths(next(rounds), root, out))  # at the latest when time is out
            for found in rounds:
                if paths := _paths(found, root, out):
                    connection.send(paths)
                if os.getppid() != parent:
                    return
        except OSError as error:
            connection.send(str(error))


def _paths(found: Iterable[tuple[object, str]], root: Path, out: Path) -> set[str]:
    files = (Path(name) for _, name in found)
    return {
        file.relative_to(root).as_posix()
        for file in files
        if not file.is_relative_to(out) and is_part(file.relative_to(root))
    }


def is_part(path: Path) -> bool:
    """Tell whether a path in a library's folder may lead to something of the library."""
    if path.as_posix() == SETTINGS:
        return True
    first, *inside = path.parts or ("",)
    return first in PARTS and not any(_NOBODYS.match(name) for name in inside)
