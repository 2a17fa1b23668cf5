"""Tell on a terminal how far a build is, and what took long; elsewhere print a line for each edition."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TextIO

from ...schema import Edition
from .building import Built, Refused, Tell
from .saying import line


@contextmanager
def progress(stream: TextIO, *, reasons: bool = False) -> Generator[Tell]:
    """Yield the `tell` of a build: a bar where the stream is a terminal, otherwise lines; with `reasons` also why."""
    if not stream.isatty():
        yield lambda _: _Lines(stream, reasons)
        return
    from .bar import Bar  # noqa: PLC0415 - only a terminal shows one

    bar = Bar(stream, reasons=reasons)
    try:
        yield bar.of
    finally:
        bar.end()


class _Lines:
    """A line for each edition, when it is done."""

    def __init__(self, stream: TextIO, reasons: bool) -> None:  # noqa: FBT001 - see `progress`
        self.stream = stream
        self.reasons = reasons

    def began(self, edition: Edition) -> None: ...

    def waiting(self) -> None: ...

    def noticed(self, said: str) -> None:
        print(f"handout: {said}", file=self.stream, flush=True)

    def made(self, result: Built | Refused) -> None:
        print(line(result, reasons=self.reasons), file=self.stream, flush=True)
