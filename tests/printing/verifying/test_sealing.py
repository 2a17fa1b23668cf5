"""A seal tells whether a PDF has the bytes that were written."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.composing import Sheet
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.printing.sealing import Seal, seal, seal_of
from handout_builder.engine.printing.tagging.claims import ambiguous

MakePage = Callable[..., Sheet]
Save = Callable[..., bytes]

WRITTEN = (
    b"%PDF-1.7\n1 0 obj\n<</Type /XRef/ID [(0123456789abcdef0123456789abcdef)"
    b" (fedcba9876543210fedcba9876543210)]>>\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
)


def test_a_printed_sheet_is_whole(pdf: bytes) -> None:
    assert seal_of(pdf) is Seal.WHOLE
    assert not ambiguous(pdf)


@given(st.data())
def test_no_byte_may_change(data: st.DataObject) -> None:
    whole = seal(WRITTEN)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    changed = whole[:at] + bytes([other]) + whole[at + 1 :]
    assert seal_of(changed) is not Seal.WHOLE


@pytest.mark.parametrize("at", [0, 0.2, 0.5, 0.9, 0.999])
def test_a_printed_sheet_with_one_byte_changed_is_altered(pdf: bytes, at: float) -> None:
    place = int(len(pdf) * at)
    changed = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
    assert seal_of(changed) is not Seal.WHOLE


def test_what_is_cut_or_added_to_is_altered(pdf: bytes) -> None:
    for changed in (pdf[:-1], pdf + b"\n", pdf + pdf[-200:], b""):
        assert seal_of(changed) is not Seal.WHOLE


def test_another_tool_leaves_no_seal(pdf: bytes, saved: Save) -> None:
    def without(opened: object) -> None:
        del opened.attachments["manifest.json"]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

    assert seal_of(saved(pdf)) is Seal.NONE
    assert seal_of(saved(pdf, without)) is Seal.NONE
    assert seal_of(saved(pdf, deterministic_id=True)) is Seal.NONE


def test_a_file_of_another_writer_cannot_be_sealed() -> None:
    with pytest.raises(ValueError, match="no identifier"):
        seal(b"%PDF-1.7\n")


def test_the_same_sheet_has_the_same_seal(page: MakePage) -> None:
    sheet = page("<p>Words.</p>")
    assert print_sheet(sheet).pdf == print_sheet(sheet).pdf
    assert seal_of(print_sheet(sheet).pdf) is Seal.WHOLE
