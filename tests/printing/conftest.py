"""Small sheets, made in the test that prints them."""

from collections.abc import Callable, Mapping

import pytest

from handout_builder.engine.composing.sheet import Sheet

MakePage = Callable[..., Sheet]

FONTS = 'body { font-family: "Handout Sans", "Handout Text" }'


def page_of(
    body: str,
    *styles: str,
    assets: Mapping[str, bytes] | None = None,
    head: str = "",
) -> Sheet:
    """Make a sheet of a few words; `styles` come after the one that names the bundled fonts."""
    html = (
        f'<!DOCTYPE html><html lang="en"><head><title>A sheet</title>{head}</head>'
        f"<body><h1>A sheet</h1>{body}</body></html>"
    )
    return Sheet("a-sheet_a4", "a-sheet", html, (FONTS, *styles), dict(assets or {}))


@pytest.fixture
def page() -> MakePage:
    return page_of
