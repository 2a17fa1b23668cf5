"""Words → a selection, by a grammar of four lines; nothing is run, and no library is needed.

selection  = expressions, of which each adds to the others
expression = criterion, criterion, …          all must hold
criterion  = [method ":"] value ["+"]         without a method: an id; `+`: and what rests on it
value      = letters without a comma, or any in double quotes
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ...language.suggesting import did_you_mean
from ..choosing import SelectionError

ID = "id"

_CRITERION = re.compile(r'\s*(?:([a-z-]+):)?(?:"([^"]*)"|([^",+]*?))(\+?)\s*(,|$)', re.IGNORECASE)


class Criterion(NamedTuple):
    """What must hold of a thing, and whether what rests on such a thing is taken too."""

    method: str
    value: str
    with_dependents: bool = False

    def __str__(self) -> str:
        value = f'"{self.value}"' if re.search(r"[,+:\s]", self.value) else self.value
        return f"{self.method}:{value}{'+' if self.with_dependents else ''}"


Expression = tuple[Criterion, ...]
"""Criteria that all must hold."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is taken (all, where nothing is said), and what of it is left out."""

    taken: tuple[Expression, ...] = ()
    left_out: tuple[Expression, ...] = ()


def parse(
    select: Iterable[str], exclude: Iterable[str] = (), methods: Collection[str] = ()
) -> Selection:
    """Read the values of `--select` and `--exclude`.

    Raises `SelectionError` for what is no selection, and for a method that is not among those named.
    """
    taken, left_out = (
        [_expression(text, methods) for text in texts] for texts in (select, exclude)
    )
    return Selection(tuple(taken), tuple(left_out))


def _expression(text: str, methods: Collection[str]) -> Expression:
    return tuple(_criteria(text, methods))


def _criteria(text: str, methods: Collection[str]) -> Iterator[Criterion]:
    at, goes_on = 0, True
    while goes_on:
        match = _CRITERION.match(text, at)
        if match is None:
            raise SelectionError(
                f'"{text}" is no selection from "{text[at:].strip()}" on; '
                "a value that holds a comma or a plus stands in double quotes"
            )
        method, quoted, bare, plus, comma = match.groups()
        value = quoted if quoted is not None else bare.strip()
        if not value:
            raise SelectionError(
                f'"{text}" lacks a value; write as in "audience:patient,category:treatment"'
            )
        yield Criterion(_known(method or ID, methods), value, bool(plus))
        at, goes_on = match.end(), bool(comma)


def _known(method: str, methods: Collection[str]) -> str:
    if methods and method not in methods:
        hint = did_you_mean(method, methods) or f"there are: {', '.join(methods)}"
        raise SelectionError(f'nothing is selected by "{method}"; {hint}')
    return method
