"""Write the page of speed from what `python -m benchmarks` saved."""

import json
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PAGE = "speed.md"
RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results" / "speed.json"

OPENING = """\
# Speed

<!-- Written by `python docs/generate.py` from benchmarks/results/speed.json: do not edit. -->

What `python -m benchmarks` measured last. Each row compares two commands by a ratio: the median over rounds in
which all commands of a group ran in turn, and in brackets the least and the largest. Ratios drift less than
seconds, which every other program on the machine moves. CPU time counts all processes that a command starts;
memory is that of the largest process at its peak. Cold starts are those of an installation that has run before:
byte code is compiled, and with it what `engine/compiled.py` keeps; folders for results are empty. `≤` and `≥` say
what is to be reached, and rows without them are there to compare.

Libraries are generated from a seed: a sheet has two pages with warning cards, key points, lists, a table, a figure,
terms and sources, and there are four claims for each edition. Others print the same sheets: WeasyPrint and Chromium
from the same HTML and CSS, Typst from a source with the same words, headings, lists, tables, pictures, head and
foot. Typst and WeasyPrint write PDF/UA-1; ours is PDF/UA-1 and PDF/A-3a, judged by the rules of the printed page,
with its manifest.

What noise does not touch (how often something is printed, imported or parsed) is in the tests, not here.
"""

TITLES = {
    "printing": "Many editions",
    "cold": "One edition",
    "again": "Again",
    "growing": "Growth",
    "large": "10,000 editions",
    "remembering": "Memory",
    "cluster": "A cluster",
    "watching": "Watching",
    "pairs": "What tagging costs",
    "checking": "Checking",
    "starting": "Starting",
    "tracing": "Tracing and comparing 10,000 claims, 1,000 handouts and 50 releases",
}


def page() -> str:
    """Return the page."""
    groups: Mapping[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    parts = [_group(title, groups[name]) for name, title in TITLES.items() if name in groups]
    return "\n".join([OPENING, *parts])


def _group(title: str, group: Mapping[str, Any]) -> str:
    lines = [f"## {title}", ""]
    if group["measures"]:
        lines += [
            "| measure | reach | ratio | ours | beside |",
            "|---|---|---|---|---|",
            *map(_row, group["measures"]),
            "",
        ]
    lines += [f"Not measured: {name} ({why}).\n" for name, why in group["waiting"].items()]
    return "\n".join([*lines, _surroundings(group), ""])


def _row(measure: Mapping[str, Any]) -> str:
    ours, theirs = measure["ours"]["took"], measure["theirs"]["took"]
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    ratio = statistics.median(ratios)
    spread = f"{_figures(ratio)} ({_figures(min(ratios))} to {_figures(max(ratios))})"
    mark = "" if _reached(measure, ratio) else ", **missed**"
    sides = " | ".join(_side(measure[side], measure["unit"]) for side in ("ours", "theirs"))
    return f"| {measure['name']} | {_reach(measure)} | {spread}{mark} | {sides} |"


def _side(side: Mapping[str, Any], unit: str) -> str:
    return f"{side['name']}: {_figures(statistics.median(side['took']))} {unit}"


def _figures(number: float) -> str:
    """Write a number with about three figures."""
    return f"{number:.3g}" if number < 100 else f"{number:.0f}"  # noqa: PLR2004 - three figures


def _reach(measure: Mapping[str, Any]) -> str:
    if measure["reach"] is None:
        return ""
    return f"{'≥' if measure['at_least'] else '≤'} {measure['reach']}"


def _reached(measure: Mapping[str, Any], ratio: float) -> bool:
    reach = measure["reach"]
    if reach is None:
        return True
    return ratio >= reach if measure["at_least"] else round(ratio, 2) <= reach


def _surroundings(group: Mapping[str, Any]) -> str:
    return ". ".join(_told(group)) + "."


def _told(group: Mapping[str, Any]) -> Iterator[str]:
    rounds = {len(one["ours"]["took"]) for one in group["measures"]}
    counted = f"{rounds.pop()} rounds on " if rounds else ""
    load = " to ".join(str(one) for one in group["load"])
    yield f"{counted}{group['date']}, {group['machine']}, load {load}"
    yield group["interpreter"]
    yield ", ".join(f"{name} {release}" for name, release in group["releases"].items())
