"""A comparison of words loses none, and shows numbers and hyphenated words whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.relating.words import Kind, pieces

SIGNS = {Kind.KEPT: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "{{+{}+}}"}
TEXTS = st.text(alphabet="ab 12.,-é\n", max_size=30)


def shown(old: str | None, new: str | None) -> str:
    return "".join(SIGNS[piece.kind].format(piece.text) for piece in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Take 2.5 mg a day.", "Take 2.4 mg a day.", "Take [-2.5-]{+2.4+} mg a day."),
        ("1,000 people", "1,500 people", "[-1,000-]{+1,500+} people"),
        ("Wait two days.", "Wait one week.", "Wait [-two days-]{+one week+}."),
        ("low-dose pills", "high-dose pills", "[-low-dose-]{+high-dose+} pills"),
        ("It’s so.", "It isn’t so.", "[-It’s-]{+It isn’t+} so."),
        ("same", "same", "same"),
        (None, "new words", "{+new words+}"),
        ("old words", None, "[-old words-]"),
        ("", "", ""),
    ],
)
def test_words_are_shown_whole(old: str | None, new: str | None, expected: str) -> None:
    assert shown(old, new) == expected


@given(TEXTS, TEXTS)
def test_no_word_is_lost(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(one.text for one in found if one.kind is not Kind.INSERTED) == old
    assert "".join(one.text for one in found if one.kind is not Kind.DELETED) == new
    assert pieces(old, old) in {(), ((Kind.KEPT, old),)}
