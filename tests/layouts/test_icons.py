"""The icons of warning cards are seen on the page, not only named in a style sheet."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from handout_builder.engine.composing.sheet import Sheet, View
from handout_builder.engine.printing import print_sheet

NOTHING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"/>'


def pictures(sheet: Sheet) -> list[bytes]:
    """Return the pages as a printer would put them on paper, at 40 dots an inch."""
    pages: Any = pypdfium2.PdfDocument(print_sheet(sheet).pdf)
    return [page.render(scale=40 / 72).to_pil().tobytes() for page in pages]


@pytest.mark.parametrize(
    ("icon", "layout"),
    [
        ("icons/emergency.svg", "leaflet"),
        ("icons/same-day.svg", "leaflet"),
        ("icons/emergency.svg", "summary"),
    ],
)
def test_an_icon_is_seen(
    icon: str,
    layout: str,
    make_view: Callable[..., View],
    make_sheet: Callable[..., Sheet],
) -> None:
    sheet = make_sheet(make_view(layout), layout)
    without = replace(sheet, assets={**sheet.assets, icon: NOTHING})
    assert pictures(sheet) != pictures(without)
