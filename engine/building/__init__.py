"""Plan to outputs: compose and print each edition, refuse what is not fit, write the rest whole or not at all."""

from .answering import Errand, answer, errand, plan
from .building import Built, Machine, Outcome, Refused, build, print_edition
from .fence import Limits
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
