"""A small library in a real git repository, and what releases it."""

import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.building import Errand, Machine, build, progress
from handout_builder.engine.choosing import Request
from handout_builder.engine.imprinting import Judge
from handout_builder.engine.loading import Loaded
from handout_builder.engine.projects import Project
from handout_builder.engine.releasing import Desk, Outcome, Wish, foresee, release

DAY = date(2026, 3, 6)
ADDRESS = '[release]\naddress = "https://leaflets.example.org/s/{code}"\n'


def all_signed(_loaded: Loaded, _today: date) -> Judge:
    return lambda _edition: ()


class Library:
    """A library under git; what is written is committed."""

    def __init__(self, project: Project, out: Path) -> None:
        """Begin the repository with all that there is."""
        self.project = project
        self.root = project.root
        self.out = out
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit()

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=A. Writer", "-c", "user.email=a@example.org", "-c", "gc.auto=0")
        done = subprocess.run(
            ["git", *who, *arguments],  # noqa: S607 - as it is found
            cwd=self.root,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Change")

    def write(self, path: str, old: str, new: str) -> None:
        """Change words in a file, and commit."""
        file = self.root / path
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))
        self.commit()

    def add(self, path: str, text: str) -> None:
        """Add a file, and commit."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)
        self.commit()

    def release(self, *handouts: str, on: date = DAY, **changes: Any) -> Outcome:
        """Release handouts (`hands` where none is named) as if all were signed, and commit the record."""
        outcome = release(self.project, *self.order(*handouts, on=on, **changes))
        self.commit()
        return outcome

    def foresee(self, *handouts: str, on: date = DAY, **changes: Any) -> Outcome:
        return foresee(self.project, *self.order(*handouts, on=on, **changes))

    def order(self, *handouts: str, on: date = DAY, **changes: Any) -> tuple[Wish, Desk, Any]:
        unsigned = changes.pop("unsigned", all_signed)
        major, note = changes.pop("major", False), changes.pop("note", None)
        request = Request(handouts=handouts or ("hands",), **changes)
        return Wish(request, major), Desk(self.out, on, note), unsigned

    def build(self, *formats: str, on: date = DAY) -> tuple[Path, ...]:
        """Build the leaflet into a folder of its own, and return the paths."""
        request = Request(("hands",), formats=formats)
        with progress(StringIO()) as tell:
            folder = self.out.with_name("built")
            return build(Errand(self.project, request, folder, on, Machine(jobs=1)), tell).paths

    @property
    def records(self) -> list[str]:
        return sorted(path.name for path in (self.root / "releases").glob("*.json"))


@pytest.fixture
def library(
    write: Callable[[Mapping[str, str | bytes]], Project], small: Mapping[str, str], tmp_path: Path
) -> Library:
    project = write({"handout.toml": small["handout.toml"] + ADDRESS})
    return Library(project, tmp_path / "out")


def code_of(outcome: Outcome, edition: str = "hands_GB_en-GB_a4") -> str:
    """Return the code that a release gave to a sheet."""
    (code,) = [
        sheet.facts.code
        for one in outcome.plans
        for sheet in one.sheets
        if sheet.edition.name == edition
    ]
    return code


def version_of(outcome: Outcome) -> str:
    """Return the version of the one handout of a release."""
    (one,) = outcome.plans
    assert one.blocked == ()
    return str(one.version)
