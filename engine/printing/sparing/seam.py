"""The seam: what is put in the place of what, once in a process."""

from collections.abc import Iterator
from typing import Any

import pydyf
import tinyhtml5.inputstream
import weasyprint.css
import weasyprint.formatting_structure.boxes
import weasyprint.layout.percent
import weasyprint.pdf.fonts
import weasyprint.text.line_break

from ..tagging.writing import WEASYPRINT
from .boxes import is_in_normal_flow, resolve_one_percentage
from .defaults import counter_styles, style_sheets
from .lines import Line
from .numbers import Native
from .reading import Expressions
from .styles import SharedStyles
from .writing import quick

_pydyf: Any = pydyf
_fonts: Any = weasyprint.pdf.fonts
"""They have no types."""


def spare() -> None:
    """Put what is quicker in the place of what WeasyPrint has, if it is the release that it is made for."""
    if weasyprint.VERSION == WEASYPRINT:
        for place, name, ours in _seams():
            setattr(place, name, ours)


def _seams() -> Iterator[tuple[Any, str, Any]]:
    box = weasyprint.formatting_structure.boxes.Box
    yield weasyprint.css, "StyleFor", SharedStyles
    yield weasyprint.HTML, "_ua_stylesheets", style_sheets
    yield weasyprint.HTML, "_ua_counter_style", counter_styles
    yield weasyprint.text.line_break, "Layout", Line
    yield tinyhtml5.inputstream, "characters_until_regex", Expressions()
    yield _fonts, "ffi", Native(_fonts.ffi)
    yield box, "is_in_normal_flow", is_in_normal_flow
    yield weasyprint.layout.percent, "resolve_one_percentage", resolve_one_percentage
    yield _pydyf, "_to_bytes", quick(_pydyf._to_bytes)  # noqa: SLF001 - there is no other way in
