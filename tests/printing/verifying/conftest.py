"""Sheets with faults on purpose, printed by ours and by plain WeasyPrint."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
import weasyprint

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, Sheet, compose
from handout_builder.engine.loading import Loaded
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.printing.verifying import Facts, examine

MakePage = Callable[..., Sheet]
Save = Callable[..., bytes]


def composed(loaded: Loaded) -> Sheet:
    edition = request_editions(loaded.library, Request(handouts=("hands",)))[0]
    return compose(loaded.library, edition, Layouts(loaded.project.layouts))


@pytest.fixture
def sheet(loaded: Callable[[dict[str, str]], Loaded]) -> Sheet:
    """The leaflet of the small library."""
    return composed(loaded({}))


@pytest.fixture
def pdf(sheet: Sheet) -> bytes:
    return print_sheet(sheet).pdf


@pytest.fixture
def for_patients(page: MakePage) -> MakePage:
    """Make a page that somebody is to take home."""
    return lambda *parts, **more: replace(page(*parts, **more), audience="patient")


@pytest.fixture(scope="session")
def plain() -> Callable[..., bytes]:
    """Print HTML by plain WeasyPrint, as another tool would."""

    def printed(
        body: str, head: str = "<title>A sheet</title>", variant: str = "pdf/ua-1"
    ) -> bytes:
        text = f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'
        html: Any = weasyprint.HTML(string=text)
        return html.write_pdf(pdf_variant=variant or None)

    return printed


@pytest.fixture(scope="session")
def facts_of() -> Callable[[bytes], Facts]:
    def read(data: bytes) -> Facts:
        found = examine(data)
        assert isinstance(found, Facts), found
        return found

    return read


@pytest.fixture(scope="session")
def saved() -> Save:
    """Save a PDF anew by another tool, changed by a function or not."""

    def save(data: bytes, change: Callable[[Any], None] | None = None, **options: Any) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as opened:
            if change:
                change(opened)
            opened.save(out, **options)
        return out.getvalue()

    return save
