"""The twins of every sheet of the embedded library say what the sheet says, in its order, and nothing else."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import tinyhtml5

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, Sheet, compose, plain_text, twin
from handout_builder.engine.loading import Loaded


@pytest.fixture(scope="module")
def composed(embedded: Loaded) -> Mapping[str, Sheet]:
    """Each handout in each region and size, and with a clinic."""
    library = embedded.library
    request = Request(
        regions=tuple(library.regions),
        sizes=("standard", "large"),
        clinics=tuple(library.contacts),
    )
    editions = (
        *request_editions(library, request),
        *request_editions(library, Request(sizes=("standard", "large"))),
    )
    layouts = Layouts(embedded.project.layouts)
    return {edition.name: compose(library, edition, layouts) for edition in editions}


def said(html: str, tag: str) -> str:
    """Return the words of an element without spaces, as another parser than ours reads them."""
    parser: Any = tinyhtml5  # it has no types
    element = parser.parse(html, namespace_html_elements=False).find(f".//{tag}")
    return squeezed("".join(element.itertext()))


def squeezed(words: str) -> str:
    return "".join(words.replace("\u2060", "").split())


def bare(text: str) -> Iterator[str]:
    """Yield the lines of a text without what it adds: marks, pictures, and what stands in the margins."""
    for line in text.split("\n")[1:-2]:
        if not re.fullmatch(r"\[.*\]", line):
            yield re.sub(r"^- | \| | \[(?=[\d,]+\])|(?<=\d)\]$", "", line)


def test_html_says_what_the_sheet_says(composed: Mapping[str, Sheet], embedded: Loaded) -> None:
    for sheet in composed.values():
        page = twin(sheet, Layouts(embedded.project.layouts))
        assert said(page, "main") == said(sheet.html, "body"), sheet.name


def test_text_says_what_the_sheet_says(composed: Mapping[str, Sheet]) -> None:
    for sheet in composed.values():
        lines = "".join(bare(plain_text(sheet)))
        assert squeezed(lines) == said(sheet.html, "body"), sheet.name


def test_a_twin_is_one_file_that_runs_and_loads_nothing(
    composed: Mapping[str, Sheet], embedded: Loaded
) -> None:
    for sheet in composed.values():
        page = twin(sheet, Layouts(embedded.project.layouts))
        assert not re.search(r"<script|<link|<iframe|\son\w+=|@import|@font-face", page)
        assert not re.findall(r"(?:src=[\"']|url\([\"']?)(?!data:)[^\"')]+", page)
        assert page.count(sheet.digest) == 1
        ids = set(re.findall(r"\sid=\"([^\"]+)", page))
        assert {*re.findall(r"href=\"#([^\"]+)", page)} <= ids


def test_each_picture_has_its_words_in_a_text(composed: Mapping[str, Sheet]) -> None:
    assert "\n[Two body outlines. First" in plain_text(composed["b12-numb-feet_GB_en-GB_a4"])


def test_telephone_numbers_are_as_they_are(composed: Mapping[str, Sheet]) -> None:
    text = plain_text(composed["b12-nerves_GB_en-GB_a4_example-clinic"])
    assert "call Samaritans on 116 123 or 999 now" in text
    assert "Telephone: 01632 960000" in text


def test_a_warning_begins_with_its_level(composed: Mapping[str, Sheet]) -> None:
    text = plain_text(composed["b12-nerves-summary_GB_en-GB_a4"])
    assert "\n\nEmergency: act now\n\nDo not miss\n\n- " in text
