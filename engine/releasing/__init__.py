"""Library → released sheets and their records; withdrawals and recalls; what they say to the world."""

from .planning import ClockBehind, Plan, Planned, Wish, plan
from .publishing import status_files, write_status
from .releasing import Desk, Outcome, foresee, release
from .saying import Order, Reply, order_of, reply_to, reply_to_withdrawal
from .verifying import Verified, verify
from .withdrawing import NothingReleased, Said, Withdrawn, recall, withdraw

__all__ = [
    "ClockBehind",
    "Desk",
    "NothingReleased",
    "Order",
    "Outcome",
    "Plan",
    "Planned",
    "Reply",
    "Said",
    "Verified",
    "Wish",
    "Withdrawn",
    "foresee",
    "order_of",
    "plan",
    "recall",
    "release",
    "reply_to",
    "reply_to_withdrawal",
    "status_files",
    "verify",
    "withdraw",
    "write_status",
]
