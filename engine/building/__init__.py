"""Plan to outputs: compose and print each edition, refuse what is not fit, write the rest whole or not at all.

`answering` takes what was asked, and `building` does it, with these:

    footing    what an edition stands on
    planning   which editions are up to date, and why the others are not
    making     composing and printing one: a pure function
    ordering   whether an edition is a draft, by what `describing` says that a record would hold of it
    records    what the store keeps of editions, and `prints`, what it keeps of sheets
    findings   what came of an edition, and `causes`, the things of the library that caused it
    listing    the index of what was written

Workers behind a fence (`fencing`) do it, or those of a Dask cluster (`cluster`).

`progress`, `bar`, `saying` and `timing` tell of it. `watching` builds again and again; `changes` hears of what is
saved, and the workers of `standing` stay warm.
"""

from ..fencing import Limits
from .answering import answer, errand, plan
from .building import Built, Errand, Machine, Outcome, Refused, build, print_edition
from .progress import progress
from .timing import write_timings
from .watching import watch

__all__ = [
    "Built",
    "Errand",
    "Limits",
    "Machine",
    "Outcome",
    "Refused",
    "answer",
    "build",
    "errand",
    "plan",
    "print_edition",
    "progress",
    "watch",
    "write_timings",
]
