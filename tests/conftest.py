"""A small library on disk, whole and without faults, for every test to change as it needs."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from hypothesis import settings

from handout_builder.benchmarks.baselines.chromium_session import Browser
from handout_builder.engine.checking import check
from handout_builder.engine.loading import Loaded, load
from handout_builder.engine.projects import Project, find_project
from handout_builder.schema import Finding, Level

settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")  # a gate is red for a fault in the code, not for a busy machine

TODAY = date(2026, 3, 6)

SETTINGS = """\
title = "Clean hands"
publisher = "Example Clinic"
"""

GB = """\
name: United Kingdom
language: en-GB
profile: uk-nhs
slots:
  emergency-number: '999'
"""

US = """\
name: United States
language: en-US
profile: us
paper: letter
slots:
  emergency-number: '911'
spelling:
  colour: color
"""

SOURCES = """\
- id: who
  type: webpage
  title: Hand hygiene
  publisher: World Health Organization
  URL: https://who.example
  accessed: 2026-03-01
  standing: current
  confirmed: true
"""

TERMS = """\
- id: germ
  name: Germ
  plain: A living thing, too small to see, that can make you ill.
"""

CLAIMS = """\
- id: call-help
  category: red-flag
  audience: [patient, clinician]
  certainty: guideline
  wording:
    patient: Call {emergency-number} if your hand turns a blue colour.
    clinician: A blue hand is an emergency.
  sources: [who]
- id: wash-hands
  category: self-care
  audience: [patient, clinician]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
    clinician: Advise hand washing before meals.
  sources: [who]
  requires: [call-help]
  tags: [daily]
- id: dry-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Dry your hands well.
  sources: [who]
  tags: [daily]
- id: scrub
  category: treatment
  audience: [clinician]
  certainty: moderate
  wording:
    clinician: Scrub before surgery.
  sources: [who]
- id: nurse-gb
  category: monitoring
  audience: [patient]
  certainty: guideline
  wording:
    patient: Ask the practice nurse.
  sources: [who]
  regions: [GB]
- id: nurse-us
  category: monitoring
  audience: [patient]
  certainty: guideline
  wording:
    patient: Ask the nurse practitioner.
  sources: [who]
  regions: [US]
- id: mouthwash
  category: self-care
  audience: [patient]
  certainty: low
  wording:
    patient: Mouthwash prevents colds.
  withheld: The evidence does not support it.
  tags: [daily]
"""

LEAFLET = """\
title: Clean hands
audience: patient
layout: leaflet
purpose: How to keep your hands clean.
owner: Librarian
funding: None.
interests: None.
patient-involvement: {method: A panel read it., people: 5, on: 2026-01-05}
sections:
  - heading: Get help now
    show: warning
    level: emergency
    claims: [call-help]
  - heading: Every day
    claims: [wash-hands, dry-hands]
  - heading: Ask
    claims: [nurse-gb, nurse-us]
  - heading: Sources
    show: references
"""

SUMMARY = """\
title: Hand hygiene
audience: clinician
layout: summary
purpose: For those who advise.
owner: Librarian
funding: None.
interests: None.
sections:
  - heading: Do not miss
    show: warning
    level: emergency
    claims: [call-help]
  - heading: Advice
    show: bullets
    claims: [wash-hands, scrub]
  - heading: Sources
    show: references
"""

Files = Mapping[str, str | bytes]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what commands remember out of the user's own cache."""
    os.environ["HANDOUT_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def small() -> Files:
    """The files of the small library: their paths and what stands in them."""
    return {
        "handout.toml": SETTINGS,
        "content/regions/GB.yaml": GB,
        "content/regions/US.yaml": US,
        "content/sources/sources.yaml": SOURCES,
        "content/terms/terms.yaml": TERMS,
        "content/claims/hands.yaml": CLAIMS,
        "handouts/hands.yaml": LEAFLET,
        "handouts/hands-summary.yaml": SUMMARY,
    }


@pytest.fixture
def write(tmp_path: Path, small: Files) -> Callable[[Files], Project]:
    """Return a function that writes the small library, with files added or put in place of its own."""

    def written(changes: Files) -> Project:
        for name, content in {**small, **changes}.items():
            path = tmp_path / "library" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return find_project(tmp_path / "library")

    return written


@pytest.fixture
def loaded(write: Callable[[Files], Project]) -> Callable[[Files], Loaded]:
    """Return a function that loads the small library with some files changed."""
    return lambda changes: load(write(changes))


@pytest.fixture
def errors(loaded: Callable[[Files], Loaded]) -> Callable[[Files], list[Finding]]:
    """Return a function that gives the errors in the small library with some files changed."""

    def found(changes: Files) -> list[Finding]:
        findings = check(loaded(changes), today=TODAY)
        return [finding for finding in findings if finding.level is Level.ERROR]

    return found


PROGRAMS = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
CHROMIUM = os.environ.get("CHROMIUM") or next(PROGRAMS, "")
AXE = "axe_playwright_python"
"""The wheel that holds axe-core; nothing else of it is used."""
RUN = """axe.run(document, {rules: {"target-size": {enabled: true}}}).then((found) => JSON.stringify([
  ...found.violations.map((one) => [one.id, ...one.nodes.map((node) => node.html.slice(0, 200))]),
  ...(document.documentElement.scrollWidth > innerWidth ? [["wider-than-the-screen"]] : [])]))"""
"""What axe finds, and whether a reader has to scroll sideways (WCAG 1.4.10)."""


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium without a window: that of CHROMIUM, else one that the system has."""
    if not CHROMIUM:
        pytest.skip("no Chromium is here: nobody has looked at the pages for screens")
    started = Browser(CHROMIUM, str(tmp_path_factory.mktemp("profile")))
    too_long = Timer(60, started.process.kill)
    too_long.start()
    try:
        started.ask("Browser.getVersion")
    except (EOFError, OSError):
        started.process.kill()
        started.process.wait()
        pytest.skip(f"{CHROMIUM} does not start: nobody has looked at the pages for screens")
    finally:
        too_long.cancel()
    with started:
        yield started


@pytest.fixture(scope="session")
def violations(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., list[Any]]:
    """Return a function that says what axe has against a page, light or dark, on a screen of some width."""
    spec = find_spec(AXE)
    if spec is None:
        pytest.skip(f"{AXE}, which holds axe, is not here: pip install --no-deps {AXE}")
    axe = Path((spec.submodule_search_locations or [""])[0], "axe.min.js").read_text("utf-8")
    file = tmp_path_factory.mktemp("pages") / "page.html"
    target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
    session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    browser.ask("Page.enable", session)

    def found(page: str, look: str = "light", width: int = 1280) -> list[Any]:
        file.write_text(page, "utf-8")
        screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.ask("Emulation.setDeviceMetricsOverride", session, **screen)
        looks = [{"name": "prefers-color-scheme", "value": look}]
        browser.ask("Emulation.setEmulatedMedia", session, features=looks)
        browser.ask("Page.navigate", session, url=file.as_uri())
        browser.wait("Page.loadEventFired")
        browser.ask("Runtime.evaluate", session, expression=axe + ";0")
        wanted = {"expression": RUN, "awaitPromise": True, "returnByValue": True}
        return json.loads(browser.ask("Runtime.evaluate", session, **wanted)["result"]["value"])

    return found
