"""What the bytes of a sheet follow from beside its content and our own code: releases of packages and libraries.

It is asked by builds that have nothing to print, so nothing here imports what it asks about: of a package the name of
the folder that its installer left is read, of a library its own answer. All packages that matter stand here: those that
every sheet names, those that the record of a release names too, and those that only tell whether a sheet is up to date.
"""

import ctypes
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import MappingProxyType

ON_SHEETS = ("handout-builder", "weasyprint")
"""What the manifest of a sheet names. A change of it changes the bytes of every PDF."""

IN_RECORDS = (
    *ON_SHEETS,
    "pydyf",
    "fonttools",
    "jinja2",
    "babel",
    "citeproc-py",
    "markdown-it-py",
    "segno",
)
"""What the record of a release names. A name more, and all older releases count as made by other tools."""

_UNNAMED = (
    "cssselect2",
    "lxml",
    "markupsafe",
    "pillow",
    "pydantic",
    "pyphen",
    "tinycss2",
    "tinyhtml5",
)

PACKAGES = frozenset(
    name.replace("-", "_") for name in (*IN_RECORDS, *_UNNAMED) if name != "handout-builder"
)
"""What composes and prints beside our own code, as installers write their names."""

_RECORDS = (".dist-info", ".egg-info")


@cache
def versions() -> Mapping[str, str]:
    """Return the release of everything that composes or prints; what is not there is not named."""
    found = {
        "python": ".".join(map(str, sys.version_info[:3])),
        "platform": f"{sys.platform} {_machine()}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **dict(_packages()),
        **dict(_libraries()),
    }
    return MappingProxyType(dict(sorted(found.items())))


def _machine() -> str:
    return (
        os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    )


def release_of(package: str) -> str:
    """Return the release of a package by its name, `citeproc-py`; nothing where it is not installed."""
    return _installed().get(package.replace("-", "_"), "")


def _packages() -> Iterator[tuple[str, str]]:
    yield from ((name, release) for name, release in _installed().items() if name in PACKAGES)


@cache
def _installed() -> Mapping[str, str]:
    """Return all packages with their releases; the first folder on the path that has one is that which is imported."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):
            for record in os.listdir(folder or "."):  # noqa: PTH208 - names are enough, and there are many
                if record.endswith(_RECORDS):
                    name, _, release = Path(record).stem.partition("-")
                    found.setdefault(name.lower().replace("-", "_"), release)
    return found


def _libraries() -> Iterator[tuple[str, str]]:
    """Yield the libraries that set type with their releases; each is tried by its names on all systems."""
    for name, (files, ask) in _ASKED.items():
        for file in files:
            with suppress(OSError, AttributeError):
                yield name, ask(ctypes.CDLL(file))
                break


def _number(function: str) -> Callable[[ctypes.CDLL], str]:
    return lambda library: str(library[function]())


def _harfbuzz(library: ctypes.CDLL) -> str:
    library.hb_version_string.restype = ctypes.c_char_p
    return bytes(library.hb_version_string()).decode()


def _freetype(library: ctypes.CDLL) -> str:
    handle, numbers = ctypes.c_void_p(), [ctypes.c_int() for _ in range(3)]
    library.FT_Init_FreeType(ctypes.byref(handle))
    library.FT_Library_Version(handle, *map(ctypes.byref, numbers))
    library.FT_Done_FreeType(handle)
    return ".".join(str(number.value) for number in numbers)


_ASKED: Mapping[str, tuple[tuple[str, ...], Callable[[ctypes.CDLL], str]]] = MappingProxyType(
    {
        "pango": (
            ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
            _number("pango_version"),
        ),
        "harfbuzz": (
            ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
            _harfbuzz,
        ),
        "harfbuzz-subset": (
            ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
            lambda _: "there",
        ),
        "fontconfig": (
            ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
            _number("FcGetVersion"),
        ),
        "freetype": (
            ("libfreetype.so.6", "libfreetype.6.dylib", "libfreetype-6.dll"),
            _freetype,
        ),
    }
)
"""The names of each library on Linux, macOS and Windows, and how it is asked for its release."""
