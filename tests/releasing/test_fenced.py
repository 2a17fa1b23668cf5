"""Whatever runs a library's own layouts to release, verify, recall or report does so behind the fence."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.building import Errand, Machine, build, progress
from handout_builder.engine.building.describing import describe
from handout_builder.engine.choosing import Request
from handout_builder.engine.errors import CannotGoOn
from handout_builder.engine.fencing import Contract, Pool
from handout_builder.engine.loading import load
from handout_builder.engine.recording import read_records
from handout_builder.engine.releasing import Said, recall, verify, write_status
from handout_builder.engine.releasing.publishing import StatusUnmade
from handout_builder.engine.repository import Repository
from handout_builder.engine.resources import LAYOUTS
from handout_builder.engine.standards import as_html, standards_report
from handout_builder.engine.store import Store

from .conftest import DAY, Library

GREEDY = '<html lang="en"><head><title>x</title></head><body><h1>{{ "x" * 9000000000 }}</h1></body></html>\n'
"""A template that takes nine gigabytes; whoever runs it outside of the fence has them, or dies."""
SAID = Said("B. Nurse, infection control", "The source was retracted.", date(2026, 5, 1))


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """No test here takes long, whatever a template does."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < 60


def test_a_layout_that_takes_too_much_holds_a_release_and_names_the_limit(library: Library) -> None:
    library.add("layouts/leaflet/page.html", GREEDY)
    for outcome in (library.foresee(), library.release()):
        (plan,) = outcome.plans
        (why,) = plan.blocked
        assert "hands_GB_en-GB_a4 took more than 1024 MB of memory" in why
    assert library.records == []


def test_a_sheet_that_was_released_is_built_as_a_draft_whose_layout_then_takes_too_much(
    library: Library,
) -> None:
    library.release()
    library.add("layouts/leaflet/page.html", GREEDY)
    with progress(StringIO()) as tell:
        made = build(
            Errand(library.project, Request(("hands",)), library.out, DAY, Machine(1)), tell
        )
    assert [one.code for one in made.findings if one.level == "error"] == ["PRT008"]


def test_a_layout_that_took_too_much_when_it_was_released_is_told_when_it_is_verified(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.release()
    library.add("layouts/leaflet/page.html", GREEDY)
    commit = library.git("rev-parse", "HEAD")

    def resolved(_repository: Repository, _revision: str) -> str:
        return commit

    monkeypatch.setattr(Repository, "resolve", resolved)
    (one,) = verify(library.project)
    assert "cannot be made any more" in one.words
    assert "1024 MB of memory" in one.words


def test_a_notice_is_made_by_our_layout_where_the_librarys_takes_too_much(library: Library) -> None:
    library.release()
    library.add("layouts/shared/notice.html", GREEDY)
    done = recall(library.project, "dry-hands", SAID, library.out)
    assert [path.suffix for path in done.paths] == [".pdf", ".csv", ".html"]
    assert done.notes == (
        "the library's own layouts cannot be used for the notice: it took too much memory",
    )


def test_a_status_is_told_by_our_layout_where_the_librarys_is_broken(
    library: Library, tmp_path: Path
) -> None:
    library.release()
    library.add("layouts/shared/status.html", "{{ no_such_thing.at_all }}\n")
    with pytest.raises(StatusUnmade, match=r"shared/status\.html:1: "):
        write_status(library.project, tmp_path / "web")
    done = recall(library.project, "dry-hands", SAID, library.out)
    assert "it is told by our layout" in done.notes[0]
    assert len(list((library.out / "status").iterdir())) == 2
    assert read_records(library.root).recalls


def test_a_report_that_takes_too_much_is_told(library: Library) -> None:
    library.add("layouts/shared/report.html", GREEDY)
    made = standards_report(load(library.project), Request(), DAY)
    with pytest.raises(CannotGoOn, match="the report cannot be made: it took too much memory"):
        as_html(made, library.project.layouts)
    assert "<h1" in as_html(made, (LAYOUTS,))


class Counting(Pool):
    """Workers that note how many editions are described."""

    def __init__(self, described: list[int], contract: Contract, jobs: int) -> None:
        """Note in a list."""
        super().__init__(contract, jobs)
        self.described = described

    def run(self, function: Callable[..., Any], given: Any) -> Iterator[Any]:
        if function is describe:
            self.described.append(len(given))
        return super().run(function, given)


def test_what_a_record_would_hold_is_found_out_once(library: Library, tmp_path: Path) -> None:
    library.release()
    described: list[int] = []
    machine, store = Machine(1, pool=partial(Counting, described)), Store(tmp_path / "cache")
    request = Request(("hands",), formats=("text",))

    def built() -> tuple[int, bool]:
        """Build; return how many were described, and whether the sheet is a draft."""
        described.clear()
        with progress(StringIO()) as tell:
            done = build(Errand(library.project, request, library.out, DAY, machine, store), tell)
        return sum(described), done.paths[0].read_text().startswith("DRAFT")

    assert [built(), built()] == [(1, False), (0, False)]
    library.add("layouts/leaflet/page.html", (LAYOUTS / "leaflet/page.html").read_text() + "\n")
    assert [built(), built()] == [(1, True), (0, True)]


PARENT = """\
import sys
from handout_builder.cli import main
main(["build", "hands", "--project", sys.argv[1], "--out", sys.argv[2], "--no-cache"], standalone_mode=False)
sys.exit("jinja2" in sys.modules or "weasyprint" in sys.modules)
"""


def test_a_build_of_a_library_with_releases_composes_nothing_by_itself(
    library: Library, tmp_path: Path
) -> None:
    library.release()
    words = (sys.executable, "-c", PARENT, str(library.root), str(tmp_path / "built"))
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stderr.startswith("printed hands_GB_en-GB_a4")
