"""Write the page that shows our PDFs beside those of others, from what `python -m benchmarks.accessibility` saved."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

PAGE = "beside-others.md"
RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results" / "accessibility.json"

OPENING = """\
# Beside others

<!-- Written by `python docs/generate.py` from benchmarks/results/accessibility.json: do not edit. -->

The same sheets as PDFs of `handout`, of WeasyPrint alone (`pdf/ua-1`), of Chromium (tagged, headless) and of Typst
(`ua-1` and `a-3a`): what a validator says of each, and what it is to a screen reader. The first three print the
same HTML and CSS; Typst has a source that is made from the same HTML, with the same words, headings, lists, tables,
pictures, head and foot. Words are compared with the HTML letter by letter. It is measured by `python -m
benchmarks.accessibility`, with the extra `peers`, with Debian's Chromium and with veraPDF ([how to get
it](../explanation/pdf-accessibility.md#verapdf)).
"""

SHEETS = {
    "b12-injections": "A leaflet with a picture and a table",
    "b12-nerves-summary": "A summary with tables and links to its references",
    "long": "A long list and a long table, with styles that keep nothing on one page",
}
TOOLS = ("handout", "WeasyPrint", "Chromium", "Typst")
READING = """\
## How to read it

- **Rules failed** are those of veraPDF's profiles for PDF/UA-1 (106 rules) and PDF/A-3a (155 rules), each counted once.
- **Lost** is a word of the HTML that no element of the structure has; **out of place**, one that is heard elsewhere;
  **again**, one that is heard twice; **added**, one that is not in the HTML.
- **Head and foot** are right as artifacts: a screen reader passes them over. "In no element" is content that is neither
  part of the structure nor marked as an artifact. Chromium prints none of ours, since it does not know `string()`.
- A **link** is named where its annotation has a description that is more than the bare address, or the address is what
  the sheet itself prints.
- Each sheet has **a line in Spanish**.
- Pages differ since Typst's sheet is a comparable one and not the same.
- Bytes of `handout` include the profile of its colours and its manifest.

What this does not show: how it is to read these files with a screen reader. Nobody has tried ours yet.
"""


def page() -> str:
    """Return the page."""
    found: Mapping[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    parts = [_sheet(title, found["sheets"][name]) for name, title in SHEETS.items()]
    return "\n".join([OPENING, *parts, READING, _editions(found), _surroundings(found)])


def _sheet(title: str, tools: Mapping[str, Any]) -> str:
    there = [tool for tool in TOOLS if tool in tools]
    rows = [_line((name, *(tell(tools[tool]) for tool in there))) for name, tell in _ROWS.items()]
    rule = _line("---" for _ in range(len(there) + 1))
    return "\n".join([f"## {title}", "", _line(("", *there)), rule, *rows, ""])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _failed(profile: str) -> Callable[[Mapping[str, Any]], str]:
    def tell(facts: Mapping[str, Any]) -> str:
        if profile not in facts["failed"]:
            return "not judged"
        rules = facts["failed"][profile]
        return f"{len(rules)}: {', '.join(rules)}" if rules else "none"

    return tell


def _followed(facts: Mapping[str, Any]) -> str:
    words = facts["followed"]
    kinds = {"lost": "lost", "moved": "out of place", "again": "again", "added": "added"}
    told = [f"{words[key]} {name}" for key, name in kinds.items() if words[key]]
    return f"{', '.join(told)} of {words['words']}" if told else f"all {words['words']}, in order"


def _furniture(facts: Mapping[str, Any]) -> str:
    if facts["stray"]:
        return f"{facts['stray']} words in no element"
    return f"artifacts ({facts['artifacts']} words)" if facts["artifacts"] else "not printed"


def _share(key: str) -> Callable[[Mapping[str, Any]], str]:
    def tell(facts: Mapping[str, Any]) -> str:
        part, whole = facts[key]
        return f"{part} of {whole}" if whole else "none there"

    return tell


_ROWS: Mapping[str, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        "rules of PDF/UA-1 failed": _failed("ua1"),
        "rules of PDF/A-3a failed": _failed("3a"),
        "words in the order of the HTML": _followed,
        "head and foot of pages": _furniture,
        "the line in Spanish says so": lambda facts: "yes" if facts["foreign"] else "no",
        "figures with alternative text": _share("figures"),
        "links that are named": _share("links"),
        "heads of tables with their scope": _share("heads"),
        "pages": lambda facts: str(facts["pages"]),
        "bytes": lambda facts: f"{facts['bytes']:,}",
    }
)


def _editions(found: Mapping[str, Any]) -> str:
    if not found["editions"]:
        return "## All editions\n\nNot judged by veraPDF in this run.\n"
    files, passed = found["editions"]["files"], found["editions"]["passed"]
    release = f" ({found.get('verapdf')})" if found.get("verapdf") else ""
    return (
        "## All editions\n\n"
        f"veraPDF{release} judged every handout of the embedded library in each region, paper and size:\n"
        f"**{passed} of {files} files are PDF/UA-1 and PDF/A-3a.**\n"
    )


def _surroundings(found: Mapping[str, Any]) -> str:
    releases = ", ".join(f"{name} {release}" for name, release in found["releases"].items())
    return f"Made on {found['date']}, {found['machine']}, {found['interpreter']}: {releases}.\n"
