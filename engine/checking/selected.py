"""A selection → which findings are about what it takes."""

from collections.abc import Callable
from datetime import date

from ...schema import Finding
from ..loading import Loaded
from ..relating import Graph
from ..selecting import Choice, chosen

Takes = Callable[[Finding], bool]
"""Tells whether a selection takes what a finding is about."""


def takes(loaded: Loaded, choice: Choice, today: date) -> Takes:
    """Return what tells the findings on what a choice takes; all, where nothing was asked for.

    So does one on what is too faulty for anybody to tell whether it is taken. Raises `SelectionError`.
    """
    if not choice:
        return lambda _: True
    taken, things = chosen(loaded, choice, today), set(Graph(loaded.library).things())
    return lambda one: one.subject in taken or one.subject not in things
