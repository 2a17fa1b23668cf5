"""The structure of each layout as a screen reader goes through it, in `trees/`, for people to read and to compare."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
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

TREES = Path(__file__).parents[1] / "trees"
CITE = (Cite(1, "cite-1", "ref-1"), Cite(2, "cite-2", "ref-2"))
FEET = FigureView("feet", "figures/feet.svg", "Two feet", Markup("Tingling starts in both feet."))
REFERENCES = (
    ReferenceView("nhs", "ref-1", 1, Markup("NHS. B12 deficiency. 2023."), ("cite-1",)),
    ReferenceView(
        "nice",
        "ref-2",
        2,
        Markup('NICE. NG239. <a href="https://www.nice.org.uk/ng239">www.nice.org.uk/ng239</a>'),
        ("cite-2",),
    ),
)
MYELIN = TermView(
    "myelin", Markup("myelin"), Markup("It protects nerves."), Markup("MY-uh-lin"), "t-1"
)
CLINIC = ContactsView(
    name=Markup("Northfield Clinic"),
    address=(Markup("12 Station Road"),),
    phone=Markup("01632 960 123"),
    logo="contacts/a.svg",
)


def item(text: str, label: str = "") -> ItemView:
    return ItemView("a-claim", Markup(text), Markup(label) if label else None, CITE)  # noqa: S704 - our own words


def sections() -> tuple[SectionView, ...]:
    """Return one section of each kind."""
    some = (
        item("Call <strong>now</strong>.", "Weak legs"),
        item('Protect the <a href="#t-1">myelin</a>.'),
    )
    heading = Markup("A heading")
    return (
        SectionView(0, "warning", heading, level="emergency", items=some),
        SectionView(1, "key-points", heading, items=some),
        SectionView(2, "paragraphs", heading, intro=Markup("In short."), items=some),
        SectionView(3, "bullets", heading, items=some),
        SectionView(4, "steps", heading, items=some),
        SectionView(5, "checklist", heading, items=some),
        SectionView(6, "questions", heading, items=some[:1]),
        SectionView(7, "table", heading, items=some[:1], columns=(Markup("What"), Markup("Then"))),
        SectionView(8, "figure", heading, figure=FEET, items=some[:1]),
        SectionView(9, "glossary", heading, terms=(MYELIN,)),
        SectionView(10, "notes", heading, prompts=(PromptView(Markup("Ask"), FEET),), lines=2),
        SectionView(
            11,
            "record",
            heading,
            columns=(Markup("Date"),),
            prompts=(PromptView(Markup("Sleep"), FEET),),
            lines=1,
            weeks=2,
        ),
        SectionView(12, "contact"),
        SectionView(13, "given-by"),
        SectionView(14, "next-appointment"),
        SectionView(15, "references", references=REFERENCES),
    )


@pytest.mark.parametrize("layout", ["leaflet", "record", "summary"])
def test_the_structure_of_a_layout(
    layout: str,
    make_view: Callable[..., View],
    make_sheet: Callable[..., Sheet],
    hear: Callable[[bytes], Any],
    faults: Callable[[bytes], list[str]],
) -> None:
    view = make_view(sections=sections(), contacts=CLINIC)
    pdf = print_sheet(make_sheet(view, layout)).pdf
    assert faults(pdf) == []
    tree = "\n".join(hear(pdf).tree.lines()) + "\n"
    golden = TREES / f"{layout}.txt"
    if os.environ.get("WRITE_TREES"):  # then read what `git diff` shows
        golden.write_text(tree, "utf-8")
    assert tree == golden.read_text("utf-8")
