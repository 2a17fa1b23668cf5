"""Library → released sheets and their records; withdrawals and recalls; what they say to the world."""

from .planning import ClockBehind, Plan, Planned, Unsigned, Wish, plan
from .publishing import status_files, write_status
from .releasing import Desk, Outcome, foresee, imprint_of, release
from .withdrawing import NothingReleased, Said, Withdrawn, recall, withdraw

__all__ = [
    "ClockBehind",
    "Desk",
    "NothingReleased",
    "Outcome",
    "Plan",
    "Planned",
    "Said",
    "Unsigned",
    "Wish",
    "Withdrawn",
    "foresee",
    "imprint_of",
    "plan",
    "recall",
    "release",
    "status_files",
    "withdraw",
    "write_status",
]
