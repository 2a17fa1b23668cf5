"""The report for people shows each finding as a compiler would: place, code, words, the line with a caret, a remedy."""

from dataclasses import replace

import pytest

from handout_builder.engine.checking import counts, fit, report
from handout_builder.schema import Finding, Level, Place, Subject, Waived

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


def test_text_is_for_people() -> None:
    assert report([FINDING, WARNING], "text") == TEXT


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


def test_what_is_waived_stands_at_the_end_with_its_reason() -> None:
    waived = [
        replace(FINDING, waived=Waived("baseline", "old")),
        replace(WARNING, waived=Waived("baseline", "old")),
        replace(WARNING, waived=Waived("waiver", "Dr Who signs\nin May.")),
        replace(WARNING, code="AUD001", waived=Waived("baseline", "old")),
        replace(WARNING, waived=Waived("baseline", "old")),
    ]
    assert (
        report([*waived, WARNING], "text")
        == """\
handout.toml:1:1: REV001 warning: nobody signed it
  = sign it

Waived:
  handout.toml:1:1: REV001 waived: nobody signed it (Dr Who signs in May.)
  by the baseline: 1 AUD001, 2 REV001, 1 SCH011"""
    )


def test_what_is_waived_alone_is_reported() -> None:
    waived = replace(WARNING, waived=Waived("baseline", "old"))
    assert report([waived], "text") == "Waived:\n  by the baseline: 1 REV001"


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
    assert fit(found, Level.WARNING) == ("error" not in levels and "warning" not in levels)
    assert fit(found, Level.INFO) == (not levels)
    assert fit([replace(one, waived=Waived("waiver", "x")) for one in found], Level.INFO)
