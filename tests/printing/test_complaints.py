"""What the printer says is sorted by kind; what is not known is a problem, too."""

import logging

import pytest

from handout_builder.engine.printing.complaints import foreign_fonts, from_log
from handout_builder.engine.printing.fetcher import Refusal


def record(message: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord("weasyprint", logging.WARNING, "", 0, message, args, None)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("Failed to load image at 'a.png': broken", "PRT002"),
        ("Ignored `colour: red` at 1:2, unknown property.", "PRT003"),
        ("Something that nobody has heard before", "PRT004"),
    ],
)
def test_each_message_has_its_code(message: str, code: str) -> None:
    assert [complaint.code for complaint in from_log([record(message)], [])] == [code]


def test_a_refusal_is_told_once() -> None:
    refusal = Refusal("http://a/b.png", "a page may use only what it was handed")
    log = [record("Failed to load image at %r: %s", "http://a/b.png", "refused")]
    assert [complaint.code for complaint in from_log(log, [refusal])] == ["PRT002"]


def test_a_lack_of_the_machine_is_no_fault_of_the_page() -> None:
    said = 'Using fontTools instead of HarfBuzz-Subset for font "%s".'
    assert list(from_log([record(said, "Handout Sans")], [])) == []


def test_a_font_of_the_machine_is_a_problem() -> None:
    (complaint,) = foreign_fonts(["Handout Sans", "DejaVu Sans"])
    assert complaint.code == "PRT004"
    assert "DejaVu Sans" in complaint.message
