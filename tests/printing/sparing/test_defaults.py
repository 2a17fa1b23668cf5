"""Of the style sheet that says how HTML looks by itself, a page gets all rules that match something of it."""

from collections.abc import Iterator
from typing import Any

import cssselect2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.printing import warm_up
from handout_builder.engine.printing.hearing import hearing

warm_up()

import weasyprint  # noqa: E402 - as it is imported to print
from weasyprint.css.counters import CounterStyle  # noqa: E402

from handout_builder.engine.printing.defaults import elements_css  # noqa: E402
from handout_builder.engine.printing.sparing.defaults import (  # noqa: E402
    Defaults,
    counter_styles,
    parted,
    style_sheets,
)

_CSS: Any = weasyprint.CSS
_HTML: Any = weasyprint.HTML
_compile: Any = vars(cssselect2)["compile_selector_list"]
"""They have no types."""

PARTS = parted(elements_css())
WHOLE_COUNTERS: Any = CounterStyle()
WHOLE = _CSS(string=elements_css(), counter_style=WHOLE_COUNTERS)
ELEMENTS = sorted(
    {name for some, _ in PARTS.rules for one in some for name in one.elements} - {"html"}
)
VALUES = ("", "ltr", "rtl", "checkbox", "radio", "submit", "reset", "box", "all", "x")
ATTRIBUTES = sorted(
    {"type", "value"}.union(*(one.attributes for some, _ in PARTS.rules for one in some))
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 4) -> str:
    """Return an element with attributes and with others inside, as HTML."""
    name = draw(st.sampled_from([*ELEMENTS, "span"]))
    given_ = draw(st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3))
    said = "".join(f' {key}="{value}"' for key, value in given_.items())
    inside = draw(st.lists(elements(depth - 1), max_size=2)) if depth else []
    return f"<{name}{said}>{''.join(inside)}</{name}>"


def _met(sheet: Any, html: Any) -> Iterator[tuple[object, ...]]:
    """Yield for each element the rules that match it, in their order."""
    for element in html.wrapper_element.iter_subtree():
        for specificity, _, pseudo, (found, layer) in sheet.matcher.match(element):
            yield element.local_name, specificity, pseudo, repr(found), layer


@given(elements())
def test_whatever_stands_on_a_page_meets_the_rules_that_it_meets_in_the_whole(page: str) -> None:
    html = _HTML(string=f"<html><title>T</title>{page}</html>")
    (ours,) = style_sheets(html)
    assert list(_met(ours, html)) == list(_met(WHOLE, html))
    assert [repr(rule) for rule in ours.page_rules] == [repr(rule) for rule in WHOLE.page_rules]


def test_each_selector_asks_for_the_element_that_it_is_about() -> None:
    for one in (one for some, _ in PARTS.rules for one in some if not one.text.startswith("@")):
        (compiled,) = _compile(one.text)
        about = {compiled.local_name} - {None}
        assert about <= one.elements, one.text


def test_whoever_prints_is_given_these() -> None:
    assert vars(_HTML)["_ua_stylesheets"] is style_sheets
    assert vars(_HTML)["_ua_counter_style"] is counter_styles


def test_a_page_without_forms_meets_no_rule_of_forms() -> None:
    needed = {PARTS.rules[rule][0][place].text for rule, place in PARTS.needed({"p", "ul"}, ())}
    assert "ul" in needed
    assert "p" in needed
    assert ":link" in needed
    assert not {"select option", "textarea", "ol"} & needed


@pytest.mark.parametrize("name", sorted(WHOLE_COUNTERS))
def test_each_way_to_count_is_what_it_is_in_the_whole(name: str) -> None:
    (ours,) = counter_styles(_HTML(string="<p>A"))
    counters: Any = CounterStyle()
    for key, value in ours.items():
        counters[key] = value
    assert sorted(counters) == sorted(WHOLE_COUNTERS)
    assert counters[name]["system"] == WHOLE_COUNTERS[name]["system"]
    assert dict(counters[name].items()) == WHOLE_COUNTERS[name]
    for number in (-3, 0, 1, 9, 14, 99, 3999):
        assert counters.render_value(number, name) == WHOLE_COUNTERS.render_value(number, name)
        assert counters.render_marker(name, number) == WHOLE_COUNTERS.render_marker(name, number)


def test_reading_a_part_or_the_whole_has_nothing_to_complain_of() -> None:
    with hearing() as records:
        _CSS(string=elements_css(), counter_style=CounterStyle())
        _CSS(string=PARTS.css(PARTS.needed({"p", "svg", "table", "input"}, {"type", "dir"})))
    assert not records


def test_a_sheet_that_was_read_does_for_pages_with_less() -> None:
    defaults = Defaults()
    first, second, third = (defaults.sheet(one, ()) for one in (["td", "h1"], ["h3"], ["h1"]))
    assert first is not second
    assert second is third
