"""`handout verify` says what is wrong with each file, and of a sheet of ours what it is."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from handout_builder.engine.composing import Sheet
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.printing.verifying import Question, answer, examine
from handout_builder.engine.printing.verifying.asking import told
from handout_builder.engine.projects import Project
from handout_builder.engine.remembering import Answer
from handout_builder.engine.resources import PACKAGE

Files = Mapping[str, str]
Ask = Callable[..., Answer]
Save = Callable[..., bytes]

NONE = Project(PACKAGE, embedded=True)


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Verify bytes under a name, in a folder of no library."""
    (tmp_path / "files").mkdir()
    monkeypatch.chdir(tmp_path / "files")

    def asked(data: bytes, *, project: Project = NONE, **more: Any) -> Answer:
        file = Path("sheet.pdf")
        return told(project, Question((file,), **more), [(file, examine(data))])

    return asked


@pytest.fixture
def bad(for_patients: Callable[..., Sheet]) -> bytes:
    """Two pages with a fault each."""
    style = "@page { size: a4; margin: 20mm } body { font-size: 14pt } .pale { color: #aaaaaa }"
    body = '<p>Dark.</p><p class="pale" style="break-before: page">Pale words.</p><h3>Skipped</h3>'
    return print_sheet(for_patients(body, style)).pdf


def test_a_sheet_of_ours_is_told_in_full(pdf: bytes, sheet: Sheet, ask: Ask) -> None:
    said = ask(pdf)
    assert (said.status, said.err) == (0, "no findings")
    lines = said.out.splitlines()
    assert lines[0] == "sheet.pdf"
    assert "  pages        1, A4 (210 × 297 mm)" in lines
    assert "  bytes        as they were built" in lines
    assert f"  content      {sheet.digest}" in lines
    assert "  PDF/UA-1     no fault that a machine can see" in lines
    claims = json.loads(sheet.manifest)["claims"]
    assert all(f"{one['id']} {one['digest']}" in said.out for one in claims)


def test_findings_stand_at_their_pages(bad: bytes, ask: Ask) -> None:
    said = ask(bad)
    assert said.status == 1
    assert "sheet.pdf, page 2: A11082 error: “Pale words.” has a contrast of 2.3:1" in said.out
    assert (
        "sheet.pdf, page 2: PRT056 error: a heading of level 3 follows one of level 1" in said.out
    )
    assert "sheet.pdf: A11087 error: it is not PDF/UA-1" in said.out


def test_each_report_knows_pages(bad: bytes, ask: Ask) -> None:
    records = json.loads(ask(bad, output_format="json").out)["findings"]
    pale = next(one for one in records if one["code"] == "A11082")
    assert (pale["path"], pale["page"]) == ("sheet.pdf", 2)
    results = json.loads(ask(bad, output_format="sarif").out)["runs"][0]["results"]
    (place,) = next(one for one in results if one["ruleId"] == "A11082")["locations"]
    assert place["logicalLocations"] == [{"name": "page 2", "kind": "page"}]
    assert "region" not in place["physicalLocation"]
    github = ask(bad, output_format="github").out
    assert "::error title=A11082 contrast,file=sheet.pdf::page 2: “Pale words.” has" in github
    gitlab = json.loads(ask(bad, output_format="gitlab").out)
    assert any(one["description"].startswith("A11082: page 2: ") for one in gitlab)
    junit = ET.fromstring(ask(bad, output_format="junit").out)  # noqa: S314 - our own
    assert all("line" not in case.attrib for case in junit.iter("testcase"))
    assert ask(bad, output_format="concise").out.startswith("sheet.pdf: A11087 error: ")


def test_only_text_tells_the_facts(pdf: bytes, ask: Ask) -> None:
    assert ask(pdf, output_format="concise").out == ""
    assert json.loads(ask(pdf, output_format="json").out)["findings"] == []


def test_what_fails_may_be_chosen(bad: bytes, pdf: bytes, ask: Ask, saved: Save) -> None:
    assert ask(bad, exit_zero=True).status == 0
    assert ask(saved(pdf)).status == 1
    assert ask(pdf, fail_on="info").status == 0


POISONED: Mapping[str, Callable[[Any], None] | None] = {
    "saved anew": None,
    "without its attachment": lambda opened: opened.attachments.clear(),
    "with another page": lambda opened: opened.pages.append(opened.pages[0]),
    "with another manifest": lambda opened: opened.attachments.__setitem__(
        "manifest.json", b'{"manifest": 1, "edition": {}}'
    ),
}


@pytest.mark.parametrize("change", POISONED.values(), ids=POISONED.keys())
def test_a_sheet_that_another_tool_wrote_is_altered(
    change: Callable[[Any], None] | None, pdf: bytes, ask: Ask, saved: Save
) -> None:
    said = ask(saved(pdf, change))
    assert said.status == 1
    assert "OUT002 error: its bytes are not those that were built as hands_GB_en-GB_a4" in said.out
    assert "written anew by another tool" in said.out


def test_one_byte_is_enough_to_be_altered(pdf: bytes, ask: Ask) -> None:
    said = ask(pdf.replace(b"<handout:audience>patient", b"<handout:audience>patiens"))
    assert "OUT002 error" in said.out
    assert "altered since they were built" in said.out


def test_a_library_tells_which_claims_have_moved_on(
    pdf: bytes, ask: Ask, write: Callable[[Files], Project], small: Files
) -> None:
    same = ask(pdf, project=write({}))
    assert "OUT003" not in same.out
    text = small["content/claims/hands.yaml"]
    text = text.replace("Dry your hands well", "Dry them").replace("id: nurse-gb", "id: nurse-uk")
    said = ask(pdf, project=write({"content/claims/hands.yaml": text}))
    assert said.status == 0  # a warning: what it says was right when it was printed
    assert "OUT003 warning: claim dry-hands, which is printed here, has other words" in said.out
    assert "OUT003 warning: claim nurse-gb, which is printed here, is no longer in its" in said.out
    assert said.out.count("(other words now)") == 1
    assert said.out.count("(gone)") == 1


def test_a_source_that_moved_on_moves_its_claims(
    pdf: bytes, ask: Ask, write: Callable[[Files], Project], small: Files
) -> None:
    text = small["content/sources/sources.yaml"].replace("standing: current", "standing: retracted")
    said = ask(pdf, project=write({"content/sources/sources.yaml": text}))
    assert said.out.count("OUT003") == 4


def test_the_sheet_of_another_library_is_not_held_against_ours(pdf: bytes, ask: Ask) -> None:
    assert "OUT003" not in ask(pdf, project=Project(PACKAGE)).out


def test_large_print_is_held_to_more(sheet: Sheet, ask: Ask) -> None:
    manifest = sheet.manifest.replace(b'"size": "standard"', b'"size": "large"')
    for attach in (True, False):
        data = print_sheet(replace(sheet, manifest=manifest, attach=attach)).pdf
        assert "set no words below 18 point" in ask(data).out
    assert "PRT095" not in ask(print_sheet(sheet).pdf).out


def test_who_is_to_read_it_may_be_told(for_patients: Callable[..., Sheet], ask: Ask) -> None:
    style = "@page { size: a4; margin: 20mm } body { font-size: 10pt }"
    data = print_sheet(replace(for_patients("<p>Small.</p>", style), audience="")).pdf
    assert "PRT095" in ask(data).out
    assert "PRT095" not in ask(data, audience="clinician").out


def test_files_are_read_by_a_worker(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    said = answer(NONE, Question((file,)))
    assert (said.status, said.err) == (0, "no findings")


def test_what_is_no_pdf_is_a_finding(ask: Ask) -> None:
    said = ask(b"Dear patient,")
    assert said.status == 1
    assert "sheet.pdf: OUT001 error: it is no PDF" in said.out
