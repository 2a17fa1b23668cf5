"""Every block in large print, with a clinic and without, in each layout."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from handout_builder.engine.composing import Layouts, Sheet, View
from handout_builder.engine.composing.sheet import ContactsView
from handout_builder.engine.printing import print_sheet


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("layout", ["leaflet", "record", "summary"])
def test_every_block_prints(
    make_view: Callable[..., View],
    make_sheet: Callable[..., Sheet],
    clinic: ContactsView,
    layout: str,
    paper: str,
) -> None:
    for contacts in (None, clinic):
        view = make_view("blocks", contacts=contacts, size="large", paper=paper)
        styles = Layouts().styles(layout, paper, "large")
        sheet = replace(make_sheet(view, layout), styles=styles, audience="patient")
        assert print_sheet(sheet).problems == ()


def test_a_layout_has_styles_of_its_own_for_large_print_where_it_needs_them() -> None:
    assert len(Layouts().styles("leaflet", "a4")) == 3
    assert len(Layouts().styles("leaflet", "a4", "large")) == 4
    assert len(Layouts().styles("summary", "a4", "large")) == 5


def test_a_record_has_at_most_four_weeks_side_by_side(
    make_view: Callable[..., View], make_sheet: Callable[..., Sheet]
) -> None:
    block = next(one for one in make_view("record").sections if one.show == "record")
    for size, tables in (("standard", 1), ("large", 2)):
        view = make_view("record", sections=(replace(block, weeks=8),), size=size)
        html = make_sheet(view, "record").html
        assert html.count('<table class="weeks">') == tables
        assert [html.count(f">Week {week}<") for week in range(1, 9)] == [1] * 8
