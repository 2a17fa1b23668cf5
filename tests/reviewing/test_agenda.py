"""The agenda: what is to be signed or looked at again, as a table, for programs and as a calendar."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import icalendar
import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.schema import Signable

Office = Callable[..., Any]

WASH = Signable("claim", "wash-hands", "patient")
DRY = Signable("claim", "dry-hands", "patient")


def run(desk: Any, *arguments: str) -> Result:
    where = ("--project", str(desk.project.root), "--today", "2026-03-06", "--no-cache")
    return CliRunner().invoke(main, ["review", "list", *arguments, *where])


@pytest.fixture
def desk(office: Office, small: dict[str, str]) -> Any:
    """A library of which a part is signed, and a part has changed since."""
    claims = small["content/claims/hands.yaml"].replace(
        "- id: dry-hands\n",
        "- id: dry-hands\n  owner: Practice nurses\n  next-review: 2026-04-01\n",
    )
    made = office({"content/claims/hands.yaml": claims})
    made.sign(*made.all_of())
    made.edit("content/claims/hands.yaml", "Wash your hands before", "Wash your hands well before")
    return made


def test_the_table_reads_so(desk: Any) -> None:
    done = run(desk, "--handout", "hands")
    changed = "it has changed since Example Reviewer signed it on 2026-03-01"
    assert done.stdout == (
        f"stale  claim wash-hands for patient  hands              {changed}\n"
        f"stale  handout hands                 hands              {changed}\n"
        "due    claim dry-hands for patient   hands  2026-04-01  Example Reviewer, General practitioner\n"
    )
    assert done.stderr == "handout: 2 stale, 1 due\n"


def test_what_is_withheld_or_retired_is_on_no_agenda(desk: Any) -> None:
    desk.edit(
        "handouts/hands-summary.yaml", "owner: Librarian", "status: withdrawn\nowner: Librarian"
    )
    listed = run(desk, "--all").stdout
    assert "mouthwash" not in listed
    assert "handout hands-summary" not in listed


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("--state", "stale"), ["wash-hands", "hands"]),
        (("--state", "stale", "--kind", "handout"), ["hands"]),
        (("--owner", "Practice nurses"), ["dry-hands"]),
        (("--category", "monitoring", "--all"), ["nurse-gb", "nurse-us"]),
        (("--state", "due", "--within", "10"), []),
        (
            ("--handout", "hands-summary", "--state", "unsigned"),
            ["call-help", "scrub", "wash-hands", "hands-summary"],
        ),
    ],
)
def test_the_agenda_is_narrowed(arguments: tuple[str, ...], ids: list[str], desk: Any) -> None:
    entries = json.loads(run(desk, *arguments, "--output-format", "json").stdout)
    assert [entry["id"] for entry in entries] == ids


def test_a_choice_that_is_none_is_refused(desk: Any) -> None:
    for option, value in (
        ("state", "stael"),
        ("owner", "Practice nurse"),
        ("category", "selfcare"),
    ):
        done = run(desk, f"--{option}", value)
        assert (done.exit_code, f'unknown {option} "{value}"; did you mean' in done.stderr) == (
            2,
            True,
        )


def test_the_table_is_divided_by_owner(desk: Any) -> None:
    lines = run(desk, "--order", "owner", "--handout", "hands").stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "Librarian",
        "",
        "Practice nurses",
        "",
        "no owner",
    ]


def test_a_spreadsheet_gets_rows_and_no_formulas(office: Office) -> None:
    desk = office({})
    desk.sign(WASH, by={"name": "=1+1", "role": "Nurse"})
    rows = list(csv.DictReader(io.StringIO(run(desk, "--all", "--output-format", "csv").stdout)))
    (row,) = [one for one in rows if one["id"] == "wash-hands" and one["state"] == "signed"]
    assert row["signed"] == "'=1+1, Nurse"
    assert {one["state"] for one in rows} == {"signed", "unsigned"}


def test_a_calendar_has_a_day_for_all_that_one_owner_must_look_at(desk: Any) -> None:
    text = run(desk, "--output-format", "ics").stdout
    assert text.startswith(("BEGIN:VCALENDAR\r\n", "BEGIN:VCALENDAR\n"))
    calendar: Any = icalendar.Calendar.from_ical(text)
    events = {f"{one.decoded('dtstart')}": one for one in calendar.walk("VEVENT")}
    assert str(events["2026-04-01"]["summary"]) == "Review 1: Practice nurses"
    assert str(events["2026-04-01"]["description"]) == "claim dry-hands for patient"
    assert str(events["2029-03-01"]["summary"]) == "Review 3: no owner"
    assert run(desk, "--output-format", "ics").stdout == text


def test_nothing_to_do_is_said(office: Office) -> None:
    desk = office({})
    desk.sign(WASH)
    done = run(desk, "--state", "stale")
    assert (done.stdout.strip(), done.stderr) == ("", "handout: nothing\n")
