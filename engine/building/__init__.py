"""Plan to outputs: compose and print each edition, refuse what is not fit, write the rest whole or not at all."""

from .building import Built, Machine, Outcome, Refused, build, print_edition
from .fence import Limits
from .progress import progress
from .timing import write_timings

__all__ = [
    "Built",
    "Limits",
    "Machine",
    "Outcome",
    "Refused",
    "build",
    "print_edition",
    "progress",
    "write_timings",
]
