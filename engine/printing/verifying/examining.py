"""A file to its facts: read here, or by a worker that is given up where a file takes too long or brings it down."""

import logging
import multiprocessing
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pypdfium2

from ..sealing import seal_of
from . import conformance, document, pages
from .facts import Facts, Unreadable

MOST_BYTES = 200_000_000
SECONDS = 60
MEMORY = 3_000_000_000
"""Bytes that a worker may ask for."""
HEADER = b"%PDF-"
HEAD = 1024
"""Bytes in which the header stands: readers accept rubbish before it."""

resource: ModuleType | None = None
with suppress(ImportError):  # Windows has none: there only time is limited
    import resource


class Limits(NamedTuple):
    """What a worker may take for a file."""

    seconds: float = SECONDS
    memory: int = MEMORY
    size: int = MOST_BYTES


def examine(data: bytes) -> Facts | Unreadable:
    """Read the facts of a PDF from its bytes, in this process."""
    if HEADER not in data[:HEAD]:
        return Unreadable("it is no PDF", "name a PDF") if data else _EMPTY
    read = document.read(data)
    if isinstance(read, Unreadable):
        return read
    try:
        measured = pages.measured(data)
    except pypdfium2.PdfiumError as fault:
        return Unreadable(f"its pages cannot be read: {fault}", "make the PDF anew")
    if not measured:
        return Unreadable("it has no page", "make the PDF anew")
    facts = Facts(**read._asdict(), pages=measured, seal=seal_of(data))
    return replace(facts, conformance=conformance.judged(data, facts.metadata))


_EMPTY = Unreadable("it is empty", "make the PDF anew")


def verify(
    files: Iterable[Path], limits: Limits | None = None
) -> Iterator[tuple[Path, Facts | Unreadable]]:
    """Examine files by a worker, one after the other, and yield the facts of each."""
    worker = _Worker(limits or Limits())
    try:
        for file in files:
            yield file, worker.examine(file)
    finally:
        worker.end()


class _Worker:
    """A process that reads files; it is replaced when one brings it down."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.process: BaseProcess | None = None
        self.wire: Connection | None = None

    def examine(self, file: Path) -> Facts | Unreadable:
        try:
            size = file.stat().st_size
            data = file.read_bytes() if size <= self.limits.size else b""
        except OSError as fault:
            return Unreadable(f"it cannot be read: {fault.strerror}", "look at its permissions")
        if size > self.limits.size:
            told = f"it has {size / 1e6:.0f} MB; {self.limits.size / 1e6:g} are the most"
            return Unreadable(told, "verify its parts")
        return self._asked(data)

    def _asked(self, data: bytes) -> Facts | Unreadable:
        wire = self.wire or self._begin()
        try:
            wire.send_bytes(data)
            if wire.poll(self.limits.seconds):
                return wire.recv()
            reason = f"it takes more than {self.limits.seconds:g} seconds to read"
        except (EOFError, OSError):
            reason = "reading it needs too much memory, or brings the reader down"
        self._kill()
        return Unreadable(reason, "make the PDF anew, or divide it")

    def _begin(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.process = context.Process(
            target=_serve, args=(theirs, self.limits.memory), daemon=True
        )
        self.process.start()
        theirs.close()  # so that its end is noticed
        self.wire = ours
        return ours

    def _kill(self) -> None:
        if self.process and self.wire:
            self.process.kill()
            self.process.join()
            self.wire.close()
        self.process = self.wire = None

    def end(self) -> None:
        """Let the worker go."""
        if self.process and self.wire:
            with suppress(OSError):
                self.wire.send_bytes(_LAST)
            self.process.join(5)
        self._kill()


_LAST = b"no further file"


def _serve(wire: Connection, memory: int) -> None:
    """Answer with the facts of each file that comes; the work of a worker."""
    logging.disable(logging.CRITICAL)  # what libraries mutter of damaged files
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with suppress(EOFError, KeyboardInterrupt):
        while (data := wire.recv_bytes()) != _LAST:
            wire.send(_answer(data))


def _answer(data: bytes) -> Facts | Unreadable:
    try:
        return examine(data)
    except MemoryError:
        return Unreadable("reading it needs too much memory", "divide it")
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file leads to is said of that file
        return Unreadable(f"it cannot be read: {type(fault).__name__}: {fault}", "make it anew")
