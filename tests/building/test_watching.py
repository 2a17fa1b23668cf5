"""`--watch` builds again what a save changes, says so in a line, and survives whatever is saved."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

import pytest

from handout_builder.engine.building.changes import CannotWatch, Changes, is_part
from handout_builder.engine.projects import Project

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
