"""WeasyPrint imported at the least cost: what a sheet never needs is not looked for, and not loaded.

Six things make up most of what `import weasyprint` takes on Linux, and none is of use there:

- Each library is first sought under its names on other systems. For each name that the system's loader does not know,
  `ctypes.util.find_library` starts `ldconfig`, `gcc` and `ld`: 54 processes in all. On Linux, what it finds is
  again but a name for the loader, and WeasyPrint tries the names that the loader knows itself. So nothing is lost.
- fontTools is loaded with all that it takes to read fonts and to make them smaller. HarfBuzz does that. Where it is
  missing (`handout doctor` tells), or a font is none that HarfBuzz alone can embed, fontTools is loaded with the first.
- What fetches from the web is loaded, with TLS and mail headers, and the names of all that a camera notes. A sheet
  fetches nothing, and has few photographs.
- Style sheets are read of which a sheet of ours asks for little (`defaults`).
- Some eighty patterns are compiled anew in each process. They are kept (`compiled`).
- cffi reads 450 lines of C declarations in every process, and all names of types in them again for each type that is
  then asked for by name. It can write down what it read ("out-of-line", in its own words); `declared` does that.
"""

import ctypes.util
import http
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

import cffi
from cffi.api import FFI

from ..compiled import known_patterns
from .declared import Declarations
from .defaults import defaults_later

_WEB = "http.client"
_FONTS = "fontTools.ttLib"
_OF_FONTS = ("TTFont", "TTLibError")
_SUBSET, _INSTANCER = "fontTools.subset", "fontTools.varLib.instancer"


@contextmanager
def lean_import() -> Generator[None]:
    """Import WeasyPrint inside of this; afterwards everything is as it was, for whoever else imports."""
    find_library = ctypes.util.find_library
    later = {one.__name__: one for one in _later() if one.__name__ not in sys.modules}
    if sys.platform == "linux":
        ctypes.util.find_library = _not_found
    sys.modules.update(later)
    if _WEB in later:  # it is imported as `http.client`, of which only `http` becomes a name
        http.__dict__.setdefault("client", later[_WEB])
    cffi.FFI = Declarations
    try:
        with known_patterns(), defaults_later():
            yield
    finally:
        cffi.FFI = FFI
        ctypes.util.find_library = find_library
        for name in later:
            del sys.modules[name]


def _not_found(_name: str) -> None:
    """Answer as `find_library` does for a name that the system does not know."""


class _Later(ModuleType):
    """Stands for a module until something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the import system asks of every module
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def _later() -> Iterator[ModuleType]:
    """Yield what stands for modules; what is imported of them by name gets a stand-in too."""
    web = _Later(_WEB)
    web.__dict__["HTTPSConnection"] = _called_later(
        _WEB, "HTTPSConnection"
    )  # which others look for
    yield web
    yield _Later("ssl")
    yield _Later("PIL.ExifTags")
    yield _Later(_SUBSET)
    instancer = _Later(_INSTANCER)
    instancer.__dict__["instantiateVariableFont"] = _called_later(
        _INSTANCER, "instantiateVariableFont"
    )
    yield instancer
    fonts = _Later(_FONTS)
    fonts.__dict__.update(
        TTFont=_read_font,
        TTLibError=_FontError,
        ttFont=_Later(f"{_FONTS}.ttFont"),
        woff2=_Later(f"{_FONTS}.woff2"),
    )
    yield fonts


class _FontError(Exception):
    """Stands for fontTools' own until a font is read: before, nobody raises it."""


def _read_font(*given: Any, **named: Any) -> Any:
    """Read a font as fontTools does; from now on WeasyPrint has fontTools itself."""
    library = import_module(_FONTS)
    for name in ("weasyprint.pdf.fonts", "weasyprint.text.fonts"):
        held = vars(sys.modules[name])
        held.update({one: getattr(library, one) for one in _OF_FONTS if one in held})
    return library.TTFont(*given, **named)


def _called_later(module: str, name: str) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*given, **named)

    return call
