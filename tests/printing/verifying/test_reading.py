"""A PDF of any tool is read back: its structure, and what stands on its pages."""

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from handout_builder.engine.printing.sealing import Seal
from handout_builder.engine.printing.verifying import Facts, Unreadable, examine
from handout_builder.engine.printing.verifying.facts import Heading, Run
from handout_builder.engine.printing.verifying.judging import judged
from handout_builder.engine.printing.verifying.papers import paper_of

FactsOf = Callable[[bytes], Facts]
Plain = Callable[..., bytes]
Save = Callable[..., bytes]

DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEA"
    "G7buVgAAAABJRU5ErkJggg=="
)


def codes(facts: Facts, audience: str = "patient") -> set[str]:
    return {fault.code for fault in judged(facts, audience)}


def run(facts: Facts, words: str) -> Run:
    return next(run for page in facts.pages for run in page.runs if run.words.startswith(words))


def test_a_sheet_of_ours_is_read_back(pdf: bytes, facts_of: FactsOf) -> None:
    facts = facts_of(pdf)
    assert facts.tagged
    assert (facts.title, facts.title_shown, facts.language) == ("Clean hands", True, "en-GB")
    assert facts.headings[0] == Heading(1, 1)
    assert facts.nameless == ()
    assert facts.seal is Seal.WHOLE
    assert [(page.width, page.height) for page in facts.pages] == [(210, 297)]
    assert all(font.embedded and font.name.startswith("Handout") for font in facts.fonts)
    assert codes(facts) == set()


def test_another_tools_pdf_is_read_back(plain: Plain, facts_of: FactsOf) -> None:
    facts = facts_of(plain(f"<h1>One</h1><h4>Four</h4><img src='{DOT}' style='width: 9mm'>"))
    assert facts.headings == (Heading(1, 1), Heading(4, 1))
    assert facts.nameless == (1,)
    assert facts.seal is Seal.NONE
    assert {"PRT056", "A11215", "A11087", "A11091"} <= codes(facts)


def test_a_pdf_without_tags_says_nothing_of_headings(plain: Plain, facts_of: FactsOf) -> None:
    facts = facts_of(plain("<h4>Four</h4>", head="", variant=""))
    assert {"A11214", "A11089", "A11087"} <= codes(facts)
    assert "PRT056" not in codes(facts)


def test_what_a_pdf_lacks_is_told(pdf: bytes, saved: Save, facts_of: FactsOf) -> None:
    def poor(opened: Any) -> None:
        del opened.Root.Lang
        del opened.Root.ViewerPreferences

    assert {"A11086", "A11089"} <= codes(facts_of(saved(pdf, poor)))


def test_sizes_are_those_on_paper(plain: Plain, facts_of: FactsOf) -> None:
    turned = '<p style="transform: scale(.5); transform-origin: 0 0">Half as large</p>'
    facts = facts_of(
        plain(f'<p style="font-size: 12pt">Twelve</p><div style="font-size: 18pt">{turned}')
    )
    assert run(facts, "Twelve").size == pytest.approx(12, abs=0.05)
    assert run(facts, "Half").size == pytest.approx(9, abs=0.05)


GROUNDS = {
    "white": ("", 21.0),
    "a colour behind the words": ("background: #767676", 4.5),
    "a colour far behind": ("background: none", 21.0),
    "words half transparent": ("opacity: .4", 2.8),
    "a colour that is half transparent": ("color: rgba(0, 0, 0, .4)", 2.8),
    "a gradient": ("background: linear-gradient(90deg, #000, #fff)", 1.05),
}


@pytest.mark.parametrize(("style", "ratio"), GROUNDS.values(), ids=GROUNDS.keys())
def test_contrast_is_to_what_is_behind_the_words(
    style: str, ratio: float, plain: Plain, facts_of: FactsOf
) -> None:
    words = "Words that go on to the end of this line, or nearly so, or further"
    facts = facts_of(plain(f'<p style="{style}">{words}</p>'))
    found = run(facts, "Words").contrast
    assert found is not None
    assert found == pytest.approx(ratio, rel=0.15)


def test_a_picture_behind_words_counts(plain: Plain, facts_of: FactsOf) -> None:
    black = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
    )
    style = "position: absolute; top: 0; left: 0; width: 99mm; height: 40mm; z-index: -1"
    body = f'<div style="{style}">{black}</div><p style="color: #444">Dark on dark</p>'
    facts = facts_of(plain(body))
    assert (run(facts, "Dark").contrast or 21) < 3
    assert "A11082" in codes(facts)


def test_invisible_words_are_not_measured(pdf: bytes, saved: Save, facts_of: FactsOf) -> None:
    def hide(opened: Any) -> None:
        page = opened.pages[0]
        page.contents_coalesce()
        page.Contents = opened.make_stream(b"3 Tr\n" + page.Contents.read_bytes())

    assert facts_of(saved(pdf, hide)).pages[0].runs == ()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_edges_are_those_of_the_paper_however_it_is_turned(
    turn: int, plain: Plain, saved: Save, facts_of: FactsOf
) -> None:
    def turned(opened: Any) -> None:
        opened.pages[0].rotate(turn, relative=False)

    head = "<style>@page { size: a4; margin: 30mm 30mm 30mm 3mm } body { margin: 0 }</style>"
    facts = facts_of(saved(plain("<p>Words</p>", head=head), turned))
    assert run(facts, "Words").edge == pytest.approx(3, abs=0.6)
    assert "PRT106" in codes(facts)


def test_full_lines_are_counted_column_by_column(plain: Plain, facts_of: FactsOf) -> None:
    words = "Wash your hands before you eat and after you have touched soil. " * 12
    one = facts_of(plain(f"<p>{words}</p>"))
    two = facts_of(plain(f'<p style="columns: 2">{words}</p>'))
    assert max(two.pages[0].full_lines) < max(one.pages[0].full_lines) * 0.6


def test_of_a_long_file_the_first_pages_are_measured(
    plain: Plain, saved: Save, facts_of: FactsOf
) -> None:
    def long(opened: Any) -> None:
        opened.pages.extend([opened.pages[0]] * 120)

    facts = facts_of(saved(plain("<p>Words</p>"), long))
    assert facts.number_of_pages == 121
    assert len(facts.pages) == 100


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ((210, 297), "A4"),
        ((297, 210), "A4 across"),
        ((215.9, 279.4), "Letter"),
        ((209.2, 297.4), "A4"),
        ((200, 200), None),
    ],
)
def test_papers_are_known_by_their_size(size: tuple[float, float], name: str | None) -> None:
    assert paper_of(*size) == name


def test_a_tree_that_goes_in_circles_ends(pdf: bytes, saved: Save, facts_of: FactsOf) -> None:
    def circle(opened: Any) -> None:
        document = opened.Root.StructTreeRoot.K[0]
        document.K.append(document)
        opened.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary(
            {"/A": pikepdf.Name.B, "/B": pikepdf.Name.A}
        )
        document.K[0].S = pikepdf.Name.A

    assert facts_of(saved(pdf, circle)).tagged


def test_damaged_bytes_never_raise(pdf: bytes) -> None:
    for at in range(0, len(pdf), len(pdf) // 25):
        changed = pdf[:at] + b"\xff\x00garbage" + pdf[at + 40 :]
        assert isinstance(examine(changed), Facts | Unreadable)


UNREADABLE = {
    "empty": (b"", "empty"),
    "words": (b"Dear patient,", "no PDF"),
    "cut off": (b"%PDF-1.7\n1 0 obj\n<<", "broken"),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_pdf_is_unreadable(data: bytes, reason: str) -> None:
    found = examine(data)
    assert isinstance(found, Unreadable)
    assert reason in found.reason


def test_an_encrypted_file_is_unreadable(pdf: bytes, saved: Save) -> None:
    found = examine(saved(pdf, encryption=pikepdf.Encryption(user="a", owner="b")))
    assert isinstance(found, Unreadable)
    assert "password" in found.reason
