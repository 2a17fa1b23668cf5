"""The reference of the rules is written from the rules, and is current."""

import subprocess
import sys
from pathlib import Path

import pytest

from handout_builder.engine.checking import catalogue

ROOT = Path(__file__).parents[2]
GENERATE = ROOT / "docs" / "generate.py"


def run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")


def test_the_reference_is_current() -> None:
    done = run(GENERATE, "--check")
    assert (done.stderr, done.returncode) == ("", 0)


def test_a_page_that_is_not_current_is_named(tmp_path: Path) -> None:
    script = tmp_path / "generate.py"
    script.write_text(GENERATE.read_text(encoding="utf-8"), encoding="utf-8")
    missing = run(script, "--check")
    assert "not current: docs/reference/rules.md" in missing.stderr
    assert missing.returncode == 1
    assert run(script).returncode == 0
    assert run(script, "--check").returncode == 0
    changed = tmp_path / "reference" / "rules.md"
    changed.write_text(changed.read_text(encoding="utf-8") + "more", encoding="utf-8")
    assert run(script, "--check").returncode == 1


def test_an_unknown_argument_is_refused() -> None:
    done = run(GENERATE, "--chek")
    assert (done.stderr, done.returncode) == ("usage: python docs/generate.py [--check]\n", 1)


def test_every_rule_is_on_the_page(page: str) -> None:
    headings = [line for line in page.splitlines() if line.startswith("### ")]
    assert sorted(headings) == [f"### {code} {rule.name}" for code, rule in catalogue().items()]


def test_a_rule_reads_so(page: str) -> None:
    assert (
        """\
### EVD001 unsourced-claim

**A claim names at least one source.** (error, found by rules)

A reader acts on the sentence, and a reviewer must be able to ask where it comes from. A claim that is \
withheld is not printed and may stand without one.

*Authority:* NHS Standard for creating health content (NHS England, 2024), record of sources; \
DISCERN (1999), item 4.

This breaks it:

`content/claims/example.yaml`

```yaml
- id: wash-hands
"""
        in page
    )
