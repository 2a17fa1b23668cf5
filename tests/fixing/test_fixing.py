"""What needs no judgement is corrected, and nothing else in a file changes."""

import re
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handout_builder.engine.fixing import Outcome, by_hand, diff, fix, save
from handout_builder.engine.fixing.corrections import spans
from handout_builder.engine.projects import Project

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n```\w+ (?P<path>\S+)\n(?P<text>.*?)^```\n\n"
    r"```diff\n(?P<shown>.*?)^```$(?:\n\n```text\n(?P<left>.*?)^```$)?",
    re.DOTALL | re.MULTILINE,
)
EXAMPLE = "content/claims/example.yaml"


class Case(NamedTuple):
    """A file, the diff of it, and what is left."""

    title: str
    path: str
    text: str
    shown: str
    left: str | None


GOLDENS = Path(__file__).with_name("goldens.md").read_text(encoding="utf-8")
CASES = [Case(**found.groupdict()) for found in CASE.finditer(GOLDENS)]


@pytest.fixture
def fixed(write: Write, neat: Files, today: date) -> Callable[[Files], tuple[Project, Outcome]]:
    """Return a function that corrects the small library with some files changed."""

    def run(changes: Files) -> tuple[Project, Outcome]:
        project = write({**neat, **changes})
        return project, fix(project, (), today)

    return run


Fixed = Callable[[Files], tuple[Project, Outcome]]


def test_no_case_of_the_golden_file_is_overlooked() -> None:
    assert len(CASES) == GOLDENS.count("\n## ")


def test_a_neat_library_is_left(fixed: Fixed) -> None:
    assert fixed({})[1] == ((), 0, (), frozenset())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_diff_is_as_the_golden_file_shows(case: Case, fixed: Fixed) -> None:
    _, outcome = fixed({case.path: case.text})
    assert diff(outcome.changes) == case.shown
    if case.left is not None:
        assert "\n".join(by_hand(outcome, None)) + "\n" == case.left


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_second_run_finds_nothing(case: Case, fixed: Fixed, today: date) -> None:
    project, outcome = fixed({case.path: case.text})
    saved = save(project, outcome.changes)
    assert saved.left == ()
    again = fix(project, (), today)
    assert (again.changes, len(again.by_hand)) == ((), len(outcome.by_hand))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_line_ends_and_the_byte_order_mark_stay(
    case: Case, end: str, mark: bytes, fixed: Fixed
) -> None:
    plain = {one.path: one.after for one in fixed({case.path: case.text})[1].changes}
    _, outcome = fixed({case.path: mark + case.text.replace("\n", end).encode()})
    wanted = {path: mark + data.replace(b"\n", end.encode()) for path, data in plain.items()}
    assert {one.path: one.after for one in outcome.changes} == wanted


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_git_applies_the_diff(end: str, last: str, fixed: Fixed) -> None:
    text = f"{CASES[3].text.rstrip()}{last}".replace("\n", end)
    project, outcome = fixed({EXAMPLE: text})
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, cwd=project.root, input=diff(outcome.changes).encode(), check=True)
    assert (project.root / EXAMPLE).read_bytes() == outcome.changes[0].after


def test_only_the_named_files_are_corrected(write: Write, small: Files, today: date) -> None:
    project = write(small)
    outcome = fix(project, [project.root / "handouts"], today)
    assert [one.path for one in outcome.changes] == [
        "handouts/hands-summary.yaml",
        "handouts/hands.yaml",
    ]


CLAIM = """\
- id: example
  category: treatment
  audience: [clinician]
  certainty: high
  wording:
    clinician: {wording}
  sources: [who]
"""
POINTER = "# yaml-language-server: $schema=../../.handout/schema/claims.json\n"
PIECES = st.sampled_from(
    [
        "5mg",
        "5.0 mg",
        ".5 mg",
        "0.5 mg",
        "10000",
        "mcg",
        "500 mcg",
        "don't",
        "q.d.",
        "*a*",
        "1-2",
        "word",
        "7 U",
        "'",
        "#",
        ": ",
    ]
)


@given(st.lists(PIECES, max_size=8), st.sampled_from(["'", '"', "", ">-\n      ", "|\n      "]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_whatever_is_written_all_other_lines_stay_and_a_second_run_finds_nothing(
    fixed: Fixed, today: date, pieces: list[str], style: str
) -> None:
    words = " ".join(pieces)
    quoted = f"{style}{words}{style}" if style in {"'", '"'} else f"{style}{words}"
    text = POINTER + "# 5mg\n\n" + CLAIM.format(wording=quoted) + "# the end: 10000\n"
    project, outcome = fixed({EXAMPLE: text})
    before = text.split("\n")
    after = next((one.after.decode() for one in outcome.changes), text).split("\n")
    others = [number for number, line in enumerate(before) if words not in line or not words]
    assert len(after) == len(before)
    assert [after[number] for number in others] == [before[number] for number in others]
    save(project, outcome.changes)
    assert fix(project, (), today).changes == ()


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_file_makes_it_fall_over(fixed: Fixed, data: bytes) -> None:
    _, outcome = fixed(
        {EXAMPLE: data, "handouts/other.yaml": data, "content/regions/FR.yaml": data}
    )
    for change in outcome.changes:
        assert change.after.endswith(data.removeprefix(b"\xef\xbb\xbf"))
        assert b"yaml-language-server" in change.after


@pytest.mark.parametrize(
    ("words", "text", "number"),
    [
        ("5mg", "15mg, 5mg and 2.5mg", 1),
        (".5 mg", "0.5 mg, .5 mg", 1),
        ("mcg", "mcg, mcgs, 5mcg", 2),
        ("10000", "10000, 110000, 10000.5, B10000", 1),
        ("10 ", "10 10", 1),
        ("", "anything", 0),
        ("a\nb", "a\nb", 0),
    ],
)
def test_words_are_no_part_of_longer_ones(words: str, text: str, number: int) -> None:
    assert len(spans(words, text)) == number
