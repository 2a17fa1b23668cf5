"""Tell on a terminal how far a build is; elsewhere print a line for each edition."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ...schema import Edition
from .building import Built, Refused

Tell = Callable[[Sequence[Edition]], Callable[[Built | Refused], None]]


@contextmanager
def progress(stream: TextIO) -> Generator[Tell]:
    """Yield the `tell` of a build: a bar where the stream is a terminal, otherwise lines."""
    console = Console(file=stream)
    if not console.is_terminal:
        yield lambda _: lambda result: console.print(_line(result), highlight=False, soft_wrap=True)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield lambda editions: _advance(bar, len(editions))


def _advance(bar: Progress, total: int) -> Callable[[Built | Refused], None]:
    task = bar.add_task("printing", total=total)
    return lambda result: bar.update(task, advance=1, description=result.edition.name)


def _line(result: Built | Refused) -> str:
    return f"{'printed' if isinstance(result, Built) else 'refused'} {result.edition.name}"
