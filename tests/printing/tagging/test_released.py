"""A released sheet, with its code and QR code, is what a draft is: PDF/UA-1 and PDF/A-3a, and nothing of it is lost."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, compose
from handout_builder.engine.loading import load
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema.imprint import Imprint

HANDOUTS = ("b12-numb-feet", "b12-nerves-summary", "b12-symptom-diary")
"""One of each layout."""
RELEASED = Imprint(
    signed=True,
    version="2.10.0",
    code="4FJK-7RWX",
    address="https://leaflets.example.org/s/4FJK7RWX",
)


@pytest.fixture(scope="module")
def pdfs() -> Mapping[str, bytes]:
    loaded = load(Project(PACKAGE))
    request = Request(handouts=HANDOUTS, sizes=("standard", "large"))
    layouts = Layouts(loaded.project.layouts)
    sheets = [
        compose(loaded.library, edition, layouts, RELEASED)
        for edition in request_editions(loaded.library, request)
    ]
    assert all('class="qr"' in sheet.html for sheet in sheets)
    return {sheet.name: print_sheet(sheet).pdf for sheet in sheets}


def test_a_released_sheet_is_what_it_claims(
    pdfs: Mapping[str, bytes], faults: Callable[[bytes], list[str]], hear: Callable[[bytes], Any]
) -> None:
    assert len(pdfs) == 6
    assert {name: found for name, pdf in pdfs.items() if (found := faults(pdf))} == {}
    assert {name: found for name, pdf in pdfs.items() if (found := hear(pdf).orphans)} == {}


def test_verapdf_agrees(
    pdfs: Mapping[str, bytes], tmp_path: Path, verapdf: Callable[[Mapping[str, bytes], Path], str]
) -> None:
    assert verapdf(pdfs, tmp_path) == ""
