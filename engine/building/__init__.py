"""Plan to outputs: compose and print each edition, refuse what is not fit, write the rest whole or not at all."""

from .building import Built, Outcome, Refused, build, print_edition
from .progress import progress

__all__ = ["Built", "Outcome", "Refused", "build", "print_edition", "progress"]
