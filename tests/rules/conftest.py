"""A small library that breaks no rule, written afresh for each test, and what is found in it."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import pytest

from handout_builder.engine.building import Errand, Limits, Machine, build, print_edition, progress
from handout_builder.engine.checking import check, pick, read_baseline, set_aside
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import load
from handout_builder.engine.printing.verifying import Question, examine
from handout_builder.engine.printing.verifying.asking import look_at
from handout_builder.engine.projects import Project
from handout_builder.schema import Finding

TODAY = date(2026, 1, 15)
DRAFTS = ("REV001", "REV005", "REV077", "REV078", "EVD006", "EVD069")
UNUSED = ("EVD066", "REF009", "REF010", "REF011")
ALIKE = ("REF210",)

BASE: Mapping[str, str] = {
    "handout.toml": """\
title = "An example"
publisher = "Nobody"
region = "GB"
""",
    "content/sources/example.yaml": """\
- id: example-source
  type: webpage
  title: An example
  author: [{literal: Nobody}]
  URL: https://example.org
  accessed: 2026-01-10
  standing: current
  confirmed: true
""",
    "content/claims/base.yaml": """\
- id: example-red-flag
  category: red-flag
  audience: [patient, clinician]
  certainty: high
  wording:
    patient: Call {emergency-number} if you cannot breathe.
    clinician: Admit patients with respiratory failure.
  sources: [example-source]
""",
    "content/regions/GB.yaml": """\
name: United Kingdom
language: en-GB
profile: uk-nhs
paper: a4
slots:
  emergency-number: '999'
  emergency-place: A&E
  crisis-line: Samaritans on 116 123
""",
    "content/regions/US.yaml": """\
name: United States
language: en-US
profile: us
paper: letter
slots:
  emergency-number: '911'
  emergency-place: the emergency room
  crisis-line: '988'
""",
    "handouts/base.yaml": """\
title: An example
audience: patient
layout: leaflet
purpose: Shows an example.
owner: Librarian
funding: None.
interests: None.
patient-involvement:
  method: A panel read it.
  people: 5
  on: 2026-01-05
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
  - heading: Where this comes from
    show: references
""",
}

Files = Mapping[str, str | bytes]
WriteLibrary = Callable[[Files], Path]
Find = Callable[[Path], tuple[Finding, ...]]


@pytest.fixture
def write_library(tmp_path: Path) -> WriteLibrary:
    """Write the base library, with some files added or put in place of its own."""

    def write(files: Files) -> Path:
        for name, content in {**BASE, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


@pytest.fixture(scope="session")
def found_in() -> Find:
    """Check the library in a folder; where an example has a baseline, with it."""

    def find(folder: Path) -> tuple[Finding, ...]:
        loaded, baseline = load(Project(folder)), folder / "baseline.json"
        found = check(loaded, today=TODAY)
        held = read_baseline(baseline) if baseline.is_file() else None
        return set_aside(loaded, found, held, pick()) if held else found

    return find


@pytest.fixture(scope="session")
def faults_in() -> Find:
    """Check the library in a folder; its drafts may be drafts, their parts unused, and its claims alike."""
    picked = pick(ignored=[*DRAFTS, *UNUSED, *ALIKE])
    return lambda folder: check(load(Project(folder)), picked, today=TODAY)


@pytest.fixture(scope="session")
def found_in_print() -> Find:
    """Compose and print each handout of the library in a folder, in large print where that has styles of its own."""

    def find(folder: Path) -> tuple[Finding, ...]:
        loaded = load(Project(folder))
        sizes = ("large",) if any(folder.glob("layouts/*/size-large.css")) else ()
        editions = request_editions(loaded.library, Request(sizes=sizes))
        return tuple(one for edition in editions for one in print_edition(loaded, edition)[1])

    return find


@pytest.fixture(scope="session")
def found_behind_the_fence() -> Find:
    """Build the library in a folder in a worker of little patience."""
    machine = Machine(1, Limits(seconds=3, megabytes=300, patience=20))

    def find(folder: Path) -> tuple[Finding, ...]:
        with progress(StringIO()) as tell:
            made = build(Errand(Project(folder), Request(), folder / "out", TODAY, machine), tell)
        return made.findings

    return find


@pytest.fixture(scope="session")
def found_in_files() -> Find:
    """Verify the PDFs in a folder, inside its library."""

    def find(folder: Path) -> tuple[Finding, ...]:
        return tuple(
            one
            for file in sorted(folder.glob("*.pdf"))
            for one in look_at(
                lambda: load(Project(folder)).library,
                Question((file,)),
                file.name,
                examine(_with_offsets(file)),
            )[0]
        )

    return find


def _with_offsets(file: Path) -> bytes:
    """Return a PDF that was written by hand as a program would have written it."""
    data = file.read_bytes()
    if not data.startswith(b"%PDF"):
        return data
    written = BytesIO()
    with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()
