"""A review copy says beside each statement what is known of it, and is as accessible as the sheet itself."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, Sheet, compose
from handout_builder.engine.imprinting import of_review_copies
from handout_builder.engine.loading import load
from handout_builder.engine.printing import Printed, print_sheet
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE

HANDOUTS = ("b12-numb-feet", "b12-nerves-summary", "b12-symptom-diary")


class Copy(NamedTuple):
    """A review copy, and the sheet that it is a copy of."""

    sheet: Sheet
    printed: Printed
    plain: Sheet


@pytest.fixture(scope="module")
def copies() -> Mapping[str, Copy]:
    loaded = load(Project(PACKAGE))
    library, layouts = loaded.library, Layouts(loaded.project.layouts)
    request = Request(handouts=HANDOUTS)
    pairs = zip(
        request_editions(library, Request(handouts=HANDOUTS, review=True)),
        request_editions(library, request),
        strict=True,
    )
    imprint = of_review_copies(loaded, date(2026, 6, 1))
    composed = [
        (compose(library, copy, layouts, imprint(copy)), compose(library, plain, layouts))
        for copy, plain in pairs
    ]
    return {copy.name: Copy(copy, print_sheet(copy), plain) for copy, plain in composed}


def test_a_review_copy_has_a_name_of_its_own(copies: Mapping[str, Copy]) -> None:
    assert {copy.plain.name for copy in copies.values()}.isdisjoint(copies)
    assert all(name.endswith("_review") for name in copies)


def test_there_is_a_note_and_a_line_beside_each_statement(copies: Mapping[str, Copy]) -> None:
    for copy in copies.values():
        html = copy.sheet.html
        statements = len(re.findall(r"data-claim=", html)) + len(re.findall(r"<figure ", html))
        assert html.count('class="review"') == statements + 1  # and one for the handout
        assert html.count("Approved (name, role, date):") == statements + 1


def test_a_note_reads_so(copies: Mapping[str, Copy]) -> None:
    html = copies["b12-numb-feet_GB_en-GB_a4_review"].sheet.html
    assert (
        "<span>Claim: care-feet · Certainty: guideline · Sources: neuropathy-care · "
        "Last sign-off: nobody has signed it</span>"
    ) in html
    assert "Review copy, not to be handed out. Handout: b12-numb-feet" in html


def test_the_sheet_itself_is_as_before(copies: Mapping[str, Copy]) -> None:
    """The copy carries the version of the sheet that it is a copy of, which says nothing of reviews."""
    for copy in copies.values():
        version = re.search(r"draft [0-9a-f]{8}", copy.plain.html)
        assert version
        assert version[0] in copy.sheet.html
        assert 'class="review"' not in copy.plain.html


def test_a_review_copy_is_what_a_sheet_claims_to_be(
    copies: Mapping[str, Copy],
    faults: Callable[[bytes], list[str]],
    hear: Callable[[bytes], Any],
) -> None:
    pdfs = {name: copy.printed.pdf for name, copy in copies.items()}
    assert {name: found for name, pdf in pdfs.items() if (found := faults(pdf))} == {}
    assert {name: found for name, pdf in pdfs.items() if (found := hear(pdf).orphans)} == {}


def test_verapdf_agrees(
    copies: Mapping[str, Copy],
    tmp_path: Path,
    verapdf: Callable[[Mapping[str, bytes], Path], str],
) -> None:
    assert verapdf({name: copy.printed.pdf for name, copy in copies.items()}, tmp_path) == ""


def test_nothing_is_found_on_its_pages(copies: Mapping[str, Copy]) -> None:
    assert {
        name: copy.printed.problems for name, copy in copies.items() if copy.printed.problems
    } == {}
