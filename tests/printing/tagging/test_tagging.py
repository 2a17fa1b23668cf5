"""Each thing that a reader who cannot see the page has to be told, and what is kept from such a reader's ear."""

import io
import sys
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from markupsafe import Markup

from handout_builder.engine.composing.sheet import SectionView, Sheet
from handout_builder.engine.printing import Printed, print_sheet
from handout_builder.engine.printing.tagging import PrinterDiffers
from handout_builder.engine.printing.tagging.roles import reordered
from handout_builder.engine.printing.tagging.writing import check_release

MakePage = Callable[..., Sheet]
Hear = Callable[[bytes], Any]
Faults = Callable[[bytes], list[str]]

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7H1z"/></svg>'
PAGE = "@page { size: 100mm 50mm; margin: 10mm }"
"""So small that every sheet has several."""


def messages(printed: Printed) -> list[str]:
    return [problem.fault.message for problem in printed.problems]


@pytest.fixture
def lines(page: MakePage, hear: Hear, faults: Faults) -> Callable[..., list[str]]:
    """Print a few words, and return the lines of the structure below the title."""

    def found(body: str, *styles: str) -> list[str]:
        printed = print_sheet(page(body, *styles, assets={"square.svg": SQUARE}))
        assert messages(printed) == []
        assert faults(printed.pdf) == []
        heard = hear(printed.pdf)
        assert heard.orphans == ()
        return [line.strip() for line in heard.tree.lines()][3:]

    return found


Lines = Callable[..., list[str]]


def test_head_and_foot_are_pagination(page: MakePage, hear: Hear) -> None:
    style = '@page { @top-left { content: "Clinic" } @bottom-right { content: counter(page) } }'
    heard = hear(pdf := print_sheet(page("<p>Words.</p>", style)).pdf)
    assert [one.mark for one in heard.content if one.words in {"Clinic", "1"}] == ["Artifact"] * 2
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        stream = opened.pages[0].Contents.read_bytes()
    assert b"/Subtype /Header/Attached [/Top]" in stream
    assert b"/Subtype /Footer/Attached [/Bottom]" in stream


def test_an_element_over_pages_is_one(lines: Lines) -> None:
    words = " ".join(f"w{number}" for number in range(200))
    assert lines(f"<p>{words}</p>", PAGE) == ["P", f"“{words}”"]


def test_the_head_of_a_table_is_read_once(lines: Lines) -> None:
    rows = "".join(f"<tr><th scope=row>r{n}</th><td>c{n}</td></tr>" for n in range(9))
    head = "<tr><th scope=col>Row</th><th scope=col colspan=1>Cell</th></tr>"
    found = lines(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>", PAGE)
    assert found.count("Table") == found.count("THead") == found.count("TBody") == 1
    assert found.count("“Cell”") == 1
    assert found.count("TH [Scope Column]") == 2
    assert found.count("TH [Scope Row]") == 9


def test_the_foot_of_a_table_comes_last(lines: Lines) -> None:
    rows = "".join(f"<tr><th scope=row>r{n}</th></tr>" for n in range(9))
    foot = "<tfoot><tr><th scope=row>All</th></tr></tfoot>"
    assert lines(f"<table><tbody>{rows}</tbody>{foot}</table>", PAGE)[-1] == "“All”"


def test_empty_and_wide_cells_keep_their_place(lines: Lines) -> None:
    row = "<tr><th scope=row>A</th><td colspan=2></td></tr>"
    assert lines(f"<table><tbody>{row}</tbody></table>")[-3:] == [
        "TH [Scope Row]",
        "“A”",
        "TD [ColSpan 2]",
    ]


def test_words_in_another_language_say_so(lines: Lines) -> None:
    assert lines('<p>A <span lang="cy">bara</span> <b lang="EN">b</b></p>') == [
        "P",
        "“A”",
        "Span [Lang cy]",
        "“bara”",
        "Strong",
        "“b”",
    ]


def test_a_link_over_lines_is_one_and_has_words(lines: Lines) -> None:
    body = '<p>See <a href="https://example.org/long">the clinic of the <b>north</b></a>.</p>'
    assert lines(body, "p { width: 25mm }") == [
        "P",
        "“See”",
        "Link [leads the clinic of the north]",
        "“the clinic of the”",
        "Strong",
        "“north”",
        "“.”",
    ]


def test_a_link_may_have_a_name_or_hold_a_picture(lines: Lines) -> None:
    picture = '<a href="https://b.org"><img src="square.svg" alt="B"></a>'
    body = f'<p><a href="https://a.org" title="The A">a</a> {picture}</p>'
    found = lines(body, "img { width: 9mm }")
    assert [line for line in found if "leads" in line] == ["Link [leads The A]", "Link [leads B]"]


def test_a_figure_has_words_and_a_place_in_points(page: MakePage, hear: Hear) -> None:
    body = '<figure><img src="square.svg" alt="A square"><figcaption>Fig.</figcaption></figure>'
    styles = (
        "@page { size: 100mm; margin: 10mm } body, h1, figure { margin: 0; font-size: 10mm }",
        "img { width: 20mm; display: block }",
    )
    pdf = print_sheet(page(body, *styles, assets={"square.svg": SQUARE})).pdf
    found = [line.strip() for line in hear(pdf).tree.lines()]
    assert found[4:6] == ["Figure [Alt A square]", "Caption"]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (figure,) = [
            one
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        left, bottom, right, top = (round(float(edge) / 72 * 25.4, 1) for edge in figure.A.BBox)
    assert (left, right) == (10, 30)
    assert round(top - bottom, 1) == 20
    assert 10 < bottom < top < 90


@pytest.mark.parametrize(
    "body",
    [
        '<img src="square.svg" alt="">',
        '<img src="square.svg" alt="x" aria-hidden="true">',
        '<img src="square.svg" alt="x" role="presentation">',
        '<p style="background: url(square.svg); height: 9mm"></p>',
        '<p aria-hidden="true">✓</p>',
        '<ul style="list-style: none"><li style="list-style-image: url(square.svg)"></li></ul>',
    ],
)
def test_decoration_is_not_heard(lines: Lines, body: str) -> None:
    assert lines(body) == []


def test_lists_are_numbered_and_may_be_nested(lines: Lines) -> None:
    found = lines('<ol style="list-style: lower-alpha"><li>One<ul><li>Two</li></ul></li></ol>')
    assert [line for line in found if "“" not in line] == [
        "L [ListNumbering LowerAlpha]",
        "LI",
        "Lbl",
        "LBody",
        "L [ListNumbering Circle]",
        "LI",
        "Lbl",
        "LBody",
    ]


def test_a_printed_number_is_a_label(lines: Lines) -> None:
    body = '<ol style="list-style: none"><li><span data-tag="Lbl">7.</span> Seven</li></ol>'
    assert lines(body) == ["L [ListNumbering Decimal]", "LI", "Lbl", "“7.”", "LBody", "“Seven”"]


def test_terms_and_descriptions_are_items(lines: Lines) -> None:
    body = "<dl><dt>A</dt><dt>B</dt><dd>Both</dd><dt>C</dt><dd>One</dd><dd>Two</dd></dl>"
    words = ["LI", "Lbl", "“A”", "Lbl", "“B”", "LBody", "“Both”"]
    assert lines(body) == ["L", *words, "LI", "Lbl", "“C”", "LBody", "“One”", "LBody", "“Two”"]


def test_bare_words_are_a_paragraph(lines: Lines) -> None:
    body = "<section>Before <p>Inside</p> after <b>all</b></section>"
    assert lines(body) == [
        "Sect",
        "P",
        "“Before”",
        "P",
        "“Inside”",
        "P",
        "“after”",
        "Strong",
        "“all”",
    ]


def test_what_is_fixed_to_each_page_is_read_once(lines: Lines) -> None:
    words = " ".join(f"w{number}" for number in range(100))
    found = lines(f'<p style="position: fixed">Fixed</p><p>{words}</p>', PAGE)
    assert found.count("“Fixed”") == 1


def test_letters_from_right_to_left_are_told_in_order(page: MakePage, hear: Hear) -> None:
    """No bundled font has them yet, so the sheet is refused as well."""
    printed = print_sheet(page("<p>אבג</p>"))
    assert {problem.code for problem in printed.problems} == {"PRT001"}
    assert "    Span [ActualText אבג]" in list(hear(printed.pdf).tree.lines())
    texts = ("אב", "हिन्दी", "Tiếng Việt", "μ ≥ 5")
    assert [reordered(text) for text in texts] == [True, True, False, False]


@pytest.mark.parametrize(
    ("body", "style", "message"),
    [
        ('<img src="square.svg">', "", "square.svg has no alternative text"),
        (
            "<svg viewBox='0 0 9 9'><path d='M1 1h7'/></svg>",
            "",
            "a drawing has no alternative text",
        ),
        (
            '<p style="opacity: 0.5">x</p>',
            "",
            "words or a picture stand in something half transparent",
        ),
        (
            '<p id="a"><a href="https://a.org"></a></p>',
            "a { display: inline-block; width: 9mm; height: 9mm }",
            "a link without words",
        ),
        (
            '<p id="run"><a href="https://a.org">x</a></p>',
            "#run { position: running(x) } @page { @top-left { content: element(x) } }",
            "a link in the page's margin",
        ),
    ],
)
def test_what_cannot_be_heard_is_a_problem(
    page: MakePage, faults: Faults, body: str, style: str, message: str
) -> None:
    printed = print_sheet(page(body, style, assets={"square.svg": SQUARE}))
    assert [said[: len(message)] for said in messages(printed)] == [message]
    assert [problem.code for problem in printed.problems] == ["PRT004"]
    if "opacity" not in body:
        assert faults(printed.pdf) == []


def test_words_that_are_printed_twice_are_a_problem(make_view: Any, make_sheet: Any) -> None:
    """WeasyPrint 70.0 prints a float on two pages where the box around it does not fit on the first."""
    contact = SectionView(0, "contact", Markup("Contact"), intro=Markup("Call us."))
    view = make_view(sections=(contact,), purpose="For " * 68)
    style = "@page { size: 120mm 100mm; margin: 12mm }"
    assert "“clinic stamp” is printed twice" in messages(
        print_sheet(make_sheet(view, "leaflet", style))
    )


def test_a_page_tells_its_language_and_title() -> None:
    style = 'body { font-family: "Handout Sans" }'
    printed = print_sheet(Sheet("a", "a", "<h1>Words</h1>", (style,)))
    assert messages(printed) == ["the page does not tell its language", "the page has no title"]


def test_another_release_of_weasyprint_is_refused() -> None:
    check_release("70.0")
    with pytest.raises(
        PrinterDiffers, match=r"has WeasyPrint 71\.0.*pip install weasyprint==70\.0"
    ):
        check_release("71.0")


def test_it_says_what_it_is(page: MakePage) -> None:
    with pikepdf.open(io.BytesIO(print_sheet(page("<p>Words.</p>")).pdf)) as opened:
        claims = opened.open_metadata()
        assert claims["pdfuaid:part"] == "1"
        assert (claims["pdfaid:part"], claims["pdfaid:conformance"]) == ("3", "A")
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert opened.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert opened.Root.StructTreeRoot.RoleMap.Strong == "/Span"


def test_weasyprint_tags_other_documents_as_before(page: MakePage) -> None:
    print_sheet(page("<p>Words.</p>"))
    theirs: Any = sys.modules["weasyprint.pdf"]
    assert theirs.add_tags.__module__ == "weasyprint.pdf.tags"
