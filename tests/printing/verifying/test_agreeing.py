"""What is wrong with a page is found where it is printed, and again where its PDF is read back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from handout_builder.engine.composing import Sheet
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.printing.verifying import Facts
from handout_builder.engine.printing.verifying.judging import judged

MakePage = Callable[..., Sheet]

LONG = "Wash your hands before you eat and after you have touched an animal or soil. " * 6
SAFE = "@page { size: a4; margin: 20mm } body { font-size: 14pt }"

SEEDED = {
    "A11082": ("<p>Pale words.</p>", "p { color: #aaaaaa }"),
    "A11082 on a dark ground": ("<p>Dark words.</p>", "p { background: #12376b }"),
    "PRT095": ("<p>Small words.</p>", "p { font-size: 9pt }"),
    "PRT056": ("<h3>Skipped</h3>", ""),
    "PRT099": (
        f'<p data-claim="wash">{LONG}</p>',
        "@page { margin: 15mm 6mm } p { font-size: 12pt }",
    ),
    "PRT106": ("<p>Words at the edge.</p>", "@page { margin-left: 1mm }"),
    "PRT104": ("<p>Words that run out.</p>", "p { margin-left: -30mm }"),
}


@pytest.mark.parametrize(("body", "style"), SEEDED.values(), ids=SEEDED.keys())
def test_a_seeded_fault_is_found_twice(
    body: str,
    style: str,
    request: pytest.FixtureRequest,
    for_patients: MakePage,
    facts_of: Callable[[bytes], Facts],
) -> None:
    code = request.node.callspec.id.split()[0]
    printed = print_sheet(for_patients(body, SAFE, style))
    assert code in {problem.code for problem in printed.problems}
    found = [fault for fault in judged(facts_of(printed.pdf), "patient") if fault.code == code]
    assert found
    assert {fault.page for fault in found} <= {0, 1}


def test_a_page_without_faults_has_none(
    for_patients: MakePage, facts_of: Callable[[bytes], Facts]
) -> None:
    sheet = for_patients(f'<p data-claim="wash">{LONG}</p>', SAFE)
    printed = print_sheet(sheet)
    codes = {problem.code for problem in printed.problems} - {"PRT111"}  # its margins are empty
    assert codes == set()
    assert list(judged(facts_of(printed.pdf), "patient")) == []


def test_professionals_are_asked_less(
    for_patients: MakePage, facts_of: Callable[[bytes], Facts]
) -> None:
    sheet = for_patients("<p>Small words.</p>", SAFE, "p { font-size: 9pt }")
    printed = print_sheet(replace(sheet, audience="clinician"))
    assert "PRT095" not in {problem.code for problem in printed.problems}
    assert list(judged(facts_of(printed.pdf), "clinician")) == []
