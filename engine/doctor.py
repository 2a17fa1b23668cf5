"""What printing needs of this machine, whether it is there, and the command that mends what is not.

Pango and HarfBuzz-subset are no Python packages. Nothing here imports WeasyPrint, since that import
raises `OSError` where Pango is missing.
"""

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType
from typing import Any

import cffi

from .resources import FONTS

PYTHON = (3, 11)
"""The oldest Python that will do."""

PANGO = (1, 44)
"""The oldest Pango that will do for WeasyPrint 70 (its documentation, "First steps")."""

PINNED: Mapping[str, str] = MappingProxyType({"weasyprint": "70.0", "pydyf": "0.13.0"})
"""The releases that the bytes of a PDF depend on."""

LIBRARIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
        "harfbuzz-subset": (
            "libharfbuzz-subset.so.0",
            "libharfbuzz-subset.0.dylib",
            "libharfbuzz-subset-0.dll",
        ),
    }
)
"""The names under which WeasyPrint looks for each library on Linux, macOS and Windows."""

INSTALL: Mapping[str, str] = MappingProxyType(
    {
        "debian": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "ubuntu": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "fedora": "dnf install pango harfbuzz",
        "rhel": "dnf install pango harfbuzz",
        "alpine": "apk add pango harfbuzz-subset",
        "arch": "pacman -S pango harfbuzz",
    }
)
"""What brings all libraries, by the `ID` or `ID_LIKE` of `/etc/os-release`."""

MACOS = (
    "brew install pango\n"
    "export DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib  # if it is still not found"
)
WINDOWS = (
    "winget install MSYS2.MSYS2\n"
    r"C:\msys64\usr\bin\pacman.exe -S mingw-w64-ucrt-x86_64-pango" + "\n"
    r"set WEASYPRINT_DLL_DIRECTORIES=C:\msys64\ucrt64\bin"
)
ELSEWHERE = (
    "install Pango and HarfBuzz (with its subset library) with this machine's package manager; "
    "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html names the packages"
)

Opener = Callable[[str], Any]
"""Opens a library by its key in `LIBRARIES`, its functions being attributes; None if missing."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that printing needs, what was found of it, and what to do if that is not enough."""

    name: str
    ok: bool
    found: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What kind of machine this is: `sys.platform`, on Linux the distribution, and who asks."""

    platform: str
    families: tuple[str, ...] = ()
    """The distribution and those it comes from, nearest first: `linuxmint`, `ubuntu`, `debian`."""
    administrator: bool = False

    @property
    def install(self) -> str:
        """The command that brings Pango and HarfBuzz-subset to this machine."""
        if self.platform == "darwin":
            return MACOS
        if self.platform == "win32":
            return WINDOWS
        known = (INSTALL[family] for family in self.families if family in INSTALL)
        command = next(known, None)
        return f"{'' if self.administrator else 'sudo '}{command}" if command else ELSEWHERE


def examine(
    machine: Machine | None = None, opener: Opener | None = None, cache: Path | None = None
) -> tuple[Check, ...]:
    """Look at everything that printing needs, on this machine where no other is given."""
    install, opened = (machine or this_machine()).install, opener or opened_library
    return (
        check_python(sys.version_info[:3]),
        check_packages(),
        check_pango(opened, install),
        check_harfbuzz_subset(opened, install),
        check_fonts(FONTS),
        check_cache(cache or cache_folder(os.environ)),
    )


def diagnosis(checks: Iterable[Check]) -> str:
    """Word what was found, a line each, and under what is wrong the command that mends it."""
    return "\n".join(line for check in checks for line in _lines(check))


def _lines(check: Check) -> Iterator[str]:
    yield f"{'ok' if check.ok else 'wrong':6} {check.name}: {check.found}"
    yield from (f"         {line}" for line in check.remedy.splitlines())


def missing_pango(machine: Machine | None = None) -> str:
    """Word the message for a machine without Pango, with the command that mends it."""
    command = (machine or this_machine()).install.replace("\n", "\n  ")
    return f"Pango, which sets the type, is not on this machine. To get it:\n\n  {command}\n"


def this_machine() -> Machine:
    """Tell what kind of machine this is."""
    with suppress(OSError):
        return machine_of(sys.platform, platform.freedesktop_os_release(), _administrator())
    return machine_of(sys.platform, {}, _administrator())


def machine_of(system: str, release: Mapping[str, str], administrator: bool) -> Machine:  # noqa: FBT001
    """Read a machine's kind from `sys.platform` and the fields of its `/etc/os-release`."""
    families = (release.get("ID", ""), *release.get("ID_LIKE", "").split())
    return Machine(system, families, administrator)


def _administrator() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def opened_library(key: str, names: Mapping[str, tuple[str, ...]] = LIBRARIES) -> Any:
    """Open a library as WeasyPrint does, under the first of its names that is found."""
    ffi = cffi.FFI()
    ffi.cdef("int pango_version(void);")
    _look_where_msys2_installs()
    for name in names[key]:
        with suppress(OSError):
            return ffi.dlopen(name)
    return None


def _look_where_msys2_installs() -> None:
    if sys.platform == "win32":  # pragma: no cover - only Windows looks for libraries by folder
        folders = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", r"C:\msys64\ucrt64\bin")
        for folder in folders.split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Tell where fontconfig keeps what it knows of the fonts, by the XDG Base Directory rules."""
    return Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fontconfig"


def check_python(found: tuple[int, ...]) -> Check:
    """Check that Python is new enough."""
    remedy = f"install Python {_dotted(PYTHON)} or newer"
    return _check("Python", found >= PYTHON, _dotted(found), remedy)


def check_packages(pinned: Mapping[str, str] = PINNED) -> Check:
    """Check that the packages that write the PDF are those whose output was tested."""
    found = {name: _release(name) for name in pinned}
    wanted = " ".join(f"{name}=={release}" for name, release in pinned.items())
    words = ", ".join(f"{name} {release or 'missing'}" for name, release in found.items())
    return _check("WeasyPrint", found == pinned, words, f"{sys.executable} -m pip install {wanted}")


def check_pango(opened: Opener, install: str) -> Check:
    """Check that both parts of Pango that WeasyPrint uses can be opened, and are new enough."""
    pango = opened("pango")
    if pango is None or opened("pangoft2") is None:
        return Check("Pango", ok=False, found="missing", remedy=install)
    number = pango.pango_version()  # 1.50.12 as 15012
    found = (number // 10_000, number // 100 % 100, number % 100)
    remedy = f"install Pango {_dotted(PANGO)} or newer: {install}"
    return _check("Pango", found >= PANGO, _dotted(found), remedy)


def check_harfbuzz_subset(opened: Opener, install: str) -> Check:
    """Check for the library that makes fonts small; without it the bytes of a PDF are others."""
    there = opened("harfbuzz-subset") is not None
    return _check("HarfBuzz-subset", there, "found" if there else "missing", install)


def check_fonts(folder: Path) -> Check:
    """Check that the bundled fonts, the only ones that a page uses, are where they belong."""
    count = sum(1 for _ in folder.glob("*.ttf"))
    remedy = f"{sys.executable} -m pip install --force-reinstall handout-builder"
    return _check("Fonts", count > 0, f"{count} bundled fonts in {folder}", remedy)


def check_cache(folder: Path) -> Check:
    """Check that fontconfig can write its cache; without it each run reads all fonts again."""
    writable = _writable(next(_existing(folder), folder))
    found = f"{folder} {'is' if writable else 'is not'} writable"
    remedy = "make that folder writable, or set XDG_CACHE_HOME to one that is"
    return _check("Cache", writable, found, remedy)


def _check(name: str, ok: bool, found: str, remedy: str) -> Check:  # noqa: FBT001
    return Check(name, ok, found, "" if ok else remedy)


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


def _release(name: str) -> str | None:
    with suppress(PackageNotFoundError):
        return version(name)
    return None


def _existing(folder: Path) -> Iterator[Path]:
    """Yield the folder and those above it that exist, nearest first."""
    return (place for place in (folder, *folder.parents) if place.exists())


def _writable(folder: Path) -> bool:
    with suppress(OSError), tempfile.TemporaryFile(dir=folder):
        return True
    return False
