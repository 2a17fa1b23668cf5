"""WeasyPrint's own style sheets, which say how HTML looks by itself, read when they are asked for.

WeasyPrint reads them whenever it is imported, for some forty milliseconds. Of one we need a part (`sparing.defaults`),
of the other nothing: it minds what `align` or `bgcolor` say, and our layouts say how they look in CSS.
"""

import importlib.resources
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from typing import Any

_PACKAGE = "weasyprint.css"
_ELEMENTS, _HINTS = "html5_ua.css", "html5_ph.css"


@contextmanager
def defaults_later() -> Generator[None]:
    """Import WeasyPrint inside of this; afterwards the sheets are there for whoever asks."""
    files: Any = importlib.resources.files
    left_out: dict[str, Any] = {}

    def found(package: Any) -> Any:
        folder = files(package)
        is_theirs = getattr(package, "__name__", package) == _PACKAGE
        return _Folder(folder, left_out) if is_theirs else folder

    importlib.resources.files = found
    try:
        yield
    finally:
        importlib.resources.files = files
    if left_out:
        _stand_in(left_out)


def elements_css() -> str:
    """Return the style sheet that says how elements look; WeasyPrint must have been imported."""
    folder = importlib.resources.files(_PACKAGE)
    return (folder / _ELEMENTS).read_text("utf-8")


def _stand_in(left_out: Mapping[str, Any]) -> None:
    """Put into WeasyPrint what stands for its sheets until something of them is asked for."""
    theirs: Any = sys.modules["weasyprint"]
    counters = _Later(partial(_counters, theirs))
    named = {
        "UA_COUNTER_STYLE": counters,
        "UA_STYLESHEET": _Later(partial(_read, theirs, left_out[_ELEMENTS])),
        "PH_STYLESHEET": _Later(partial(_read, theirs, left_out[_HINTS])),
    }
    for name in ("weasyprint", "weasyprint.html"):
        vars(sys.modules[name]).update(named)


def _read(theirs: Any, file: Any) -> Any:
    return theirs.CSS(string=file.read_text("utf-8"))


def _counters(theirs: Any) -> Any:
    """Return how the style sheet for elements counts."""
    counters = sys.modules["weasyprint.css.counters"].CounterStyle()
    theirs.CSS(string=elements_css(), counter_style=counters)
    return counters


class _Folder:
    """A folder in which these sheets are empty."""

    def __init__(self, folder: Any, left_out: dict[str, Any]) -> None:
        self._folder, self._left_out = folder, left_out

    def __truediv__(self, name: str) -> Any:
        file = self._folder / name
        if name not in {_ELEMENTS, _HINTS}:
            return file
        self._left_out[name] = file
        return _Empty()


class _Empty:
    """A file without words."""

    def read_text(self, _encoding: str) -> str:
        return ""


class _Later:
    """Stands for something, and is made as soon as something of it is asked for."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Any:
        return self._make()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made, name)
