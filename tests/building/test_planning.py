"""A plan says of each edition whether it is up to date, and in the user's words why not; a build keeps to it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from handout_builder.cli import main
from handout_builder.engine.building import Errand, Machine, Outcome, build, progress
from handout_builder.engine.building.building import How
from handout_builder.engine.building.making import order_of
from handout_builder.engine.building.planning import Planner
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project, find_project
from handout_builder.engine.resources import LAYOUTS
from handout_builder.engine.store import Store

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]
LEAFLET, SUMMARY = "hands_GB_en-GB_a4", "hands-summary_GB_en-GB_a4"


class Place:
    """A library, a store and a folder for outputs, once built."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.root, self.out, self.store = root, folder / "out", folder / "store"
        self.store_of: type[Store] = Store

    def run(self, *arguments: str) -> tuple[int, str, str]:
        options = ["--project", str(self.root), "--out", str(self.out), "--cache", str(self.store)]
        ended = CliRunner().invoke(main, ["build", *arguments, *options, "--today", "2026-03-06"])
        return ended.exit_code, ended.stdout, ended.stderr

    def plan(self, *arguments: str) -> dict[str, str]:
        status, out, _ = self.run("--plan", *arguments)
        assert status == 0
        return dict(re.findall(r"^(\S+): (.*)$", out, re.MULTILINE))

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.root / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def build(self) -> Outcome:
        with progress(StringIO()) as tell:
            day = date(2026, 3, 6)
            project = Project(self.root)
            return build(
                Errand(project, Request(), self.out, day, store=self.store_of(self.store)), tell
            )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, small: Files) -> Path:
    """Build the small library once; return the folder of all, and keep a copy beside it."""
    folder = tmp_path_factory.mktemp("built") / "all"
    for name, content in small.items():
        path = folder / "library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    place = Place(folder, folder / "library")
    assert place.plan() == {LEAFLET: "never built here", SUMMARY: "never built here"}
    status, out, _ = place.run()
    assert (status, len(out.splitlines())) == (0, 2)
    shutil.copytree(folder, folder.with_name("copy"))
    return folder


@pytest.fixture
def place(built: Path) -> Place:
    """Return the built library as it was at first; a store knows it by the name of its folder."""
    shutil.rmtree(built)
    shutil.copytree(built.with_name("copy"), built)
    return Place(built, built / "library")


def test_what_was_built_is_up_to_date(place: Place) -> None:
    assert place.plan() == {LEAFLET: "up to date", SUMMARY: "up to date"}


CLAIMS, LEAFLET_FILE = "content/claims/hands.yaml", "handouts/hands.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "leaflet", "summary"),
    [
        (CLAIMS, "Dry your hands well.", "Dry them.", "the claim dry-hands changed", ""),
        (CLAIMS, "Scrub before", "Scrub well before", "", "the claim scrub changed"),
        (LEAFLET_FILE, "Clean hands", "Hands", "the handout hands changed", ""),
        (
            LEAFLET_FILE,
            "[wash-hands, dry-hands]",
            "[dry-hands, wash-hands]",
            "the handout hands changed; the choice of claims changed",
            "",
        ),
        (
            LEAFLET_FILE,
            "[wash-hands, dry-hands]",
            "[wash-hands]",
            "the handout hands changed; the choice of claims changed; the claim dry-hands is no longer on it",
            "",
        ),
        (
            "content/terms/terms.yaml",
            "too small",
            "small",
            "the terms changed",
            "the terms changed",
        ),
        (
            "content/sources/sources.yaml",
            "Hand hygiene",
            "Hygiene",
            "the source who changed",
            "the source who changed",
        ),
        (
            "content/regions/GB.yaml",
            "999",
            "112",
            "the region GB changed",
            "the region GB changed",
        ),
        ("content/regions/US.yaml", "911", "912", "", ""),
        (
            "handout.toml",
            "Example Clinic",
            "Another",
            "the settings changed",
            "the settings changed",
        ),
    ],
)
def test_a_plan_names_what_changed(  # noqa: PLR0913, PLR0917 - a row of a table
    name: str, old: str, new: str, leaflet: str, summary: str, place: Place
) -> None:
    place.edit(name, old, new)
    told = {LEAFLET: leaflet or "up to date", SUMMARY: summary or "up to date"}
    assert place.plan() == told


def test_a_plan_names_files_of_the_layout(place: Place) -> None:
    style = place.root / "layouts/leaflet/style.css"
    style.parent.mkdir(parents=True)
    style.write_bytes((LAYOUTS / "leaflet/style.css").read_bytes() + b"/* ours */")
    assert place.plan()[LEAFLET] == "the layout file leaflet/style.css changed"
    assert place.plan()[SUMMARY] == "up to date"


def test_a_plan_names_outputs_that_are_amiss(place: Place) -> None:
    (place.out / f"{LEAFLET}.pdf").unlink()
    (place.out / f"{SUMMARY}.pdf").write_bytes(b"mine")
    amiss = {LEAFLET: "the output is missing", SUMMARY: "the output was changed by somebody"}
    assert place.plan() == amiss
    outcome = place.build()
    assert [one.how for one in outcome.results] == [How.RESTORED, How.RESTORED]
    assert place.plan() == {LEAFLET: "up to date", SUMMARY: "up to date"}


def test_an_edition_in_other_formats_is_another_matter(place: Place) -> None:
    assert place.plan("--format", "text")[LEAFLET] == "the options changed"
    assert place.plan("hands", "--region", "US") == {"hands_US_en-US_letter": "never built here"}


def test_a_plan_tells_of_another_release_of_handout(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handout_builder.engine.store.code_digest", lambda: b"another")
    assert place.plan()[LEAFLET] == "another version of handout"


def test_a_plan_tells_of_another_pango(place: Place) -> None:
    machine = Machine(releases={"pango": "1"})
    loaded = load(find_project(place.root))
    planner = Planner(loaded, place.out, Store(place.store), machine.releases)
    (edition, *_) = request_editions(loaded.library, Request(("hands",)))
    assert planner.plan(edition, order_of(edition)).reasons == (
        "the printer and its libraries changed",
    )


def test_without_a_cache_nothing_is_up_to_date(place: Place) -> None:
    _, out, _ = place.run("--plan", "--no-cache")
    assert out.count("nothing is kept of earlier builds") == 2


def test_a_build_gives_its_reasons(place: Place) -> None:
    place.edit(CLAIMS, "Dry your hands well.", "Dry them.")
    status, out, err = place.run("-v")
    assert (status, len(out.splitlines())) == (0, 2)
    assert f"printed {LEAFLET}: the claim dry-hands changed\n" in err
    assert f"up to date {SUMMARY}\n" in err


def test_a_note_prints_nothing(place: Place) -> None:
    place.edit(CLAIMS, "- id: dry-hands\n", "- id: dry-hands\n  note: Ask again.\n")
    assert place.plan()[LEAFLET] == "the claim dry-hands changed"
    assert {one.how for one in place.build().results} == {How.UP_TO_DATE}


def test_a_build_with_nothing_to_do_says_the_same_again(place: Place) -> None:
    status, out, err = place.run()
    again = place.run()
    assert again[:2] == (status, out)
    assert again[2] == err
    assert err.startswith("handout: 2 files, all up to date\n")
    place.edit("handout.toml", "Example", "Another")
    assert "handout: 2 files" not in place.run()[2]


def test_a_build_with_nothing_to_do_loads_nothing(place: Place) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "handout_builder.cli", "build"]
    options = ["--out", str(place.out), "--cache", str(place.store), "--today", "2026-03-06"]
    ended = subprocess.run(
        [*command, "--project", str(place.root), *options],
        capture_output=True,
        text=True,
        check=True,
    )
    found = {
        name.partition(".")[0] for name in re.findall(r"\| +([\w.]+)$", ended.stderr, re.MULTILINE)
    }
    assert "all up to date" in ended.stderr
    assert not found & {"weasyprint", "jinja2", "pydantic", "yaml", "rich", "babel"}


class Sealed(Store):
    """A store that may be read and not written, whoever we are."""

    def put(self, name: str, value: bytes) -> None: ...


def test_a_store_that_is_read_only_is_read(place: Place) -> None:
    (place.out / f"{LEAFLET}.pdf").unlink()
    place.store_of = Sealed
    assert [one.how for one in place.build().results] == [How.UP_TO_DATE, How.RESTORED]


def test_a_damaged_store_costs_only_time(place: Place) -> None:
    before = (place.out / f"{LEAFLET}.pdf").read_bytes()
    for entry in Store(place.store).entries():
        entry.path.write_bytes(entry.path.read_bytes()[:-1])
    shutil.rmtree(place.out)
    assert {one.how for one in place.build().results} == {How.PRINTED}
    assert (place.out / f"{LEAFLET}.pdf").read_bytes() == before


def test_another_folder_is_filled_from_the_store(place: Place) -> None:
    place.out = place.out.with_name("elsewhere")
    assert {one.how for one in place.build().results} == {How.RESTORED}


def test_a_store_that_cannot_be_written_stops_no_build(place: Place) -> None:
    place.store = place.root / "handout.toml" / "store"
    assert {one.how for one in place.build().results} == {How.PRINTED}


def test_cache_commands(place: Place) -> None:
    def cache(*arguments: str) -> tuple[int, str]:
        ended = CliRunner().invoke(main, ["cache", *arguments, "--cache", str(place.store)])
        return ended.exit_code, ended.stdout

    status, told = cache("info")
    assert status == 0
    assert str(place.store) in told
    assert "edition  2 entries" in told
    assert cache("verify") == (0, "")
    entry = Store(place.store).entries()[0]
    entry.path.write_bytes(b"x")
    assert cache("verify") == (1, f"{entry.path}\n")
    assert cache("verify") == (0, "")
    assert cache("clear")[0] == 0
    assert Store(place.store).entries() == []
