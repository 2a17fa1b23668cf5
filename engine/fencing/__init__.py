"""Tasks → results, by workers behind a fence: what hangs, grows or dies stops nothing but itself.

Whatever runs a library's own templates, styles and drawings goes through here.
"""

from .fence import MEGABYTE, Contract, Failed, Limits, Reason, serve, stand_alone
from .workers import (
    CONTEXT,
    TICK,
    Began,
    Crew,
    Done,
    Event,
    Given,
    Noticed,
    Pool,
    Process,
    Result,
    Waiting,
    WorkerLost,
    call,
    cores,
    results_of,
    tried,
)

__all__ = [
    "CONTEXT",
    "MEGABYTE",
    "TICK",
    "Began",
    "Contract",
    "Crew",
    "Done",
    "Event",
    "Failed",
    "Given",
    "Limits",
    "Noticed",
    "Pool",
    "Process",
    "Reason",
    "Result",
    "Waiting",
    "WorkerLost",
    "call",
    "cores",
    "results_of",
    "serve",
    "stand_alone",
    "tried",
]
