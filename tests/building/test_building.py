"""A build prints what is fit and refuses what is not; the same content gives the same bytes."""

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from handout_builder.engine.building import (
    Built,
    Errand,
    Machine,
    Outcome,
    Refused,
    build,
    progress,
    write_timings,
)
from handout_builder.engine.choosing import Request, SelectionError
from handout_builder.engine.projects import Project

from ..pdfs import pages_of

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]
Build = Callable[..., Outcome]

HANDS = "content/claims/hands.yaml"


@pytest.fixture
def built(write: Write, tmp_path: Path, today: date) -> Build:
    """Return a function that builds the small library, with some files changed, into `out`."""

    def made(files: Files, request: Request | None = None, out: str = "out") -> Outcome:
        project = write(files)
        with progress(StringIO()) as tell:
            return build(Errand(project, request or Request(), tmp_path / out, today), tell)

    return made


def text_of(path: Path) -> str:
    """Return the words of all pages of a PDF."""
    return "\n".join(pages_of(path.read_bytes()))


def names(outcome: Outcome) -> list[str]:
    return [path.name for path in outcome.paths]


def test_each_edition_is_printed_into_the_folder(built: Build, tmp_path: Path) -> None:
    outcome = built({})
    assert names(outcome) == ["hands-summary_GB_en-GB_a4.pdf", "hands_GB_en-GB_a4.pdf"]
    assert outcome.fit
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names(outcome))
    words = " ".join(text_of(outcome.paths[1]).split())
    assert "Call 999 if your hand turns a blue colour." in words
    assert "Ask the practice nurse." in words
    assert "nurse practitioner" not in words


def test_another_region_gets_its_own_words_spelling_and_paper(built: Build) -> None:
    (path,) = built({}, Request(("hands",), regions=("US",))).paths
    words = " ".join(text_of(path).split())
    assert "Call 911 if your hand turns a blue color." in words
    assert "Ask the nurse practitioner." in words
    document: Any = pypdfium2.PdfDocument(path)
    assert document.get_page_size(0) == pytest.approx((612, 792), abs=0.1)
    document.close()


def test_a_faulty_handout_is_refused_and_the_good_one_printed(
    built: Build, small: Mapping[str, str]
) -> None:
    outcome = built({HANDS: small[HANDS].replace("certainty: moderate", "certainty: sure")})
    refused, good = outcome.results
    assert isinstance(refused, Refused)
    assert [finding.code for finding in refused.findings] == ["SCH011"]
    assert isinstance(good, Built)
    assert names(outcome) == ["hands_GB_en-GB_a4.pdf"]
    assert not outcome.fit
    assert refused.findings[0] in outcome.findings


@pytest.mark.parametrize(
    "path",
    [
        HANDS,
        "content/sources/sources.yaml",
        "content/regions/GB.yaml",
        "handout.toml",
        "handouts/hands.yaml",
    ],
)
def test_what_rests_on_a_file_that_cannot_be_read_is_not_printed(path: str, built: Build) -> None:
    outcome = built({path: 'a = "b" c\n'}, Request(("hands",)))
    assert outcome.paths == ()
    assert not outcome.fit
    assert path in {finding.place.path for finding in outcome.findings}


def test_an_error_in_what_a_sheet_does_not_rest_on_is_left_to_the_check(built: Build) -> None:
    outcome = built({"content/claims/other.yaml": "- id: other\n"}, Request(("hands",)))
    assert names(outcome) == ["hands_GB_en-GB_a4.pdf"]
    assert {finding.code for finding in outcome.findings} == {"REV001"}
    assert outcome.fit


def test_an_error_of_which_nobody_knows_whom_it_concerns_is_told(built: Build) -> None:
    outcome = built({"content/claims/other.yaml": "- a text\n"}, Request(("hands",)))
    assert names(outcome) == ["hands_GB_en-GB_a4.pdf"]
    assert "SCH007" in {finding.code for finding in outcome.findings}
    assert not outcome.fit


def test_a_layout_that_breaks_refuses_what_uses_it(built: Build) -> None:
    outcome = built({"layouts/leaflet/page.html": "<p>{{ sheet.nothing }}</p>\n"})
    assert names(outcome) == ["hands-summary_GB_en-GB_a4.pdf"]
    (finding,) = (one for one in outcome.findings if one.code == "PRT006")
    assert finding.place.path.endswith("leaflet/page.html")
    assert finding.place.line == 1


def test_a_layout_of_the_library_comes_before_the_package_s(built: Build) -> None:
    page = (
        '<html lang="en"><title>T</title><h1 data-layout="x">Ours: {{ sheet.title }}</h1></html>\n'
    )
    (path,) = built({"layouts/leaflet/page.html": page}, Request(("hands",))).paths
    assert "Ours: Clean hands" in text_of(path)


def test_what_the_printer_complains_of_refuses_the_sheet(
    built: Build, small: Mapping[str, str]
) -> None:
    words = small[HANDS].replace("Dry your hands well.", "Dry your hands 手 well.")
    outcome = built({HANDS: words}, Request(("hands",)))
    assert outcome.paths == ()
    (finding,) = (one for one in outcome.findings if one.code == "PRT001")
    assert (finding.place.path, finding.place.line) == (HANDS, 24)


def test_a_wrong_request_stops_the_build(built: Build, tmp_path: Path) -> None:
    with pytest.raises(SelectionError):
        built({}, Request(("nowhere",)))
    assert not (tmp_path / "out").exists()


def test_the_same_content_gives_the_same_bytes(built: Build) -> None:
    first, second = built({}), built({}, out="again")
    digests = [
        [hashlib.sha256(path.read_bytes()).hexdigest() for path in outcome.paths]
        for outcome in (first, second)
    ]
    assert digests[0] == digests[1]


def test_the_number_of_workers_changes_no_byte(
    write: Write, tmp_path: Path, today: date, small: Mapping[str, str]
) -> None:
    recipe = small["handouts/hands.yaml"]
    project = write({f"handouts/hands-{number}.yaml": recipe for number in range(3)})
    request = Request(regions=("GB", "US"), formats=("pdf", "html", "text"))
    made: list[dict[str, bytes]] = []
    for jobs in (1, 3):
        with progress(StringIO()) as tell:
            outcome = build(
                Errand(project, request, tmp_path / str(jobs), today, Machine(jobs)), tell
            )
        made.append({path.name: path.read_bytes() for path in outcome.paths})
    assert len(made[0]) == 30
    assert made[0] == made[1]
    assert list(made[0]) == list(made[1])


def test_timings_tell_what_each_edition_took(
    write: Write, tmp_path: Path, today: date, small: Mapping[str, str]
) -> None:
    faulty = {HANDS: small[HANDS].replace("certainty: moderate", "certainty: sure")}
    with progress(StringIO()) as tell:
        outcome = build(Errand(write(faulty), Request(), tmp_path, today, Machine(1)), tell)
    write_timings(outcome, tmp_path / "timings.json")
    refused, printed = json.loads((tmp_path / "timings.json").read_text("utf-8"))["editions"]
    assert refused == {
        "edition": "hands-summary_GB_en-GB_a4",
        "result": "refused",
        "seconds": 0.0,
        "worker": 0,
        "pages": 0,
    }
    assert 0 < printed.pop("seconds") < 60
    assert printed == {
        "edition": "hands_GB_en-GB_a4",
        "result": "printed",
        "worker": 1,
        "pages": 1,
    }


def test_today_is_not_printed(write: Write, tmp_path: Path) -> None:
    pages: list[bytes] = []
    for day in (date(2026, 3, 6), date(2031, 1, 1)):
        with progress(StringIO()) as tell:
            made = build(Errand(write({}), Request(("hands",)), tmp_path / str(day), day), tell)
        pages.append(made.paths[0].read_bytes())
    assert pages[0] == pages[1]


# --- Progress.


def test_progress_without_a_terminal_is_a_line_for_each_edition(
    write: Write, tmp_path: Path, today: date, small: Mapping[str, str]
) -> None:
    stream = StringIO()
    faulty = {HANDS: small[HANDS].replace("certainty: moderate", "certainty: sure")}
    with progress(stream) as tell:
        build(Errand(write(faulty), Request(), tmp_path, today), tell)
    assert stream.getvalue() == ("refused hands-summary_GB_en-GB_a4\nprinted hands_GB_en-GB_a4\n")


class Terminal(StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_on_a_terminal_is_a_bar_that_gives_way_to_a_summary(
    monkeypatch: pytest.MonkeyPatch,
    write: Write,
    tmp_path: Path,
    today: date,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    with progress(stream) as tell:
        build(Errand(write({}), Request(("hands",)), tmp_path, today), tell)
    shown = stream.getvalue()
    bar, _, summary = shown.rpartition("\x1b[2K")
    assert "1/1" in bar
    assert "hands_GB_en-GB_a4" in bar
    assert re.fullmatch(r"1 printed in \d+\.\d s; slowest: hands_GB_en-GB_a4 \d\.\d s\n", summary)


# --- Interrupts.


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
def test_a_build_that_is_stopped_leaves_whole_files_or_none(
    stop: signal.Signals, write: Write, tmp_path: Path, small: Mapping[str, str]
) -> None:
    recipe = small["handouts/hands.yaml"]
    root = write({f"handouts/hands-{number}.yaml": recipe for number in range(40)}).root
    command = [
        sys.executable,
        "-m",
        "handout_builder.cli",
        "build",
        "--no-cache",
        "--out",
        str(tmp_path / "out"),
    ]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(b"printed"):
            break
    process.send_signal(stop)
    told = process.stderr.read()
    process.stderr.close()
    status = process.wait(timeout=20)
    made = sorted((tmp_path / "out").iterdir())
    whole = [path for path in made if path.suffix == ".pdf"]
    assert 0 < len(whole) < 41
    for path in whole:
        assert path.read_bytes().rstrip().endswith(b"%%EOF")
    others = [path.name for path in made if path not in whole]
    if stop is signal.SIGINT:
        assert (status, others) == (130, [])
        assert b"Traceback" not in told
    else:
        assert status == -signal.SIGKILL
        assert all(re.fullmatch(r"\..+\.part", name) for name in others)


def test_two_builds_at_once_do_not_hurt_each_other(write: Write, tmp_path: Path) -> None:
    root = write({}).root
    command = [
        sys.executable,
        "-m",
        "handout_builder.cli",
        "build",
        "hands",
        "--out",
        str(tmp_path / "out"),
    ]
    both = [
        subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    told = [process.communicate(timeout=30)[0] for process in both]
    path = tmp_path / "out" / "hands_GB_en-GB_a4.pdf"
    assert [line.decode().strip() for line in told] == [str(path)] * 2
    assert [process.returncode for process in both] == [0, 0]
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert text_of(path)


def test_the_longest_editions_are_begun_first(
    write: Write, tmp_path: Path, today: date, small: Mapping[str, str]
) -> None:
    shorter = small["handouts/hands.yaml"].replace("[wash-hands, dry-hands]", "[wash-hands]")
    stream = StringIO()
    with progress(stream) as tell:
        project = write({"handouts/a-short.yaml": shorter})
        build(Errand(project, Request(("a-short", "hands")), tmp_path, today, Machine(1)), tell)
    assert stream.getvalue() == "printed hands_GB_en-GB_a4\nprinted a-short_GB_en-GB_a4\n"
