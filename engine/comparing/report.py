"""What a report of a comparison tells, before anybody says in which format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ...schema import Signable
from ..loading import Loaded
from ..relating import Aspect, Differences, HandoutChange, Part


@dataclass(frozen=True, slots=True)
class Stale:
    """What no longer holds after a change: handouts whose sheets say something else, and sign-offs."""

    handouts: tuple[str, ...] = ()
    signoffs: tuple[Signable, ...] = ()

    def __str__(self) -> str:
        counts = ((len(self.handouts), "handout"), (len(self.signoffs), "sign-off"))
        told = [f"{number} {name}{'' if number == 1 else 's'}" for number, name in counts if number]
        return ", ".join(told) or "nothing"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a library, their names, what changed from one to the other, and what that makes stale."""

    old_name: str
    new_name: str
    old: Loaded
    new: Loaded
    found: Differences
    stale: Stale
    is_part: bool = False
    """Whether only what a selection takes is told."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed that anybody prints or signs."""
        return not (self.found.handouts or self.found.unprinted)

    @property
    def nothing(self) -> str:
        """What is said where it is empty."""
        what = "that was selected" if self.is_part else "that is printed or signed"
        return f"nothing {what} differs"


class Told(NamedTuple):
    """Parts that are told, by aspect, and the handouts before at which others were told already."""

    parts: Sequence[tuple[Aspect, Sequence[Part]]]
    told_at: Sequence[tuple[str, int]]


def told(comparison: Comparison) -> Iterator[tuple[HandoutChange, Told]]:
    """Yield each handout with what is told of it: a change that many share is told at the first."""
    first: dict[Part, str] = {}
    for change in comparison.found.handouts:
        own = [
            part
            for part in change.parts
            if first.setdefault(part, change.handout) == change.handout
        ]
        others = [first[part] for part in change.parts if first[part] != change.handout]
        counts = [(name, others.count(name)) for name in dict.fromkeys(others)]
        yield change, Told(by_aspect(own), counts)


def by_aspect(parts: Sequence[Part]) -> Sequence[tuple[Aspect, Sequence[Part]]]:
    """Return parts grouped by aspect, in the order of the aspects."""
    order = list(Aspect)
    ordered = sorted(parts, key=lambda part: order.index(part.aspect))
    return [
        (aspect, list(group)) for aspect, group in groupby(ordered, key=lambda part: part.aspect)
    ]


def heading(change: HandoutChange) -> str:
    """Name a handout, whose it is, and what became of it."""
    return f"{change.handout} ({change.audience}): {change.state}"


def shared(told_at: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Say at which handouts changes were told already."""
    for name, number in told_at:
        yield f"{number} change{'' if number == 1 else 's'} as on {name}"
