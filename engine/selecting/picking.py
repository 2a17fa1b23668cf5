"""A selection and a library → the things that it takes."""

from functools import reduce

from ...schema import Subject
from .language import Criterion, Expression, Selection
from .methods import Ground, find


def pick(selection: Selection, ground: Ground) -> frozenset[Subject]:
    """Return what a selection takes. Raises `SelectionError` for a value that is not known."""
    taken = frozenset(ground.graph.things())
    if selection.taken:
        taken = frozenset[Subject]().union(*(_all_of(one, ground) for one in selection.taken))
    return taken.difference(*(_all_of(one, ground) for one in selection.left_out))


def _all_of(expression: Expression, ground: Ground) -> frozenset[Subject]:
    return reduce(frozenset[Subject].intersection, (_found(one, ground) for one in expression))


def _found(criterion: Criterion, ground: Ground) -> frozenset[Subject]:
    found = find(ground, criterion.method, criterion.value)
    return ground.graph.dependents(found) if criterion.with_dependents else found
