"""What large print is asked beside the examples of its rules: each breach by a line of CSS, and what is none."""

from collections.abc import Callable

import pytest

from handout_builder.engine.composing import Sheet
from handout_builder.engine.printing import print_sheet

BODY = """<h1>Title</h1><p class="purpose">Words</p><ul><li>One</li><li>Two</li></ul>
<table><tr><th scope="row">Monday</th><td></td></tr></table><ol><li><a class="number">1.</a> Book</li></ol>"""
STYLE = """
@page { @bottom-left { content: "a-sheet" } @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
@page { font: 18pt "Handout Text" }
body { font: 18pt/1.5 "Handout Sans"; text-align: left; margin: 0 }
h1 { font-size: 25pt; line-height: 1.2 } table { line-height: 1.2 } ol { padding-left: 3em }
.number { display: inline-block; width: 2em; margin-left: -2em }
"""

Told = Callable[..., list[str]]


@pytest.fixture
def told() -> Told:
    """Return a function that gives the codes of what is wrong with a sheet in large print with one more style."""

    def find(style: str, audience: str = "patient") -> list[str]:
        html = f'<html lang="en"><title>x</title><body>{BODY}'
        sheet = Sheet("a", "a-sheet", html, (STYLE, style), audience=audience, size="large")
        return [problem.code for problem in print_sheet(sheet).problems]

    return find


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ("li { font-size: 17.5pt }", "PRT095"),
        ("@page { @bottom-right { font-size: 12pt } }", "PRT095"),
        ("ul { columns: 2 }", "PRT096"),
        ("ul { column-width: 8em }", "PRT096"),
        ("li { float: left; width: 40% }", "PRT096"),
        ("p { text-align: center }", "PRT096"),
        ("p { text-align: right }", "PRT096"),
        ("li { line-height: 1.3 }", "PRT096"),
        ("li { line-height: 20pt }", "PRT096"),
        ("li { line-height: normal }", "PRT096"),
        ("li { font-weight: bold }", "PRT097"),
        ("h1 { font-size: 18pt }", "PRT097"),
        ("p { font-style: italic }", "PRT101"),
        ("p { text-decoration: underline }", "PRT101"),
    ],
)
@pytest.mark.parametrize("audience", ["patient", "clinician"])
def test_a_breach_is_told_to_each_audience(
    told: Told, style: str, code: str, audience: str
) -> None:
    assert told(style, audience) == [code]


@pytest.mark.parametrize(
    "style",
    [
        "",
        "li { font-size: 20pt }",
        "li { line-height: 27pt }",
        "li { line-height: calc(1em + 9pt) }",
        "th { font-weight: bold; text-align: center }",
        "h1 { font-weight: bold; line-height: 1 }",
        ".purpose { font-size: 20pt; font-weight: bold; line-height: 1.25 }",
        "li { list-style-position: outside; margin-left: 3em }",
    ],
)
def test_what_large_print_may_have_is_not_told(told: Told, style: str) -> None:
    assert told(style) == []
