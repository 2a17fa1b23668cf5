"""The seam: what is put in the place of what, once in a process."""

from collections.abc import Iterator
from typing import Any

import weasyprint.css
import weasyprint.text.line_break

from ..tagging.writing import WEASYPRINT
from .lines import Line
from .styles import SharedStyles


def spare() -> None:
    """Put what is quicker in the place of what WeasyPrint has, if it is the release that it is made for."""
    if weasyprint.VERSION == WEASYPRINT:
        for place, name, ours in _seams():
            setattr(place, name, ours)


def _seams() -> Iterator[tuple[Any, str, Any]]:
    yield weasyprint.css, "StyleFor", SharedStyles
    yield weasyprint.text.line_break, "Layout", Line
