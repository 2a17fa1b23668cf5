"""The page of standards gives each row of the catalogue one verdict, and names only what there is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handout_builder.docs import standards
from handout_builder.docs.standards import Standards
from handout_builder.engine.checking import Rule, catalogue

MOST_WORDS = 12


@pytest.fixture(scope="module")
def data() -> Standards:
    return standards.read()


@pytest.fixture(scope="module")
def by_row() -> Mapping[int, Sequence[Rule]]:
    return standards.rules_by_row(catalogue().values())


def spoilt(data: Standards, where: int, **changes: Any) -> Standards:
    """Return the data with one row changed."""
    rows = [replace(row, **changes) if row.number == where else row for row in data.rows]
    return data._replace(rows=rows)


def test_the_catalogue_has_120_rows(data: Standards) -> None:
    assert [row.number for row in data.rows] == list(range(1, 121))
    assert len({row.id for row in data.rows}) == 120


def test_each_row_has_one_verdict(data: Standards, by_row: Mapping[int, Sequence[Rule]]) -> None:
    assert list(standards.faults(data, by_row)) == []


def test_each_row_says_what_it_checks_in_a_few_words(data: Standards) -> None:
    long = [row.id for row in data.rows if not 0 < len(row.checks.split()) <= MOST_WORDS]
    assert long == []


def test_each_authority_and_each_later_work_is_used(data: Standards) -> None:
    assert {key for row in data.rows for key in row.authorities} == data.authorities.keys()
    assert {row.waits for row in data.rows if row.waits} == data.later.keys()


@pytest.mark.parametrize(
    ("number", "changes", "fault"),
    [
        (1, {"left": "it is hard"}, "row 1 has 2 verdicts: NUM001"),
        (1, {"waits": "pdf"}, "row 1 has 2 verdicts: NUM001"),
        (15, {"left": ""}, "row 15 has no verdicts: no rule"),
        (15, {"partly": "some"}, "row 15 explains a verdict that it does not have"),
        (1, {"because": "of the moon"}, "row 1 explains a verdict that it does not have"),
        (87, {"waits": "godot"}, "row 87 waits for godot, which is no later work"),
        (
            37,
            {"engine": ["language/no.py"]},
            "row 37 is done by language/no.py, which is no module",
        ),
        (1, {"authorities": ["HEARSAY"]}, "row 1 rests on an unknown authority, or on none"),
        (1, {"authorities": []}, "row 1 rests on an unknown authority, or on none"),
        (1, {"number": 121}, "NUM001 does row 1, which is none"),
    ],
)
def test_what_is_wrong_is_told(
    data: Standards,
    by_row: Mapping[int, Sequence[Rule]],
    number: int,
    changes: Mapping[str, Any],
    fault: str,
) -> None:
    assert fault in list(standards.faults(spoilt(data, number, **changes), by_row))


def test_a_page_with_a_fault_is_not_written(tmp_path: Path) -> None:
    text = re.sub(
        r"^left = .*\n", "", standards.DATA.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    (tmp_path / "standards.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="row 15 has no verdicts"):
        standards.page(tmp_path / "standards.toml")


def test_a_key_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    text = standards.DATA.read_text(encoding="utf-8").replace("partly =", "done =")
    (tmp_path / "standards.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TypeError, match="done"):
        standards.read(tmp_path / "standards.toml")


def test_the_page_names_the_rules_of_each_row(
    by_row: Mapping[int, Sequence[Rule]], root: Path
) -> None:
    page = (root / "docs" / "reference" / standards.PAGE).read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\d+) \|(.*)$", page, re.MULTILINE))
    named = {int(number): re.findall(r"\[([A-Z0-9]{6})\]", line) for number, line in rows.items()}
    assert len(rows) == 120
    assert {number: codes for number, codes in named.items() if codes} == {
        number: [rule.code for rule in rules] for number, rules in sorted(by_row.items())
    }


def test_the_page_counts_its_verdicts(root: Path) -> None:
    page = (root / "docs" / "reference" / standards.PAGE).read_text(encoding="utf-8")
    found = re.findall(r"^\| \d+ \|.*?\| \*\*(done|waits|left)( in part)?", page, re.MULTILINE)
    counts = [
        sum(verdict == "done" for verdict, _ in found),
        sum(bool(part) for _, part in found),
        sum(verdict == "waits" for verdict, _ in found),
        sum(verdict == "left" for verdict, _ in found),
    ]
    told = re.search(
        r"(\d+) are \*\*done\*\* \((\d+) of them .*? (\d+) \*\*wait\*\* .*? (\d+)\s+are \*\*left",
        page,
        re.DOTALL,
    )
    assert told is not None
    assert [int(count) for count in told.groups()] == counts
    assert sum(counts) - counts[1] == 120
