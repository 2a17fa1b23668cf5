"""What a build writes of each edition: PDF, HTML, text, and the index of them."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from handout_builder.engine.building import Errand, Outcome, build, progress
from handout_builder.engine.choosing import Request, SelectionError
from handout_builder.engine.errors import CannotGoOn
from handout_builder.engine.projects import Project

Write = Callable[[Mapping[str, str]], Project]
Build = Callable[..., Outcome]

HANDS = "content/claims/hands.yaml"
ALL = ("pdf", "html", "text")


@pytest.fixture
def built(write: Write, tmp_path: Path, today: date) -> Build:
    """Return a function that builds the small library, with some files changed, into `out`."""

    def made(request: Request, files: Mapping[str, str] | None = None) -> Outcome:
        with progress(StringIO()) as tell:
            return build(Errand(write(files or {}), request, tmp_path / "out", today), tell)

    return made


def test_each_format_has_the_edition_s_name(built: Build) -> None:
    outcome = built(Request(("hands",), formats=ALL))
    assert [path.name for path in outcome.paths] == [
        "hands_GB_en-GB_a4.pdf",
        "hands_GB_en-GB_a4.html",
        "hands_GB_en-GB_a4.txt",
    ]
    pdf, page, text = (path.read_bytes() for path in outcome.paths)
    assert pdf.startswith(b"%PDF")
    assert b"Call 999 if your hand turns a blue colour." in page
    assert b"\n- Call 999 if your hand turns a blue colour.\n" in text


def test_only_what_is_asked_for_is_written(built: Build, tmp_path: Path) -> None:
    built(Request(("hands",), formats=("text",)))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["hands_GB_en-GB_a4.txt"]


def test_large_print_is_an_edition_of_its_own(built: Build) -> None:
    outcome = built(Request(("hands",), sizes=("standard", "large")))
    assert [path.name for path in outcome.paths] == [
        "hands_GB_en-GB_a4.pdf",
        "hands_GB_en-GB_a4_large.pdf",
    ]
    small, large = (path.read_bytes() for path in outcome.paths)
    assert small != large
    with pytest.raises(SelectionError, match="unknown size"):
        built(Request(sizes=("giant",)))


def test_no_twin_is_written_of_what_is_not_fit(built: Build, small: Mapping[str, str]) -> None:
    words = small[HANDS].replace("Dry your hands well.", "Dry your hands 手 well.")
    outcome = built(Request(("hands",), formats=("html", "text"), index=True), {HANDS: words})
    assert [path.name for path in outcome.paths] == ["index.html"]
    assert not outcome.fit


def test_the_index_lists_all_that_was_written(built: Build) -> None:
    request = Request(regions=("GB", "US"), sizes=("large", "standard"), formats=ALL, index=True)
    *files, listed = built(request).paths
    assert listed.name == "index.html"
    page = listed.read_text("utf-8")
    assert sorted(re.findall(r'href="([^"]+)"', page)) == sorted(path.name for path in files)
    assert re.findall(r"<h2>(.*?)</h2>", page) == ["For: clinician", "For: patient"]
    rows = re.findall(
        r'<th scope="row">(.*?)</th>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td>(.*?)</td>', page
    )
    assert rows[-4:] == [
        ("Clean hands", "English (United Kingdom)", "A4", "standard"),
        ("Clean hands", "English (United Kingdom)", "A4", "large print"),
        ("Clean hands", "English (United States)", "Letter", "standard"),
        ("Clean hands", "English (United States)", "Letter", "large print"),
    ]
    assert "<script" not in page


def test_a_fault_in_the_template_of_a_twin_refuses_the_sheet(built: Build) -> None:
    broken = {"layouts/shared/twin.html": "\n{{ sheet.nothing }}"}
    outcome = built(Request(("hands",), formats=("html",)), broken)
    assert outcome.paths == ()
    (finding,) = (one for one in outcome.findings if one.code == "PRT006")
    assert finding.place.line == 2


def test_a_fault_in_the_template_of_the_index_is_told(built: Build) -> None:
    broken = {"layouts/shared/index.html": "{{ sheet.nothing }}"}
    with pytest.raises(CannotGoOn, match="the index cannot be made"):
        built(Request(("hands",), index=True), broken)


def test_the_same_content_gives_the_same_twins(built: Build) -> None:
    request = Request(sizes=("standard", "large"), formats=("html", "text"), index=True)
    first = [path.read_bytes() for path in built(request).paths]
    assert [path.read_bytes() for path in built(request).paths] == first
