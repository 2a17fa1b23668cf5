"""A bar on a terminal: what is being printed, what is done, what failed, and the time left."""

import time
from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ...schema import Edition
from .building import Built, How, Refused, Telling
from .saying import line

SLOWEST = 3
"""How many editions a summary names."""
SHOWN = 2
"""How many of those that are being printed a bar names."""


class Bar:
    """The bar of a build. It is drawn when something happens and has no thread: workers are forked meanwhile."""

    def __init__(self, stream: TextIO, *, reasons: bool = False) -> None:
        self.console = Console(file=stream)
        self.reasons = reasons
        self.began_at = time.monotonic()
        self.results: list[Built | Refused] = []
        self.printing: dict[str, None] = {}
        self.progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[failed]}"),
            TimeRemainingColumn(),
            TextColumn("{task.description}", markup=False),
            console=self.console,
            transient=True,
            auto_refresh=False,
        )
        self.task = self.progress.add_task("", failed="", total=None)

    def of(self, editions: Sequence[Edition]) -> Telling:
        """Begin to show a build of these editions."""
        self.progress.update(self.task, total=len(editions))
        self.progress.start()
        return self

    def began(self, edition: Edition) -> None:
        self.printing[edition.name] = None
        self._draw()

    def made(self, result: Built | Refused) -> None:
        self.printing.pop(result.edition.name, None)
        self.results.append(result)
        if self.reasons and result.reasons:
            self._say(line(result, reasons=True))
        self.progress.advance(self.task)
        self._draw()

    def waiting(self) -> None:
        self._draw()

    def noticed(self, said: str) -> None:
        self._say(f"handout: {said}")

    def _say(self, said: str) -> None:
        self.progress.console.print(said, highlight=False, markup=False, soft_wrap=True)

    def end(self) -> None:
        """Take the bar away, and say what came of it all."""
        self.progress.stop()
        if self.results:
            self.console.print(
                summary(self.results, time.monotonic() - self.began_at),
                highlight=False,
                markup=False,
            )

    def _draw(self) -> None:
        failed = sum(isinstance(one, Refused) for one in self.results)
        names, more = list(self.printing)[:SHOWN], len(self.printing) - SHOWN
        said = ", ".join(names) + (f" and {more} more" if more > 0 else "")
        self.progress.update(
            self.task, description=said, failed=f"{failed} refused" if failed else "", refresh=True
        )


def summary(results: Sequence[Built | Refused], seconds: float) -> str:
    """Put a build into words, with the editions that took longest."""
    numbers = Counter(one.how for one in results)
    told = ", ".join(f"{numbers[how]} {how}" for how in How if numbers[how])
    slowest = sorted(results, key=lambda one: one.cost.seconds, reverse=True)[:SLOWEST]
    named = ", ".join(
        f"{one.edition.name} {one.cost.seconds:.1f} s" for one in slowest if one.cost.seconds
    )
    return f"{told} in {seconds:.1f} s{f'; slowest: {named}' if named else ''}"
