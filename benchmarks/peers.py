"""What else makes PDFs on this machine: Debian's Chromium, and Typst from the extra `peers`."""

import os
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
"""Where the browser is; empty where there is none."""


def has_typst() -> bool:
    """Tell whether the extra `peers` is installed."""
    return find_spec("typst") is not None


def releases() -> dict[str, str]:
    """Return the release of each package and program that a result rests on."""
    names = ("handout-builder", "weasyprint", "pydyf", "pydantic", "PyYAML", "typst", "distributed")
    found = {name: _release(name) for name in names}
    return {name: one for name, one in (found | {"Chromium": _chromium()}).items() if one}


def _release(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _chromium() -> str:
    if not CHROMIUM:
        return ""
    told = subprocess.run(
        [CHROMIUM, "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.search(r"\d+(\.\d+)+", told)
    return found[0] if found else ""
