"""A small library that breaks no rule, written afresh for each test, and what is found in it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from handout_builder.engine.building import print_edition
from handout_builder.engine.checking import check, pick
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import Project, load
from handout_builder.schema import Finding

TODAY = date(2026, 1, 15)

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
paper: a4
slots:
  emergency-number: '999'
  emergency-place: A&E
  crisis-line: Samaritans on 116 123
""",
    "content/regions/US.yaml": """\
name: United States
language: en-US
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
sections:
  - show: warning
    level: emergency
    claims: [example-red-flag]
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
    """Check the library in a folder."""
    return lambda folder: check(load(Project(folder)), today=TODAY)


@pytest.fixture(scope="session")
def faults_in() -> Find:
    """Check the library in a folder, and leave out that its drafts are drafts."""
    return lambda folder: check(load(Project(folder)), pick(ignored=["REV001"]), today=TODAY)


@pytest.fixture(scope="session")
def found_in_print() -> Find:
    """Compose and print each handout of the library in a folder."""

    def find(folder: Path) -> tuple[Finding, ...]:
        loaded = load(Project(folder))
        editions = request_editions(loaded.library, Request())
        return tuple(one for edition in editions for one in print_edition(loaded, edition)[1])

    return find
