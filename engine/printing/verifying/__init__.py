"""Verifying: the bytes of any PDF in, its facts and findings out. It reads back what printing wrote, and never prints.

`examining` reads a file in a worker with limits, by libraries that had no part in writing it: `document` its
structure, `pages` what stands on its pages, `conformance` by a validator. `judging` turns these facts into faults,
`origin` tells which claims a sheet of ours holds, and `asking` answers the command.
"""

from .asking import Question, answer
from .examining import examine, verify
from .facts import Facts, Unreadable

__all__ = ["Facts", "Question", "Unreadable", "answer", "examine", "verify"]
