"""Numbers and units: what stays together, and that nothing else changes."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handout_builder.language.typesetting import (
    JOINER,
    SPACE,
    keep_together,
    normal,
    typeset,
    typeset_all,
)

GB = {"mcg": "micrograms", "ug": "micrograms"}


def shown(text: str) -> str:
    """Show what cannot be seen: `~` for a space that does not break, `^` where no line ends."""
    return text.replace(SPACE, "~").replace(JOINER, "^")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("about 2.4 micrograms of it", "about 2.4~micrograms of it"),
        ("1 mg, 1,000 mg and 14 pt", "1~mg, 1,000~mg and 14~pt"),
        ("below 180 ng/L", "below 180~ng/^L"),
        ("for 3 months, at 9 am", "for 3~months, at 9~am"),
        ("1 in 10 people, 6 of 32", "1~in~10 people, 6~of~32"),
        ("every 2 to 3 months", "every 2~to~3~months"),
        ("on 23 February 2026", "on 23~February~2026"),
        ("on February 23, 2026", "on February~23,~2026"),
        ("call 116 123", "call 116~123"),
        ("call +44 20 7946 0000", "call +44~20~7946~0000"),
        ("call 1-800-273-8255", "call 1-800-273-8255"),
        ("take 2 200 times", "take 2 200 times"),
        ("vitamin B12 may help", "vitamin B12 may help"),
        ("B12 in 10 days", "B12 in 10~days"),
        ("180-350 ng/L (133-258 pmol/L)", "180–^350~ng/^L (133–^258~pmol/^L)"),
        ("1,000-2,000 mcg/day", "1,000–^2,000~micrograms/^day"),
        ("OR 1.65, 1.58-1.73", "OR 1.65, 1.58–^1.73"),
        ("250 mcg-1 mg", "250~micrograms–^1~mg"),
        ("a difference of -15 pg/mL", "a difference of -15~pg/^mL"),
        ("COVID-19, L4-5, NG239-1, 9-5, 1-2-3", "COVID-19, L4-5, NG239-1, 9-5, 1-2-3"),
        ("2024-03-06, 2024-03", "2024-03-06, 2024-03"),
        ("1 mcg, 2 mcg, mcg", "1~microgram, 2~micrograms, mcg"),
        ("Crohn's, patients' and isn't", "Crohn’s, patients’ and isn’t"),
        ("a \"low B12\" or 'low B12'", "a “low B12” or ‘low B12’"),
        ("5' and 5\", the 1990's", "5' and 5\", the 1990’s"),
        ("https://a.example/2-3?b='c'", "https://a.example/2-3?b='c'"),
        ("write to d1-2@e.example", "write to d1-2@e.example"),
    ],
)
def test_what_belongs_together_stays_together(written: str, printed: str) -> None:
    assert shown(typeset(written, GB)) == printed


def test_pieces_of_one_wording_are_typeset_together() -> None:
    pieces = ["Take ", "5", " mg; Crohn", "'s"]
    assert [shown(piece) for piece in typeset_all(pieces)] == ["Take ", "5", "~mg; Crohn", "’s"]


def test_contact_lines_keep_their_hyphens() -> None:
    assert shown(keep_together("(020) 7946 0000 or 555-1234")) == "(020)~7946~0000 or 555-1234"


LIKELY = """
    0 1 2 10 180 350 1,000 2.4 2026 116 123 1-2 12-18 +44 mg mcg ug micrograms ng/L % months y am s
    in of to May February B12 Crohn's patients' a - -- – / , . ; : ( ) ' " @ www.a.example
""".split()  # noqa: SIM905 - easier to read than fifty strings
wordings = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*LIKELY, " ", " ", " "]), max_size=25).map("".join),
    st.lists(st.sampled_from(LIKELY), max_size=25).map(" ".join),
)


@given(wordings)
@example("''a' 'b'")
def test_typesetting_twice_changes_nothing_more(text: str) -> None:
    once = typeset(text, GB)
    assert typeset(once, GB) == once


def bare(text: str) -> str:
    """Return what must not change: all but spaces, dashes of ranges, quotes and names of units."""
    text = re.sub(r"\s+", "", normal(text))
    return re.sub(r"mcg|ug|micrograms?", "U", text.replace("\ue000", ""))


@given(wordings)
def test_nothing_but_spaces_dashes_quotes_and_units_changes(text: str) -> None:
    assert bare(typeset(text, GB)) == bare(text)


@given(st.lists(wordings, min_size=1, max_size=5))
def test_pieces_keep_their_number_and_words(pieces: list[str]) -> None:
    printed = typeset_all(pieces, GB)
    assert len(printed) == len(pieces)
    assert [bare(piece) for piece in printed] == [
        bare(piece.replace("\ue000", "")) for piece in pieces
    ]
