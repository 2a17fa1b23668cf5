"""Tell on a terminal how far a build is, and what took long; elsewhere print a line for each edition."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console

from ...schema import Edition
from .building import Built, Refused, Tell
from .saying import line


@contextmanager
def progress(stream: TextIO, *, reasons: bool = False) -> Generator[Tell]:
    """Yield the `tell` of a build: a bar where the stream is a terminal, otherwise lines; with `reasons` also why."""
    console = Console(file=stream)
    if not console.is_terminal:
        yield lambda _: _Lines(console, reasons)
        return
    from .bar import Bar  # noqa: PLC0415 - only a terminal shows one

    bar = Bar(console, reasons=reasons)
    try:
        yield bar.of
    finally:
        bar.end()


class _Lines:
    """A line for each edition, when it is done."""

    def __init__(self, console: Console, reasons: bool) -> None:  # noqa: FBT001 - see `progress`
        self.console = console
        self.reasons = reasons

    def began(self, edition: Edition) -> None: ...

    def waiting(self) -> None: ...

    def made(self, result: Built | Refused) -> None:
        self.console.print(line(result, reasons=self.reasons), highlight=False, soft_wrap=True)
