"""Editions in, sheets out: each way of showing a section, and what stays inert."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from handout_builder.engine.composing import Layouts, UnresolvedError, compose, view_of
from handout_builder.schema import (
    Chosen,
    Claim,
    Contacts,
    Edition,
    Item,
    Library,
    Prompt,
    Region,
    Section,
    Select,
    Show,
    Urgency,
)

Claimed = Callable[..., Chosen]
Made = Callable[..., Edition]
Composed = Callable[..., str]


@pytest.mark.parametrize(
    "show",
    ["paragraphs", "bullets", "steps", "checklist", "key-points", "questions", "table", "warning"],
)
def test_claims_are_shown_with_labels(show: str, composed: Composed, claim: Claimed) -> None:
    section = Section(heading="What **helps**?", show=Show(show), intro="In short:")
    claims = (claim("Eat & rest.", label="Food"), claim("Move."))
    assert composed((section, claims)) == (
        f'<section class="{show}">\n'
        "<h2>What <strong>helps</strong>?</h2>\n"
        "<p>In short:</p>\n"
        "<li><b>Food</b> Eat &amp; rest.</li>\n"
        "<li>Move.</li>\n"
        "</section>"
    )


def test_a_table_has_heads_and_a_warning_its_level(composed: Composed, claim: Claimed) -> None:
    table = Section(show=Show.TABLE, columns=("Sign", "What to do"))
    warning = Section(show=Show.WARNING, level=Urgency.SAME_DAY)
    assert composed((table, ()), (warning, (claim("Call."),))) == (
        '<section class="table">\n'
        "<th>Sign</th>\n"
        "<th>What to do</th>\n"
        "</section>\n"
        '<section class="warning same-day">\n'
        "<li>Call.</li>\n"
        "</section>"
    )


def test_a_figure_is_shown_and_handed_over(
    composed: Composed, library: Library, edition: Made, layouts: Layouts
) -> None:
    section = Section(show=Show.FIGURE, figure="body")
    assert composed((section, ())) == (
        '<section class="figure">\n'
        '<img src="figures/body.svg" alt="A body, its “feet” shaded"> '
        "Where MS <strong>starts</strong>\n"
        "</section>"
    )
    assert compose(library, edition((section, ())), layouts).assets == {
        "icons/a.svg": b"<svg/>",
        "figures/body.svg": b"<svg/>",
    }


def test_a_prompt_shows_its_pictogram_and_hands_it_over(
    composed: Composed, library: Library, edition: Made, layouts: Layouts
) -> None:
    prompts = ("Pain", {"words": "Where it **is**", "figure": "body"})
    notes = Section.model_validate({"show": "notes", "prompts": prompts, "lines": 1})
    assert composed((notes, ())) == (
        '<section class="notes">\n'
        "<p>Pain</p>\n"
        '<p><img src="figures/body.svg"> Where it <strong>is</strong></p>\n'
        "1 lines\n"
        "</section>"
    )
    assert "figures/body.svg" in compose(library, edition((notes, ())), layouts).assets


def test_no_sheet_is_made_with_a_pictogram_that_is_not_described_for_its_readers(
    composed: Composed,
) -> None:
    notes = Section.model_validate(
        {"show": "notes", "prompts": [{"words": "Pain", "figure": "body"}]}
    )
    with pytest.raises(UnresolvedError, match="no figure body is described"):
        composed((notes, ()), audience="clinician")


def test_a_glossary_holds_what_the_sheet_uses_and_is_linked_to(
    composed: Composed, claim: Claimed
) -> None:
    claims = (claim("Your nerves need B12. [Low blood](anaemia) is common. Ms Doe says so."),)
    assert composed((Section(), claims), (Section(show=Show.GLOSSARY), ())) == (
        '<section class="paragraphs">\n'
        '<li>Your nerves need B12. <a class="term" href="#term-anaemia">Low blood</a> is common. '
        "Ms Doe says so.</li>\n"
        "</section>\n"
        '<section class="glossary">\n'
        '<dt id="term-anaemia">Anaemia uh-NEE-mee-uh</dt><dd>Too few red cells.</dd>\n'
        '<dt id="term-nerve">nerve </dt><dd>Carries signals.</dd>\n'
        "</section>"
    )


def test_a_glossary_holds_the_terms_that_are_named_in_their_order(
    composed: Composed, claim: Claimed
) -> None:
    named = Section(show=Show.GLOSSARY, terms=("nerve", "anaemia"))
    page = composed((Section(), (claim("MS is not low B12."),)), (named, ()))
    assert page.index("term-nerve") < page.index("term-anaemia")
    assert "term-ms" not in page


def test_a_glossary_holds_the_terms_of_captions(composed: Composed) -> None:
    figure = Section(show=Show.FIGURE, figure="body")
    assert '<dt id="term-ms">MS' in composed((figure, ()), (Section(show=Show.GLOSSARY), ()))


def test_a_term_that_is_not_on_the_sheet_is_just_its_words(
    composed: Composed, claim: Claimed
) -> None:
    assert "<li>Low blood, so</li>" in composed((Section(), (claim("[Low blood](anaemia), so"),)))


def test_a_term_is_explained_where_it_is_first_used(composed: Composed, claim: Claimed) -> None:
    first = claim("Tell us of a bad **gait or loss of feeling** soon.")
    page = composed((Section(), (first, claim("Loss of feeling can pass. A poor gait too."))))
    assert page == (
        '<section class="paragraphs">\n'
        "<li>Tell us of a bad <strong>gait</strong>"
        ' <span data-term="gait">(how you walk)</span><strong> or loss of feeling</strong>'
        ' <span data-term="numb">(you <strong>feel</strong> less)</span> soon.</li>\n'
        "<li>Loss of feeling can pass. A poor gait too.</li>\n"
        "</section>"
    )


def test_a_term_that_a_glossary_lists_is_explained_there_alone(
    composed: Composed, claim: Claimed
) -> None:
    page = composed((Section(), (claim("A poor gait."),)), (Section(show=Show.GLOSSARY), ()))
    assert "<li>A poor gait.</li>" in page
    assert '<dt id="term-gait">' in page


def test_professionals_need_no_term_explained(
    library: Library, edition: Made, layouts: Layouts
) -> None:
    fields = {"id": "x", "category": "symptom", "audience": ["clinician"], "certainty": "high"}
    words = Claim.model_validate({**fields, "wording": {"clinician": "Ataxic gait."}})
    blocks = ((Section(), (Chosen(words, Item(claim="x"), "named"),)),)
    page = compose(library, edition(*blocks, audience="clinician"), layouts).html
    assert "<li>Ataxic gait.</li>" in page


def test_references_are_numbered_as_cited_with_links_there_and_back(
    composed: Composed, claim: Claimed
) -> None:
    claims = (claim("One.", "nejm"), claim("Two.", "ng239 1.1.2", "nejm"), claim("Three."))
    assert composed((Section(), claims), (Section(show=Show.REFERENCES), ())) == (
        '<section class="paragraphs">\n'
        '<li>One.<a id="cite-1-1" href="#ref-1">1</a></li>\n'
        '<li>Two.<a id="cite-1-2" href="#ref-1">1</a><a id="cite-2-1" href="#ref-2">2</a></li>\n'
        "<li>Three.</li>\n"
        "</section>\n"
        '<section class="references">\n'
        '<li id="ref-1">1. Low B12. NEJM. '
        '<a href="#cite-1-1">back</a> <a href="#cite-1-2">back</a></li>\n'
        '<li id="ref-2">2. Vitamin B12 deficiency. Report no.: NG239. '
        '<a href="#cite-2-1">back</a></li>\n'
        "</section>"
    )


def test_only_sources_of_a_list_are_cited(composed: Composed, claim: Claimed) -> None:
    claims = (claim("One.", "nejm", "ng239"),)
    assert "cite-" not in composed((Section(), claims))
    short = Section(show=Show.REFERENCES, sources=("spare", "ng239"))
    page = composed((Section(), claims), (short, ()))
    assert '<li>One.<a id="cite-2-1" href="#ref-2">2</a></li>' in page
    assert '<li id="ref-1">1. Nobody cites it.</li>' in page


def test_notes_and_contacts_are_shown(composed: Composed) -> None:
    notes = Section(show=Show.NOTES, prompts=(Prompt(words="What I want to ask"),), lines=3)
    contacts = Contacts(id="here", name="St Mary's", phone="020 555-1234", address=("1 High St",))
    assert composed((notes, ()), (Section(show=Show.CONTACT), ()), contacts=contacts) == (
        '<section class="notes">\n'
        "<p>What I want to ask</p>\n"
        "3 lines\n"
        "</section>\n"
        '<section class="contact">\n'
        "St Mary’s: 020\N{NO-BREAK SPACE}555-1234\n"
        "</section>"
    )


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({}, "4 lines\n"),
        ({"lines": 9}, "9 lines\n"),
        ({"prompts": ("Pain",)}, ""),
        ({"prompts": ("Pain",), "lines": 2}, "2 lines\n"),
    ],
)
def test_a_record_has_empty_rows_where_it_has_no_prompts_or_asks_for_them(
    fields: dict[str, Any], lines: str, composed: Composed
) -> None:
    section = Section(show=Show.RECORD, columns=("Day", "How I feel"), **fields)
    prompts = "".join(f"<p>{prompt}</p>\n" for prompt in fields.get("prompts", ()))
    assert composed((section, ())) == (
        f'<section class="record">\n<th>Day</th>\n<th>How I feel</th>\n{prompts}{lines}</section>'
    )


def test_a_logo_reaches_the_sheet_by_its_clinic(
    library: Library, edition: Callable[..., Edition], layouts: Layouts, folder: Path
) -> None:
    page = '{% if sheet.contacts %}<img src="{{ sheet.contacts.logo }}">{% endif %}'
    (folder / "plain" / "page.html").write_text(page, "utf-8")
    contacts = Contacts(id="here", name="St Mary's", logo="here.png")
    whole = replace(library, logos={"here.png": b"PNG"})
    sheet = compose(whole, edition((Section(), ()), contacts=contacts), layouts)
    assert sheet.assets["contacts/here.png"] == b"PNG"
    assert "contacts/here.png" not in compose(whole, edition((Section(), ())), layouts).assets


@pytest.mark.parametrize("show", [Show.GIVEN_BY, Show.NEXT_APPOINTMENT, Show.CONTACT])
def test_blocks_to_write_in_are_there_without_words(show: Show, composed: Composed) -> None:
    assert composed((Section(show=show), ())) == f'<section class="{show}">\n</section>'


@pytest.mark.parametrize(
    "section",
    [
        Section(heading="Gone", claims=(Item(claim="tingle"),)),
        Section(heading="Gone", select=Select(tag="sensory")),
        Section(heading="Gone", show=Show.GLOSSARY),
        Section(heading="Gone", show=Show.REFERENCES),
    ],
)
def test_a_heading_with_nothing_under_it_is_left_out(section: Section, composed: Composed) -> None:
    assert composed((section, ()), (Section(heading="Here"), ())).count("<section") == 1


def test_words_take_the_regions_form(composed: Composed, claim: Claimed) -> None:
    region = Region(
        id="US",
        name="United States",
        language="en-US",
        slots={"emergency-number": "**911**", "crisis-line": "988"},
        spelling={"anaemia": "anemia"},
        units={"micrograms": "mcg"},
    )
    wording = "Anaemia: **call {emergency-number}**, {crisis-line}. Take 5 micrograms."
    assert "<li>Anemia: <strong>call 911</strong>, 988. Take 5\N{NO-BREAK SPACE}mcg.</li>" in (
        composed((Section(), (claim(wording),)), region=region)
    )


def test_slots_are_filled_by_region_and_clinic(composed: Composed, claim: Claimed) -> None:
    contacts = Contacts(id="here", name="St Mary's", phone="020 555-1234", email="a1-2@b.example")
    wording = "{emergency-number} {crisis-line} {clinic-name} {clinic-phone} {clinic-email}"
    assert composed((Section(), (claim(wording),)), contacts=contacts) == (
        '<section class="paragraphs">\n'
        "<li><strong>999</strong> 116\N{NO-BREAK SPACE}123 St Mary’s "
        "020\N{NO-BREAK SPACE}555-1234 a1-2@b.example</li>\n"
        "</section>"
    )


@pytest.mark.parametrize(
    ("wording", "printed"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ('a" onload="x', "a&#34; onload=&#34;x"),
        ("![x](y) &lt;b&gt;", "!x &amp;lt;b&amp;gt;"),
        ("\ue001 {# x #} 5\ue000", "\ue001 {# x #} 5"),
    ],
)
def test_hostile_words_are_inert(
    wording: str, printed: str, composed: Composed, claim: Claimed
) -> None:
    section = Section(heading=wording)
    page = composed((section, (claim(wording, label=wording),)))
    assert f"<h2>{printed}</h2>" in page
    assert f"<li><b>{printed}</b> {printed}</li>" in page


@pytest.mark.parametrize(
    ("section", "wording", "message"),
    [
        (Section(), "Call {nobody}.", "nothing fills the slot {nobody} in region GB"),
        (Section(show=Show.GLOSSARY, terms=("nobody",)), "x", "no term is called nobody"),
        (Section(show=Show.REFERENCES, sources=("nobody",)), "x", "no source is called nobody"),
        (Section(show=Show.FIGURE, figure="nobody"), "x", "no figure nobody is described for"),
    ],
)
def test_what_a_rule_should_have_refused_is_an_exception(
    section: Section, wording: str, message: str, composed: Composed, claim: Claimed
) -> None:
    with pytest.raises(UnresolvedError, match=message):
        composed((section, (claim(wording),)))


def test_a_claim_without_words_for_the_audience_is_an_exception(
    composed: Composed, claim: Claimed
) -> None:
    with pytest.raises(UnresolvedError, match="claim tingle has no wording for the audience nurse"):
        composed((Section(), (claim("x"),)), audience="nurse")


def test_a_view_tells_what_the_sheet_is(library: Library, edition: Made, claim: Claimed) -> None:
    made = edition(
        (Section(), (claim("x"),)),
        keywords=["B12", "nerves"],
        last_reviewed="2026-11-23",
        next_review="2028-11-23",
    )
    view = view_of(library, made, {"not-reviewed": "not yet reviewed"})
    assert (view.publisher, view.subject, view.keywords) == (
        "St Mary’s",
        "What it is.",
        "B12, nerves",
    )
    assert (view.reviewed, view.next_review) == ("23 November 2026", "23 November 2028")
    assert (view.draft, view.region, view.paper) == (True, "GB", "a4")
    unreviewed = edition((Section(), (claim("x"),)))
    assert view_of(library, unreviewed, {"not-reviewed": "no"}).reviewed == "no"


def test_the_version_changes_with_what_is_printed_and_with_nothing_else(
    library: Library, edition: Made, claim: Claimed
) -> None:
    def version(wording: str, library: Library = library, **changes: object) -> str:
        return view_of(library, edition((Section(), (claim(wording),)), **changes), {}).version

    first = version("Anaemia is [low blood](anaemia).")
    assert first.startswith("draft ")
    assert len(first) == len("draft 7c1e90b2")
    assert first == version("Anaemia is [low blood](anaemia).", note="for editors")
    assert first == version("Anaemia is [low blood](anaemia).", replace(library, sources={}))
    assert first != version("Anaemia is [less blood](anaemia).")
    assert first != version("Anaemia is [low blood](anaemia).", title="Numbness")


def test_a_sheet_pickles_and_is_the_same_each_time(
    library: Library, edition: Made, layouts: Layouts, claim: Claimed
) -> None:
    made = edition((Section(), (claim("x", "nejm"),)), (Section(show=Show.REFERENCES), ()))
    sheet = compose(library, made, layouts)
    assert pickle.loads(pickle.dumps(sheet)) == sheet == compose(library, made, layouts)  # noqa: S301
    assert (sheet.name, sheet.handout) == ("tingling_GB_en-GB_a4", "tingling")
    assert len(sheet.styles) == 3


def test_composing_a_page_takes_no_time(
    library: Library, edition: Made, layouts: Layouts, claim: Claimed
) -> None:
    claims = tuple(
        claim(f"Take {n} mcg for **{n} to {n + 1} weeks**, it's fine.") for n in range(80)
    )
    made = edition((Section(), claims), (Section(show=Show.GLOSSARY), ()))
    compose(library, made, layouts)
    start = process_time()
    compose(library, made, layouts)
    assert process_time() - start < 0.1


def test_citeproc_is_imported_for_references_only() -> None:
    code = "import sys, handout_builder.engine.composing; sys.exit('citeproc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
