"""`--watch` builds again what a save changes, says so in a line, and survives whatever is saved."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import IO, Any, ClassVar, Self

import pytest

from handout_builder.engine.building import Errand, Machine, Outcome, progress, watch
from handout_builder.engine.building import watching as watching_module
from handout_builder.engine.building.building import Tell, build_loaded
from handout_builder.engine.building.changes import CannotWatch, Changes, is_part
from handout_builder.engine.choosing import Request
from handout_builder.engine.loading import Loaded
from handout_builder.engine.projects import Project

from ..pdfs import pages_of

Write = Callable[[Mapping[str, str | bytes]], Project]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of Unix")

PATIENCE = 60
HANDS, RECIPE = "content/claims/hands.yaml", "handouts/hands.yaml"


class Watching:
    """A `handout build --watch` at work, and the lines that it says."""

    def __init__(self, root: Path, out: Path, *options: str) -> None:
        self.root = root
        command = [sys.executable, "-m", "handout_builder.cli", "build", "--watch", *options]
        self.process = subprocess.Popen(
            [*command, "--jobs", "1", "--out", str(out), "--today", "2026-03-06"],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said: queue.Queue[str] = queue.Queue()
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(target=self._hear, args=(stream,), daemon=True).start()

    def _hear(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                self.said.put(line.rstrip())

    def line(self, pattern: str) -> str:
        """Return the next line that is like this; those before are passed by."""
        while True:
            line = self.said.get(timeout=PATIENCE)
            if re.search(pattern, line):
                return line

    def save(self, path: str, text: str) -> None:
        """Save as editors do: into a file beside it, which then takes its name."""
        part = self.root / f"{path}~"
        part.write_text(text, encoding="utf-8")
        part.rename(self.root / path)

    def children(self) -> list[int]:
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(number) for task in tasks for number in task.read_text("utf-8").split()]


@pytest.fixture
def watching(write: Write, tmp_path: Path) -> Iterator[Watching]:
    root = write({}).root
    one = Watching(root, root / "out", "--cache", str(tmp_path / "cache"), "hands")
    yield one
    one.process.kill()
    one.process.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for children")
def test_each_save_is_built_and_said_in_a_line_until_somebody_interrupts(
    watching: Watching, small: Mapping[str, str]
) -> None:
    pdf = watching.root / "out" / "hands_GB_en-GB_a4.pdf"
    claims, recipe = small[HANDS], small[RECIPE]
    watching.line("^handout: watching ")
    first = pdf.read_bytes()

    watching.save(HANDS, claims.replace("Dry your hands well.", "Dry your hands with a towel."))
    said = watching.line("^content")
    assert re.fullmatch(rf"{HANDS}: printed hands_GB_en-GB_a4 in \d+\.\d s", said)
    assert pdf.read_bytes() != first
    second = pdf.read_bytes()

    watching.save(HANDS, claims.replace("certainty: high", "certainty: sure"))
    assert watching.line(r"SCH\d+ error").startswith(HANDS)
    assert watching.line("^1 error|errors?$")
    watching.save("notes.txt", "of no library")
    watching.save("content/claims/.hands.yaml.swp", "of an editor")
    (watching.root / "content/claims/.#hands.yaml").symlink_to("somebody@somewhere.1:2")
    watching.save(HANDS, claims)
    assert re.search("(printed|restored) hands_GB_en-GB_a4", watching.line("^content.*(pri|res)"))
    assert pdf.read_bytes() == first != second

    watching.save("handout.toml", 'title = "Hands"\npublisher = "Another Clinic"\n')
    assert "printed hands_GB_en-GB_a4" in watching.line("^handout.toml: ")
    watching.save("handout.toml", "title = ")
    watching.line("^handout.toml:.*error")
    watching.save("handout.toml", 'title = "Hands"\npublisher = "A third Clinic"\n')
    assert "printed" in watching.line("^handout.toml: p")

    (watching.root / RECIPE).unlink()
    assert "hands" in watching.line("^handout: ")
    watching.save(RECIPE, recipe.replace("title: ", "title: Now "))
    assert "printed hands_GB_en-GB_a4" in watching.line("^handouts")

    children = watching.children()
    assert len(children) == 2
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=PATIENCE) == 130
    watching.line("^handout: interrupted$")
    assert not [one for one in children if Path(f"/proc/{one}").exists()]


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("handout.toml", True),
        ("content/claims/2024/hands.yaml", True),
        ("content/figures/hand.svg", True),
        ("layouts/leaflet", True),
        ("signoffs/given/a.yaml", True),
        ("out/hands_GB_en-GB_a4.pdf", False),
        ("README.md", False),
        (".git/index", False),
        ("content/claims/.hands.yaml.swp", False),
        ("content/claims/.#hands.yaml", False),
        ("content/claims/#hands.yaml#", False),
        ("content/claims/hands.yaml~", False),
        ("content/claims/4913", False),
        ("content/claims/hands.yaml___jb_tmp___", False),
        ("content/.git/index", False),
        (".", False),
    ],
)
def test_what_editors_leave_is_no_change(path: str, *, counts: bool) -> None:
    assert is_part(Path(path)) is counts


def test_changes_are_heard_from_when_it_starts_and_once(tmp_path: Path) -> None:
    claims = tmp_path / "content" / "claims"
    out = tmp_path / "content" / "out"
    for folder in (claims, out):
        folder.mkdir(parents=True)
    with Changes(tmp_path, out) as changes:
        changes.start()
        (out / "a.pdf").write_bytes(b"ours")
        for name in ("a.yaml", "b.yaml"):
            (claims / name).write_text("- id: a\n", encoding="utf-8")
        heard: set[str] = set()
        for paths in changes:
            heard |= set(paths)
            if "content/claims/b.yaml" in heard:
                break
    assert heard == {"content/claims/a.yaml", "content/claims/b.yaml"}


def test_a_folder_that_cannot_be_watched_is_said(tmp_path: Path) -> None:
    with (
        Changes(tmp_path / "nowhere", tmp_path) as changes,
        pytest.raises(CannotWatch, match="cannot be watched"),
    ):
        changes.start()


def test_without_watchfiles_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(CannotWatch, match=re.escape("pip install 'handout-builder[watch]'")):
        Changes(tmp_path, tmp_path)


class Saves:
    """Stands for what hears of changes: makes one after the other, and tells of each at once."""

    made: ClassVar[list[tuple[str, str, str]]] = []

    def __init__(self, root: Path, out: Path) -> None:
        self.root = root
        assert out.is_relative_to(root)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def start(self) -> None: ...

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        for path, old, new in self.made:
            file = self.root / path
            text = file.read_text(encoding="utf-8")
            assert old in text
            file.write_text(text.replace(old, new), encoding="utf-8")
            yield (path,)


Said = Callable[..., list[str]]


@pytest.fixture
def said(write: Write, today: date, monkeypatch: pytest.MonkeyPatch) -> Said:
    """Return a function that says in a line what came of each save."""

    def after(*saves: tuple[str, str, str], **wanted: Any) -> list[str]:
        project = write({})
        monkeypatch.setattr(watching_module, "Changes", Saves)
        monkeypatch.setattr(Saves, "made", list(saves))
        errand = Errand(project, Request(**wanted), project.root / "out", today, Machine(1))
        answers = list(watch(errand, lambda: progress(StringIO())))
        return [re.sub(r" in \d+\.\d s$", "", answer.out) for answer in answers[2:]]

    return after


SHEET, SUMMARY = "hands_GB_en-GB_a4", "hands-summary_GB_en-GB_a4"


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (HANDS, "Dry your hands well", "Dry your hands", f"printed {SHEET}"),
        (HANDS, "Wash your hands", "Do wash your hands", f"printed {SHEET}"),
        (RECIPE, "How to keep", "How we keep", f"printed {SHEET}"),
        (HANDS, "Dry your hands well", "Dry {nothing} well", f"refused {SHEET}"),
        (HANDS, "Mouthwash prevents", "Mouthwash will prevent", "nothing to print"),
        ("content/regions/GB.yaml", "'999'", "'112'", f"printed {SHEET}"),
        ("content/sources/sources.yaml", "Hand hygiene", "Hands", f"printed {SUMMARY} {SHEET}"),
        ("handout.toml", "Example Clinic", "A Clinic", f"printed {SUMMARY} {SHEET}"),
    ],
)
def test_a_save_prints_what_it_changed_and_nothing_else(
    path: str, old: str, new: str, line: str, said: Said
) -> None:
    assert said((path, old, new)) == [f"{path}: {line}"]


def test_somebody_who_saves_waits_for_nothing_but_the_sheets_of_that(
    said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[frozenset[str] | None] = []

    def build_and_note(loaded: Loaded, errand: Errand, tell: Tell) -> Outcome:
        asked.append(errand.request.only)
        return build_loaded(loaded, errand, tell)

    monkeypatch.setattr(watching_module, "build_loaded", build_and_note)
    both = ("content/sources/sources.yaml", "Hand hygiene", "Hands")
    said((HANDS, "Dry your hands well", "Dry your hands"), both)
    assert asked == [None, frozenset({"hands"}), None, None]


def test_a_rule_that_a_library_makes_an_error_forbids_what_is_saved(
    said: Said, tmp_path: Path
) -> None:
    rule = '\n[rules.TXT042]\nlevel = "error"\nreason = "We are strict."'
    strict = ("handout.toml", '"Example Clinic"', f'"Example Clinic"{rule}')
    passive = (HANDS, "Dry your hands well.", "The soap should be rinsed off.")
    assert said(strict, passive)[1:] == [f"{HANDS}: refused {SHEET}"]
    (printed,) = tmp_path.glob(f"library/out/{SHEET}.pdf")
    assert "Dry your hands well." in " ".join(pages_of(printed.read_bytes()))
    assert said(passive) == [f"{HANDS}: printed {SHEET}"]


def test_what_a_selection_or_a_share_takes_is_printed_too(said: Said) -> None:
    saves = (HANDS, "Dry your hands well", "Dry your hands")
    for wanted in ({"select": ("id:hands",)}, {"shard": (1, 1)}, {"handouts": ("hands",)}):
        assert said(saves, **wanted) == [f"{HANDS}: printed {SHEET}"]
