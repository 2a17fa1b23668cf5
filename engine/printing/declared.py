"""C declarations as cffi knows them, read once for all processes.

WeasyPrint declares what it calls of Pango, HarfBuzz and fontconfig in C, which cffi reads with a parser in Python: some
50 milliseconds, and two more for each of a dozen types that are later asked for by name. For programs that start
often, cffi makes a module of declarations, which needs no parser. `Declarations` is an FFI that is that module.
"""

from functools import cached_property
from io import StringIO
from types import CodeType
from typing import Any

import cffi
from cffi.api import FFI

from ..compiled import keep, name_of, recalled

_NAME = "_handout_declarations"


class Declarations:
    """Stands for a `cffi.FFI`: takes declarations, and is what cffi makes of them as soon as more is asked."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def cdef(self, text: str) -> None:
        """Declare what stands in a text, before anything else is asked."""
        self._texts.append(text)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._read, name)
        setattr(self, name, value)  # from now on it is found without coming here
        return value

    @cached_property
    def _read(self) -> Any:
        name = name_of("declarations", cffi.__version__, *self._texts)
        code = recalled(name)
        if code is None:
            code = read_anew(self._texts)
            keep(name, code)
        module: dict[str, Any] = {}
        exec(code, module)  # noqa: S102 - tables that cffi wrote
        return module["ffi"]


def read_anew(texts: list[str]) -> CodeType:
    """Let cffi read declarations, and write the module that it makes of them."""
    ffi: Any = FFI()
    for text in texts:
        ffi.cdef(text)
    ffi.set_source(_NAME, None)
    written = StringIO()
    ffi.emit_python_code(written)
    return compile(written.getvalue(), _NAME, "exec")
