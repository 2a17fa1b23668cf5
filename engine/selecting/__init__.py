"""The language of `--select` and `--exclude`: words → a selection → the things of a library that it takes."""

from .choice import Choice, chosen, chosen_between, concerns, narrowed
from .language import Criterion, Selection, parse
from .methods import METHODS, Ground
from .picking import pick

__all__ = [
    "METHODS",
    "Choice",
    "Criterion",
    "Ground",
    "Selection",
    "chosen",
    "chosen_between",
    "concerns",
    "narrowed",
    "parse",
    "pick",
]
