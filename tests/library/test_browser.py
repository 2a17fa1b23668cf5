"""The twins in a real browser: axe finds nothing, light or dark. It runs where CHROMIUM names a Chromium.

axe-core comes from the wheel of `axe-playwright-python`, of which only that file is used; no Playwright is needed.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Entry, Layouts, compose, index, twin
from handout_builder.engine.loading import Loaded

CHROMIUM = os.environ.get("CHROMIUM", "")
_FOUND = find_spec("axe_playwright_python")
_FOLDERS = list((_FOUND and _FOUND.submodule_search_locations) or ())
AXE = Path(_FOLDERS[0], "axe.min.js") if _FOLDERS else None

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="the variable CHROMIUM names no browser"),
    pytest.mark.skipif(AXE is None, reason="axe-playwright-python, which holds axe, is not here"),
]

RUN = """<script>
axe.run(document, {rules: {"target-size": {enabled: true}}}).then((found) => {
  document.title = "AXE" + JSON.stringify(
    found.violations.map((one) => [one.id, ...one.nodes.map((node) => node.html.slice(0, 200))]));
});
</script>"""


def pages(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Yield the twin of each handout, some in large print, and the index of all."""
    layouts = Layouts(loaded.project.layouts)
    large = Request(("b12-nerves", "b12-symptom-diary", "b12-nerves-summary"), sizes=("large",))
    clinic = Request(("b12-nerves",), clinics=tuple(loaded.library.contacts))
    asked = (Request(), large, clinic)
    editions = [one for request in asked for one in request_editions(loaded.library, request)]
    for edition in editions:
        yield edition.name, twin(compose(loaded.library, edition, layouts), layouts)
    entries = [Entry(edition, {"PDF": f"{edition.name}.pdf"}) for edition in editions]
    yield "index", index(entries, loaded.library.settings, layouts)


def violations(page: str, folder: Path) -> Any:
    """Return what axe finds in a page; the policy that forbids scripts is taken out for it."""
    assert AXE is not None
    script = AXE.read_text("utf-8").replace("</script", "<\\/script")
    page = re.sub(r"<meta http-equiv=[^>]*>", "", page)
    page = page.replace("</body>", f"<script>{script}</script>{RUN}</body>")
    (folder / "page.html").write_text(page, "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000"]
    command = [CHROMIUM, *options, f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    address = (folder / "page.html").as_uri()
    done = subprocess.run(
        [*command, address], capture_output=True, text=True, timeout=90, check=True
    )
    found = re.search(r"<title>AXE(.*?)</title>", done.stdout, re.DOTALL)
    assert found, "axe did not run"
    return json.loads(unescape(found[1]))


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing(look: str, embedded: Loaded, tmp_path: Path) -> None:
    for name, page in pages(embedded):
        dark = page.replace("(prefers-color-scheme: dark)", "(prefers-color-scheme: light)")
        assert violations(dark if look == "dark" else page, tmp_path) == [], name


def test_axe_would_find_something(embedded: Loaded, tmp_path: Path) -> None:
    name, page = next(pages(embedded))
    bad = page.replace("--ink: #1b2430", "--ink: #999999").replace(' lang="en-GB"', "", 1)
    found = {one[0] for one in violations(bad, tmp_path)}
    assert {"color-contrast", "html-has-lang"} <= found, name
