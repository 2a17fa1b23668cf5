"""Show corrections as a unified diff, which `git apply` takes, and tell what is left to a person."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff

from ..checking.reports.told import harmless, head
from .fixing import ChangedFile, Outcome
from .saving import Saved

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def diff(changes: tuple[ChangedFile, ...]) -> str:
    """Return the difference between files as they are and as they are to be; paths are those in the library."""
    return "".join(line for change in changes for line in _lines(change))


def _lines(change: ChangedFile) -> Iterator[str]:
    before, after = (_LINE.findall(data.decode()) for data in (change.before, change.after))
    for line in unified_diff(before, after, f"a/{change.path}", f"b/{change.path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def by_hand(outcome: Outcome, saved: Saved | None) -> Iterator[str]:
    """Yield a line for each finding that is left, at its line in the file as it is now."""
    shifted = outcome.pointed.intersection(saved.written) if saved else ()
    for finding, why in outcome.by_hand:
        place = finding.place
        moved = place._replace(line=place.line + (place.path in shifted))
        yield f"{head(replace(finding, place=moved))} (by hand: {harmless(why)})"
    for path in saved.left if saved else ():
        yield f"handout: {harmless(path)} changed while it was corrected, and is left as it is"


def summary(outcome: Outcome, saved: Saved | None) -> str:
    """Put into words what was corrected and what is left."""
    numbers = (
        f"{_count(outcome.corrections, 'correction')} in {_count(len(outcome.changes), 'file')}"
    )
    what = numbers if outcome.changes else "nothing to correct"
    hint = "; `handout fix --write` makes them" if outcome.changes and not saved else ""
    left = f"; {len(outcome.by_hand)} left to do by hand" if outcome.by_hand else ""
    return f"{what}{hint}{left}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
