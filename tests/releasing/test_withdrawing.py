"""Withdrawals and recalls: which sheets they reach, and what tells of them."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.composing import Sheet
from handout_builder.engine.printing import Printed
from handout_builder.engine.printing.printer import PangoMissing
from handout_builder.engine.recording import BadRecord, ask, read_records, standing
from handout_builder.engine.releasing import (
    NothingReleased,
    Said,
    Withdrawn,
    recall,
    withdraw,
    write_status,
)
from handout_builder.engine.releasing.notices import OURS, Job, notice_files

from ..pdfs import words_of
from .conftest import Library, code_of

CLAIMS = "content/claims/hands.yaml"
SAID = Said("B. Nurse, infection control", "The source was retracted.", date(2026, 5, 1))
TODAY = date(2026, 6, 1)


@pytest.fixture
def codes(library: Library) -> tuple[str, str, str]:
    """Return the codes of the first leaflet, of its second version, and of the summary."""
    first = library.release("hands", "hands-summary")
    library.write(CLAIMS, "Dry your hands well.", "Dry your hands for 20 seconds.")
    second = library.release()
    summary = code_of(first, "hands-summary_GB_en-GB_a4")
    return code_of(first), code_of(second), summary


def words(done: Withdrawn) -> str:
    (page,) = words_of(done.paths[0].read_bytes())
    return page


def states(library: Library) -> dict[str, str]:
    records = read_records(library.root)
    return {code: str(getattr(standing(records, code), "state", "")) for code in records.codes}


def test_a_claim_is_recalled_with_every_sheet_that_ever_printed_it(
    library: Library, codes: tuple[str, str, str]
) -> None:
    first, second, summary = codes
    done = recall(library.project, "dry-hands", SAID, library.out)
    assert states(library) == {first: "withdrawn", second: "withdrawn", summary: "current"}
    assert [path.name for path in done.paths] == [
        "recall-2026-05-01-claim-dry-hands.pdf",
        "recall-2026-05-01-claim-dry-hands.csv",
        "recall-2026-05-01-claim-dry-hands.html",
    ]
    notice = words(done)
    for part in (
        "Recall · 1 May 2026",
        "Do not hand out these sheets",
        "The source was retracted.",
        "claim dry-hands",
        f"Clean hands 1.0.0 {first} 6 Mar 2026 none",
        f"Clean hands 2.0.0 {second} 6 Mar 2026 none",
        "Who says so: B. Nurse, infection control, Example Clinic, 1 May 2026",
    ):
        assert part in notice
    assert summary not in notice
    assert "Do not hand out these sheets" in done.paths[2].read_text()


def test_a_source_is_recalled_with_every_sheet_that_rests_on_it(
    library: Library, codes: tuple[str, str, str]
) -> None:
    recall(library.project, "source:who", SAID, library.out)
    assert set(states(library).values()) == {"withdrawn"}
    for code in codes:
        bare = code.replace("-", "")
        status = json.loads((library.out / "status" / f"{bare}.json").read_text())
        assert status["withdrawn"][0]["recalled"] == "source who"


def test_what_was_recalled_is_not_released_again_until_it_is_mended(
    library: Library, codes: tuple[str, str, str]
) -> None:
    recall(library.project, "dry-hands", SAID, library.out)
    library.commit()
    (plan,) = library.foresee(major=True).plans
    assert plan.blocked == (
        "it rests on the claim dry-hands, which was recalled on 2026-05-01: The source was retracted.",
    )
    library.write(CLAIMS, "Dry your hands for 20 seconds.", "Let your hands dry.")
    mended = code_of(library.release(on=TODAY))
    answer = ask(library.root, codes[1], TODAY)
    assert answer.sentences == (
        f"{codes[1]} is withdrawn.",
        "Clean hands: hands_GB_en-GB_a4 2.0.0, released on 2026-03-06.",
        f"The claim dry-hands was recalled on 2026-05-01 by {SAID.by}: The source was retracted.",
        "Do not hand it out. Take it out of drawers and folders, and throw it away.",
        f"It was replaced by hands_GB_en-GB_a4 3.0.0, code {mended}, of 2026-06-01.",
        "What changed: claim dry-hands: a number, fact, certainty, region or companion.",
    )


def test_one_version_is_withdrawn_and_the_newer_is_named_instead(
    library: Library, codes: tuple[str, str, str]
) -> None:
    advice = "Call everybody who was given one since March."
    done = withdraw(library.project, "hands@1.0.0", SAID._replace(advice=advice), library.out)
    assert states(library) == {codes[0]: "withdrawn", codes[1]: "current", codes[2]: "current"}
    notice = words(done)
    assert f"Clean hands 1.0.0 {codes[0]} 6 Mar 2026 {codes[1]}" in notice
    assert advice in notice
    assert "Before you tell people" not in notice


def test_a_handout_is_withdrawn_in_all_versions_and_not_released_again_unchanged(
    library: Library, codes: tuple[str, str, str]
) -> None:
    withdraw(library.project, "hands", SAID, library.out)
    library.commit()
    assert states(library) == {codes[0]: "withdrawn", codes[1]: "withdrawn", codes[2]: "current"}
    (plan,) = library.foresee().plans
    assert "was withdrawn, and nothing has changed since" in plan.blocked[0]
    assert code_of(library.foresee(major=True)) not in codes


def test_the_list_for_programs_is_harmless_in_a_spreadsheet(
    library: Library, codes: tuple[str, str, str]
) -> None:
    said = SAID._replace(reason='=HYPERLINK("http://evil.example")')
    done = recall(library.project, "dry-hands", said, library.out)
    rows = list(csv.DictReader(done.paths[1].read_text("utf-8-sig").splitlines()))
    assert [row["code"] for row in rows] == list(codes[:2])
    assert rows[0]["status"] == "withdrawn"
    assert rows[0]["reason"] == '\'=HYPERLINK("http://evil.example")'


def test_a_notice_of_many_sheets_keeps_to_one_page(library: Library, small: dict[str, str]) -> None:
    for number in range(30):
        text = small["handouts/hands.yaml"].replace("Clean hands", f"Clean hands {number}")
        (library.root / f"handouts/hands-{number}.yaml").write_text(text)
    library.commit()
    library.release(*(f"hands-{number}" for number in range(30)))
    done = recall(library.project, "dry-hands", SAID, library.out)
    notice = words(done)
    assert "Clean hands 29 (1.0.0)" in notice
    assert "All codes are in the list: recall-2026-05-01-claim-dry-hands.csv" in notice


@pytest.mark.parametrize("number", [9, 26])
def test_a_notice_of_long_titles_keeps_to_one_page(
    number: int, library: Library, small: dict[str, str]
) -> None:
    title = "What you can do at home to keep your hands and those of your children clean, and when"
    for one in range(number):
        text = small["handouts/hands.yaml"].replace("title: Clean hands", f"title: {title} {one}")
        (library.root / f"handouts/hands-{one}.yaml").write_text(text)
    library.commit()
    library.release(*(f"hands-{one}" for one in range(number)))
    said = SAID._replace(reason="The towels that were named are not clean. " * 5)
    done = recall(library.project, "dry-hands", said, library.out)
    (page,) = words_of(next(path for path in done.paths if path.suffix == ".pdf").read_bytes())
    assert f"The sheets ({number})" in page
    assert ("All codes are in the list" in page) == (number > 24)


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("dry-hand", 'no sheet that was released .* on dry-hand; did you mean "dry-hands"'),
        ("source:dry-hands", "rests on source:dry-hands"),
        ("scrub", "prints or rests on scrub"),
    ],
)
def test_what_is_on_no_sheet_cannot_be_recalled(library: Library, what: str, message: str) -> None:
    library.release()
    before = library.records
    with pytest.raises(NothingReleased, match=message):
        recall(library.project, what, SAID, library.out)
    assert library.records == before


def test_a_library_that_is_broken_can_still_recall(
    library: Library, codes: tuple[str, str, str]
) -> None:
    (library.root / "handout.toml").write_text("= nonsense")
    (library.root / CLAIMS).write_text("- {")
    assert recall(library.project, "dry-hands", SAID, library.out).record.exists()
    assert states(library)[codes[0]] == "withdrawn"


def test_a_damaged_record_stops_a_recall_and_is_left_as_it_is(
    library: Library, codes: tuple[str, str, str]
) -> None:
    path = library.root / "releases" / library.records[0]
    path.write_bytes(path.read_bytes().replace(b"Clean hands", b"Dirty hands"))
    before = path.read_bytes()
    with pytest.raises(BadRecord, match=path.name):
        recall(library.project, "dry-hands", SAID, library.out)
    assert path.read_bytes() == before
    assert len(library.records) == len(codes) - 1


def test_the_status_of_every_sheet_can_be_written_anew(
    library: Library, codes: tuple[str, str, str], tmp_path: Path
) -> None:
    paths = write_status(library.project, tmp_path / "web")
    assert len(paths) == 2 * len(codes)
    assert all(path.is_file() for path in paths)


def test_a_recall_does_not_wait_for_a_printer(
    library: Library, codes: tuple[str, str, str]
) -> None:
    def no_press(_sheet: Sheet) -> Printed:
        raise PangoMissing("Pango is missing")

    done = recall(library.project, "dry-hands", SAID, library.out)
    (record,) = read_records(library.root).recalls
    told = notice_files(Job(library.project, record, done.standings, OURS, no_press))
    assert told.notes == ("the notice is there as HTML alone: Pango is missing",)
    assert [name.rpartition(".")[2] for name in told.files] == ["csv", "html"]
    assert codes[0].encode() in told.files["recall-2026-05-01-claim-dry-hands.html"]


@pytest.mark.usefixtures("codes")
def test_axe_finds_nothing_in_a_notice_and_in_where_a_sheet_stands(
    library: Library, violations: Callable[..., list[Any]]
) -> None:
    done = recall(library.project, "dry-hands", SAID, library.out)
    pages = [path for path in done.paths if path.suffix == ".html"]
    pages += (library.out / "status").glob("*.html")
    assert len(pages) == 4
    found = {
        (page.name, look): violations(page.read_text("utf-8"), look, width)
        for page in pages
        for look, width in (("light", 1280), ("dark", 320))
    }
    assert {name: some for name, some in found.items() if some} == {}
