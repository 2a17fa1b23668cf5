"""A library with one fault gives the one finding that its author needs; one with all gives all."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from handout_builder.engine.checking import report
from handout_builder.schema import Finding, Subject

Files = Mapping[str, str | bytes]
WriteLibrary = Callable[[Files], Path]
Find = Callable[[Path], tuple[Finding, ...]]

CASES = Path(__file__).with_name("broken_libraries.md").read_text(encoding="utf-8")
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
FILE = re.compile(r"^```(?:yaml|toml|svg) (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
REPORT = re.compile(r"^```text\n(.*?)\n```$", re.DOTALL | re.MULTILINE)

FOREIGN = ("pydantic", "http", "input_type", "libyaml", "did not find expected")
"""What no author should have to read."""


class Broken(NamedTuple):
    """A fault: its files, and the whole report on them."""

    fault: str
    files: Mapping[str, str]
    report: str


def broken_libraries() -> Iterator[Broken]:
    """Read the cases of `broken_libraries.md`."""
    _, *parts = HEADING.split(CASES)
    for fault, text in zip(parts[::2], parts[1::2], strict=True):
        told = REPORT.search(text)
        assert told, f"{fault}: no report"
        yield Broken(fault, dict(FILE.findall(text)), told[1])


BROKEN = tuple(broken_libraries())
TOGETHER = tuple(case for case in BROKEN if "handout.toml" not in case.files)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.fault) for case in BROKEN])
def test_one_fault_gives_one_finding(
    case: Broken, write_library: WriteLibrary, faults_in: Find
) -> None:
    findings = faults_in(write_library(case.files))
    assert report(findings, "text") == case.report
    assert len(findings) == 1


def test_there_are_more_than_thirty_of_them() -> None:
    assert len({case.report for case in BROKEN}) == len(BROKEN) > 30


@pytest.fixture
def all_together(write_library: WriteLibrary) -> Path:
    """Write one library with every fault, except those of its settings."""
    return write_library({name: text for case in TOGETHER for name, text in case.files.items()})


def test_all_faults_are_reported_together(all_together: Path, faults_in: Find) -> None:
    reports = report(faults_in(all_together), "text").split("\n\n")
    assert sorted(reports) == sorted(case.report for case in TOGETHER)


def test_the_order_is_that_of_the_places(all_together: Path, faults_in: Find) -> None:
    findings = faults_in(all_together)
    assert [one.place[:3] for one in findings] == sorted(one.place[:3] for one in findings)
    assert faults_in(all_together) == findings


def test_nothing_foreign_reaches_an_author(all_together: Path, faults_in: Find) -> None:
    together = report(faults_in(all_together), "text")
    told = "\n".join([together, *(case.report for case in BROKEN)]).casefold()
    assert [word for word in FOREIGN if word in told] == []


CLAIM = """\
- id: numb
  category: symptom
  audience: [patient]
  certainty: high
  wording:
    patient: {}
  sources: [example-source]
"""

UNREADABLE: Mapping[str, tuple[bytes, str]] = {
    "a flood of brackets": (
        b"- " + b"[" * 100_000,
        "1:99: SCH006 error: lists and maps nest more than 24 levels deep",
    ),
    "twenty-five levels": (
        b"- " + b"[" * 24 + b"]" * 24,
        "1:26: SCH006 error: lists and maps nest more than 24 levels deep",
    ),
    "a file over 5 MB": (
        b"# a comment that goes on\n" * 250_000,
        "1:1: SCH001 error: the file has 6.2 MB; 5 MB is the most",
    ),
    "bytes of Latin-1": (
        CLAIM.format("Ménière's disease is rare.").encode("latin-1"),
        "6:15: SCH001 error: the byte 0xE9 is not UTF-8",
    ),
    "a control character": (
        CLAIM.format("You may feel\x07 numb.").encode(),
        "6:26: SCH001 error: the character U+0007 cannot be printed",
    ),
    "a tab": (
        CLAIM.replace("    patient:", "\tpatient:").format("You may feel numb.").encode(),
        "6:1: SCH002 error: a tab stands where YAML takes only spaces",
    ),
    "no byte at all": (b"", "1:1: SCH001 error: the file is empty"),
}


@pytest.mark.parametrize(("content", "told"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_gives_one_finding(
    content: bytes, told: str, write_library: WriteLibrary, faults_in: Find
) -> None:
    findings = faults_in(write_library({"content/claims/numb.yaml": content}))
    assert report(findings, "text").startswith(f"content/claims/numb.yaml:{told}\n")
    assert len(findings) == 1


def test_another_file_gives_its_own_findings_beside_one_that_cannot_be_read(
    write_library: WriteLibrary, faults_in: Find
) -> None:
    files: Files = {
        "content/claims/a.yaml": b"\xff",
        "content/claims/b.yaml": CLAIM.replace("symptom", "symptm").format("Numb."),
    }
    assert [one.code for one in faults_in(write_library(files))] == ["SCH001", "SCH011"]


def test_a_slot_that_is_like_no_other_gets_the_list_of_all(
    write_library: WriteLibrary, faults_in: Find
) -> None:
    claim = CLAIM.format("Ask the nurse on {ward}.")
    (finding,) = faults_in(write_library({"content/claims/numb.yaml": claim}))
    assert finding.place[:3] == ("content/claims/numb.yaml", 6, 31)
    assert finding.message == "nothing fills the slot `{ward}`"
    assert finding.remedy.startswith("write one of `{clinic-email}`, `{clinic-hours}`")


AS_WRITTEN = (
    "no",
    "No",
    "1:30",
    "2024-03-06",
    "0x1F",
    "1e3",
    "on",
    "'9 # 9'",
    "a#b",
    "null and void",
)


@pytest.mark.parametrize("words", AS_WRITTEN)
def test_what_looks_like_something_else_stays_text(
    words: str, write_library: WriteLibrary, faults_in: Find
) -> None:
    folder = write_library({"content/claims/numb.yaml": CLAIM.format(words)})
    assert faults_in(folder) == ()


def test_a_thing_whose_file_is_broken_is_not_missed_elsewhere(
    write_library: WriteLibrary, faults_in: Find
) -> None:
    """The claim, the source and the region are there; only their files are faulty."""
    files: Files = {
        "content/claims/base.yaml": CLAIM.replace("id: numb", "id: example-red-flag").format("@"),
        "content/sources/example.yaml": "- id: example-source\n  type: @\n",
        "content/regions/US.yaml": "name: @\n",
    }
    assert [one.code for one in faults_in(write_library(files))] == ["SCH002"] * 3


def test_the_base_library_has_no_fault_but_that_it_is_a_draft(
    write_library: WriteLibrary, found_in: Find
) -> None:
    findings = found_in(write_library({}))
    assert [(one.code, one.subject) for one in findings] == [("REV001", Subject("handout", "base"))]
