"""The style sheet by which WeasyPrint minds what `align` or `bgcolor` say, read when it is asked for.

WeasyPrint reads it whenever it is imported, for some ten milliseconds. Our layouts say how they look in CSS.
"""

import importlib.resources
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

_PACKAGE, _NAME = "weasyprint.css", "html5_ph.css"


@contextmanager
def hints_later() -> Generator[None]:
    """Import WeasyPrint inside of this; afterwards the sheet is there for whoever asks."""
    files: Any = importlib.resources.files
    left_out: list[Any] = []

    def found(package: Any) -> Any:
        folder = files(package)
        is_theirs = getattr(package, "__name__", package) == _PACKAGE
        return _Folder(folder, left_out) if is_theirs else folder

    importlib.resources.files = found
    try:
        yield
    finally:
        importlib.resources.files = files
    for name in ("weasyprint", "weasyprint.html") if left_out else ():
        vars(sys.modules[name])["PH_STYLESHEET"] = _Sheet(left_out[0])


class _Folder:
    """A folder in which the sheet is empty."""

    def __init__(self, folder: Any, left_out: list[Any]) -> None:
        self._folder, self._left_out = folder, left_out

    def __truediv__(self, name: str) -> Any:
        if name != _NAME:
            return self._folder / name
        self._left_out.append(self._folder / name)
        return _Empty()


class _Empty:
    """A file without words."""

    def read_text(self, _encoding: str) -> str:
        return ""


class _Sheet:
    """Stands for the sheet, and is read as soon as something of it is asked for."""

    def __init__(self, file: Any) -> None:
        self._file = file

    @cached_property
    def _read(self) -> Any:
        css: Any = sys.modules["weasyprint"]
        return css.CSS(string=self._file.read_text("utf-8"))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._read, name)
