"""A thing → what it rests on and what rests on it, now and on the sheets that were released; as a tree or as JSON."""

from .released import released_in
from .showing import as_json, print_traces
from .tracing import Branch, History, Released, Trace, trace

__all__ = [
    "Branch",
    "History",
    "Released",
    "Trace",
    "as_json",
    "print_traces",
    "released_in",
    "trace",
]
