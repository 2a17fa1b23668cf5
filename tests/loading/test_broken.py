"""Every fault of an author is told at its place, in an author's words, with its remedy: `broken.md`."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from handout_builder.engine.checking import report
from handout_builder.schema import Finding

Errors = Callable[[Mapping[str, str | bytes]], list[Finding]]

CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n```\w+ (?P<path>\S+)\n(?P<text>.*?)^```\n\n"
    r"```text\n(?P<told>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


class Case(NamedTuple):
    """What is written, and what is said to it."""

    title: str
    path: str
    text: str
    told: str


GOLDEN = Path(__file__).with_name("broken.md").read_text(encoding="utf-8")
CASES = [Case(**found.groupdict()) for found in CASE.finditer(GOLDEN)]


def test_no_case_of_the_golden_file_is_overlooked() -> None:
    assert len(CASES) == GOLDEN.count("\n## ") > 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_fault_is_told(case: Case, errors: Errors) -> None:
    assert report(errors({case.path: case.text}), "text") + "\n" == case.told


FOREIGN = re.compile(
    r"pydantic|validation|libyaml|yaml\.|input|NoneType|<class|errors\.|\bdict\b|\bstr\b|"
    r"\btuple\b|scalar|sequence|mapping|token|simple key|model_",
    re.IGNORECASE,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_no_word_of_a_parser_reaches_the_author(case: Case) -> None:
    said = [line for line in case.told.splitlines() if not line.startswith("  |")]
    assert not FOREIGN.findall(re.sub(r"`[^`]*`", "", "\n".join(said)))


def test_all_faults_are_told_in_one_run(errors: Errors) -> None:
    """Each fault stands in a file of its own; none hides another, and each is said once."""
    together: dict[str, str] = {}
    expected: list[tuple[str, str]] = []
    for number, case in enumerate(CASES):
        if "regions" in case.path or case.path == "handout.toml" or "twice" in case.title:
            continue
        path = case.path.replace("example", f"example-{number}")
        together[path] = case.text.replace("id: example", f"id: example-{number}")
        heads = re.findall(r"^\S+:(\d+:\d+: \w{3}\d{3}) ", case.told, re.MULTILINE)
        expected += [(path, head) for head in heads]
    found = errors(together)
    told = [(one.place.path, f"{one.place.line}:{one.place.column}: {one.code}") for one in found]
    assert sorted(told) == sorted(expected)
    assert [one.place.path for one in found] == sorted(one.place.path for one in found)
    assert errors(together) == found
