"""Inline marks: what is read, what stays as it is, and what is told to the author."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.language.inline import (
    Slot,
    Text,
    flaws,
    parse,
    plain,
    slots,
    term_links,
)


@pytest.mark.parametrize(
    ("written", "tokens"),
    [
        ("just words", [Text("just words")]),
        ("two\n  lines", [Text("two lines")]),
        ("**so** it is", [Text("so", strong=True), Text(" it is")]),
        ("[low red cells](anaemia)!", [Text("low red cells", term="anaemia"), Text("!")]),
        ("call {emergency-number}.", [Text("call "), Slot("emergency-number"), Text(".")]),
        ("**call {a}**", [Text("call ", strong=True), Slot("a", strong=True)]),
        ("[**x**{a}](t)", [Text("x", strong=True, term="t"), Slot("a", term="t")]),
        ("Name ____ or 5 * 3, a_b_c, x < 5 > y", [Text("Name ____ or 5 * 3, a_b_c, x < 5 > y")]),
        ("&amp; \\** https://a.example", [Text("&amp; \\** https://a.example")]),
        ("", []),
    ],
)
def test_strong_words_links_and_slots_are_read(written: str, tokens: list[Text | Slot]) -> None:
    assert list(parse(written).tokens) == tokens


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<b>bold</b>", ["<b>", "</b>"]),
        ("a <script>x</script>", ["<script>", "</script>"]),
        ("*so*", ["*"]),
        ("_so_", ["_"]),
        ("__so__", ["__"]),
        ("**so", ["**"]),
        ("so** it is", ["**"]),
        ("`so`", ["`", "`"]),
        ("![a](b)", ["!["]),
        ("[a](Not A Slug)", ["](Not A Slug)"]),
        ("[a](Anaemia)", ["Anaemia"]),
        ("[a](https://a.example)", ["https://a.example"]),
        ("[a](javascript:x)", ["](javascript:x)"]),
        ("[a](term 'title')", ["title"]),
        ("{Emergency}", ["{Emergency}"]),
        ("{{ 7*7 }}", ["{", "{ 7*7 }", "}"]),
        ("fine, [fine](too), **fine**, {fine}, A&E, 5 < 6", []),
    ],
)
def test_marks_that_may_not_stand_are_told(written: str, words: list[str]) -> None:
    assert [flaw.words for flaw in flaws(written)] == words


@pytest.mark.parametrize("written", ["*so*", "_so_", "__so__", "<b>so</b>", "**so", "{So}"])
def test_what_is_no_mark_is_printed_as_it_stands(written: str) -> None:
    assert plain(written) == written


def test_plain_words_slots_and_links_of_a_wording() -> None:
    wording = "**Call {crisis-line}** for [chest pain](angina), {crisis-line} or {clinic-phone}."
    assert plain(wording) == "Call crisis line for chest pain, crisis line or clinic phone."
    assert plain(wording, {"crisis-line": "988"}).startswith("Call 988 for chest pain, 988 or")
    assert slots(wording) == ("crisis-line", "clinic-phone")
    assert term_links(wording) == ("angina",)


@given(st.text("ab *_[](){}<>`!\\&\"'#1-", max_size=60))
def test_any_text_can_be_read_and_keeps_its_letters(text: str) -> None:
    assert set(plain(text)) & set("ab1") <= set(text)
    assert all(flaw.message and flaw.remedy and flaw.words for flaw in flaws(text))


@pytest.mark.parametrize("mark", ["[", "*", "_a*", "[a](", "**a", "{", "<a", "![", "`"])
def test_a_page_of_marks_is_read_in_no_time(mark: str) -> None:
    parse(mark * (4000 // len(mark)))
