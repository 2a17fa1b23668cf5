"""Whatever a layout prints, over however many pages: each word is heard once, in the order of the HTML."""

from collections.abc import Callable
from itertools import count
from typing import Any, NamedTuple

import tinyhtml5
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from handout_builder.engine.composing.sheet import (
    Cite,
    ContactsView,
    FigureView,
    ItemView,
    PromptView,
    ReferenceView,
    SectionView,
    Sheet,
    TermView,
    View,
)
from handout_builder.engine.printing import print_sheet

MakeView = Callable[..., View]
MakeSheet = Callable[..., Sheet]

SMALL = """
@page { size: 120mm 100mm; margin: 12mm }
.closing .contact, .closing .given-by { float: none !important }
"""
"""Few words fill such a page, so that everything is divided somewhere. WeasyPrint 70.0 prints a divided float twice."""
DIVIDED = """
section, .warning, .closing, li, p, h1, h2, h3, table, tr, figure, .prompt, .question, .references li
{ break-inside: auto !important; break-before: auto !important; break-after: auto !important; orphans: 1; widows: 1 }
"""
IN_COLUMNS = "section { columns: 2; column-gap: 5mm } section h2 { column-span: all }"
RAIL = "body > section { display: flex } body > section > h2 { width: 20mm }"
STYLES = st.lists(st.sampled_from([DIVIDED, IN_COLUMNS, RAIL]), unique=True, max_size=2)
BRACKETS = str.maketrans("", "", "[]")
"""A style puts them around the numbers of sources in large print."""
FIGURE = FigureView("feet", "figures/feet.svg", "Two feet", Markup("A caption."))


class Pen:
    """Writes words that come only once."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.number = count(1)

    def words(self, most: int = 30) -> str:
        length = self.draw(st.integers(1, most))
        return " ".join(f"w{next(self.number)}" for _ in range(length))

    def text(self) -> Markup:
        """Write words, some of them strong, a link, in Welsh, or points of a list."""
        parts = self.draw(st.lists(st.sampled_from(MARKS), min_size=1, max_size=4))
        return Markup(" ").join(Markup(part).format(self.words(), self.words(4)) for part in parts)  # noqa: S704


MARKS = (
    "{} {}",
    "<strong>{}</strong> {}",
    '<a href="#ref-1">{} <strong>{}</strong></a>',
    '<em lang="cy">{}</em> {}',
    '{}<ul><li>{}</li><li>One <a href="https://example.org">more</a></li></ul>',
)


@st.composite
def sections(draw: st.DrawFn, pen: Pen, index: int) -> SectionView:
    """Draw a section of any kind that a recipe can ask for."""
    show = draw(st.sampled_from(SHOWN))
    many = range(draw(st.integers(1, 5)))
    items = tuple(
        ItemView(
            f"claim-{index}-{number}",
            pen.text(),
            Markup(pen.words(3)) if draw(st.booleans()) else None,  # noqa: S704
            (Cite(1, f"cite-{index}-{number}", "ref-1"),),
        )
        for number in many
    )
    return SectionView(
        index=index,
        show=show,
        heading=Markup(pen.words(5)),  # noqa: S704
        level=draw(st.sampled_from(["emergency", "same-day", "soon"])),
        intro=pen.text() if draw(st.booleans()) else None,
        items=items,
        columns=tuple(Markup(pen.words(2)) for _ in range(2)),  # noqa: S704
        figure=FIGURE,
        terms=tuple(TermView(f"t{n}", pen.text(), pen.text(), Markup("SAY")) for n in many),
        references=tuple(
            ReferenceView(f"s{n}", f"ref-{n + 1}", n + 1, pen.text(), ("cite-0-0",)) for n in many
        ),
        prompts=tuple(PromptView(Markup(pen.words(4)), FIGURE) for _ in many),  # noqa: S704
        lines=draw(st.integers(0, 6)),
        weeks=draw(st.sampled_from([0, 4])),
    )


SHOWN = (
    *("paragraphs", "bullets", "steps", "checklist", "key-points", "warning", "questions", "table"),
    *("figure", "glossary", "references", "notes", "record", "contact", "given-by"),
    "next-appointment",
)
CLINIC = ContactsView(Markup("Clinic"), (Markup("Street"),), Markup("01632"), logo="contacts/a.svg")


class Case(NamedTuple):
    """What is printed. Hypothesis shows it where the test fails."""

    layout: str
    view: View
    styles: list[str]


@st.composite
def cases(draw: st.DrawFn, make_view: MakeView) -> Case:
    """Draw a sheet of any layout, with sections of every kind, on small pages."""
    pen = Pen(draw)
    shown = tuple(draw(sections(pen, index)) for index in range(draw(st.integers(1, 5))))
    contacts = draw(st.sampled_from([None, CLINIC]))
    view = make_view(sections=shown, contacts=contacts, size=draw(SIZES))
    return Case(draw(LAYOUTS), view, draw(STYLES))


LAYOUTS = st.sampled_from(["leaflet", "record", "summary"])
SIZES = st.sampled_from(["standard", "large"])


def said(html: str) -> str:
    """Return the words of a sheet as an author wrote them, without any space and the numbers of its sources."""
    parser: Any = tinyhtml5  # it has no types
    body = parser.parse(html, namespace_html_elements=False).find("body")
    for item in body.iter("li"):
        for number in [child for child in item if "number" in child.get("class", "")]:
            number.text = ""
    return "".join("".join(body.itertext()).split())


@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],  # to shrink takes minutes, as each page is printed
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_each_word_is_heard_once_and_in_order(
    data: st.DataObject,
    make_view: MakeView,
    make_sheet: MakeSheet,
    hear: Callable[[bytes], Any],
    faults: Callable[[bytes], list[str]],
) -> None:
    case = data.draw(cases(make_view))
    sheet = make_sheet(case.view, case.layout, SMALL, *case.styles)
    printed = print_sheet(sheet)
    found = hear(printed.pdf)
    assert found.tree.text().translate(BRACKETS) == said(sheet.html)
    assert found.orphans == ()
    assert faults(printed.pdf) == []
