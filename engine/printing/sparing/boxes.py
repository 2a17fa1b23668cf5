"""Boxes: what is asked of each box some twenty times is answered in one step.

Whether a box stands in the normal flow, how wide its margins are: hundreds of boxes are asked, again for each line and
each page, and WeasyPrint answers through many small functions. These say the same.
"""

from typing import Any

import weasyprint.css.properties
import weasyprint.layout.percent

_Dimension: Any = weasyprint.css.properties.Dimension
_percent: Any = weasyprint.layout.percent
"""They have no types."""

_BESIDE = frozenset(("left", "right", "inline-start", "inline-end", "footnote"))
"""Values of `float`; all others leave a box in the flow."""
_OUT = frozenset(("absolute", "fixed"))
_ELSEWHERE = frozenset(("running()", "note()"))
"""Where `position` takes a box out of the flow: by a word, or by what it begins with."""


def is_in_normal_flow(box: Any) -> bool:
    """Return whether a box is in normal flow, in the place of `Box.is_in_normal_flow`."""
    style = box.style
    position = style["position"]
    return style["float"] not in _BESIDE and position not in _OUT and position[0] not in _ELSEWHERE


def resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
    """Set a used length from a computed one, in the place of WeasyPrint's function of that name."""
    value = box.style[name]
    if type(value) is _Dimension:
        value = refer_to * value.value / 100 if value.unit == "%" else value.value
    elif value != "auto":
        value = _percent.percentage(value, box.style, refer_to)
    if value == "auto" and name in {"min_width", "min_height"}:
        value = 0
    setattr(box, name, value)
