"""A report shows each finding as a compiler would: place, code, words, the line with a caret, a remedy."""

import json

import pytest

from handout_builder.engine.checking import counts, fit, report
from handout_builder.schema import Finding, Level, Place, Subject

LINE = "  certainty: hihg"
FINDING = Finding(
    Place("content/claims/feet.yaml", 4, 14, LINE),
    "SCH011",
    Level.ERROR,
    "`hihg` is no word for `certainty`",
    'did you mean "high"?',
    Subject("claim", "numb-feet"),
)
WARNING = Finding(Place("handout.toml"), "REV001", Level.WARNING, "nobody signed it", "sign it")

TEXT = """\
content/claims/feet.yaml:4:14: SCH011 error: `hihg` is no word for `certainty`
  |   certainty: hihg
  |              ^
  = did you mean "high"?

handout.toml:1:1: REV001 warning: nobody signed it
  = sign it"""

JSON = {
    "version": 1,
    "findings": [
        {
            "code": "SCH011",
            "level": "error",
            "path": "content/claims/feet.yaml",
            "line": 4,
            "column": 14,
            "message": "`hihg` is no word for `certainty`",
            "remedy": 'did you mean "high"?',
            "subject": {"kind": "claim", "id": "numb-feet"},
        },
        {
            "code": "REV001",
            "level": "warning",
            "path": "handout.toml",
            "line": 1,
            "column": 1,
            "message": "nobody signed it",
            "remedy": "sign it",
            "subject": None,
        },
    ],
}


def test_text_is_for_people() -> None:
    assert report([FINDING, WARNING], "text") == TEXT


def test_json_is_for_machines() -> None:
    assert json.loads(report([FINDING, WARNING], "json")) == JSON


def test_no_findings_are_an_empty_text_and_an_empty_list() -> None:
    assert report([], "text") == ""
    assert json.loads(report([], "json")) == {"version": 1, "findings": []}


def test_letters_of_all_languages_stand_in_json_as_they_are() -> None:
    finding = Finding(Place("a.yaml"), "SCH010", Level.ERROR, "`Żółć` is no name", "ń")
    assert "Żółć" in report([finding], "json")


def excerpt(line: str, column: int) -> list[str]:
    """Return the two lines that show a line and its caret."""
    finding = Finding(Place("a.yaml", 1, column, line), "SCH010", Level.ERROR, "x", "y")
    return report([finding], "text").splitlines()[1:-1]


@pytest.mark.parametrize("column", [1, 40, 75, 76, 100, 150, 280, 299])
def test_of_a_long_line_the_part_around_the_fault_is_shown(column: int) -> None:
    line = "".join(chr(ord("a") + number % 26) for number in range(300))
    shown, caret = excerpt(line, column)
    assert shown[caret.index("^")] == line[column - 1]
    assert len(shown) <= 105


def test_a_long_line_that_is_cut_says_so() -> None:
    assert excerpt("x" * 90 + "FAULT" + "y" * 90, 91) == [
        f"  | …{'x' * 50}FAULT{'y' * 45}",
        f"  |  {' ' * 50}^",
    ]


def test_a_tab_does_not_shift_the_caret() -> None:
    assert excerpt("\tname:\tx", 8) == ["  |  name: x", "  |        ^"]


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([], "no findings"),
        (["error"], "1 error"),
        (["warning", "error", "error"], "2 errors, 1 warning"),
        (["info", "info", "warning"], "1 warning, 2 infos"),
    ],
)
def test_findings_are_counted_in_words(levels: list[str], words: str) -> None:
    found = [Finding(Place("a"), "SCH001", Level(level), "x", "y") for level in levels]
    assert counts(found) == words
    assert fit(found) == ("error" not in levels)
