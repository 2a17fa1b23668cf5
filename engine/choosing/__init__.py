"""Library and recipe to Edition: which claims are printed, in what order, each with the reason."""

from .claims import choose
from .editions import (
    LAST_COMMIT,
    Request,
    SelectionError,
    all_editions,
    editions_of,
    refuse_unknown,
    request_editions,
)
from .reasons import answers, why
from .sharding import letters

__all__ = [
    "LAST_COMMIT",
    "Request",
    "SelectionError",
    "all_editions",
    "answers",
    "choose",
    "editions_of",
    "letters",
    "refuse_unknown",
    "request_editions",
    "why",
]
