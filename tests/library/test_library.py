"""The embedded library is sound: every printed sentence traces to a claim or to its recipe."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Protocol

import pikepdf
import pytest

from handout_builder.engine.checking import check
from handout_builder.engine.loading import Loaded
from handout_builder.engine.printing import Printed
from handout_builder.language.inline import plain
from handout_builder.language.spelling import respell
from handout_builder.language.typesetting import normal, typeset
from handout_builder.schema import Edition, Finding, Level, Recipe, Region, Show, Urgency

from ..pdfs import pages_of

ORIGINS = {
    "claim",
    "recipe",
    "term",
    "source",
    "figure",
    "layout",
    "settings",
    "contacts",
}
"""What printed words may come from; the templates say so in a `data-` attribute."""

DRAFT_FINDINGS = {"EVD002", "EVD003", "REV001", "REV077", "REV078"}
"""What makes a draft a draft: unconfirmed sources, words to verify, no sign-off."""

MOST_WORDS = 600
"""Of claims on a leaflet: two pages of large print."""


class Piece(Protocol):
    """Words of a page, and what the page says of them."""

    @property
    def words(self) -> str: ...
    @property
    def nearest(self) -> str | None: ...
    def within(self, kind: str) -> str | None: ...


class Sheet(Protocol):
    """An edition as it is composed and printed."""

    edition: Edition

    @property
    def pieces(self) -> list[Piece]: ...
    @property
    def printed(self) -> Printed: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...


Sheets = Mapping[str, Sheet]


def squeezed(words: str) -> str:
    """Return words as an author types them, with single spaces."""
    return " ".join(normal(words).split())


def as_printed(prose: str, region: Region) -> str:
    """Return what a wording says in a region, worked out step by step."""
    slots = {name: plain(words) for name, words in region.slots.items()}
    words = re.sub(r"(?<=[\w ])  +", " ", plain(respell(prose, region.spelling), slots))
    return squeezed(typeset(words, region.units))


def joined(pieces: list[Piece], kind: str) -> dict[str, str]:
    """Return the words whose innermost origin is of a kind, by that origin, without cite marks."""
    found: defaultdict[str, str] = defaultdict(str)
    for piece in pieces:
        if piece.nearest == kind and piece.within("class") != "cites":
            found[piece.within(kind) or ""] += piece.words
    return {name: squeezed(words) for name, words in found.items()}


def words_of(recipe: Recipe) -> Iterator[str]:
    """Yield the words of a recipe that are printed."""
    yield from (recipe.title, recipe.purpose)
    for section in recipe.sections:
        yield from filter(None, (section.heading, section.intro))
        yield from (*section.columns, *(prompt.words for prompt in section.prompts))
        yield from (item.label for item in section.claims if item.label)


# --- What is written.


def test_it_has_no_error_and_only_the_warnings_of_a_draft(embedded: Loaded) -> None:
    found = check(embedded, today=date(2026, 11, 24))
    counting = [one for one in found if not one.waived]
    assert {one.code for one in counting if one.level is Level.ERROR} == set()
    assert {one.code for one in counting if one.level is Level.WARNING} == DRAFT_FINDINGS
    assert {one.waived.reason for one in found if one.waived}.isdisjoint({""})


def test_it_has_the_two_sheets_in_two_regions_on_two_papers(sheets: Sheets) -> None:
    assert {sheet.edition.recipe.id for sheet in sheets.values()} >= {
        "b12-nerves",
        "b12-nerves-summary",
    }
    for region, language in (("GB", "en-GB"), ("US", "en-US")):
        for paper in ("a4", "letter"):
            assert f"b12-nerves_{region}_{language}_{paper}" in sheets
            assert f"b12-nerves-summary_{region}_{language}_{paper}" in sheets


def test_every_claim_has_words_for_its_audiences_and_a_source(embedded: Loaded) -> None:
    for claim in embedded.library.claims.values():
        assert set(claim.wording) == set(claim.audience), claim.id
        assert claim.withheld or set(claim.cited) <= embedded.library.sources.keys(), claim.id


def test_nothing_in_it_is_approved(embedded: Loaded) -> None:
    for recipe in embedded.library.recipes.values():
        assert (recipe.status, recipe.approved_on, recipe.reviewers) == ("draft", None, ())


def test_no_wording_holds_a_number_to_call(embedded: Loaded) -> None:
    for claim in embedded.library.claims.values():
        for words in claim.wording.values():
            assert not re.search(r"(?<![\d.-])(999|911|111|112|988|116 123)(?![\d.-])", words), (
                claim.id
            )


# --- What is composed.


def test_every_word_says_where_it_comes_from(sheets: Sheets) -> None:
    for name, sheet in sheets.items():
        assert sheet.pieces
        for piece in sheet.pieces:
            if not re.search(r"\w", piece.words):
                continue  # a dot or a dash between words
            assert piece.nearest in ORIGINS, f"{name}: {piece.words!r} comes from nowhere"


def test_every_claim_is_printed_in_the_words_of_its_author(sheets: Sheets) -> None:
    for name, sheet in sheets.items():
        audience = sheet.edition.recipe.audience
        expected = {
            claim.id: as_printed(claim.wording[audience], sheet.edition.region)
            for claim in sheet.edition.claims
        }
        assert joined(sheet.pieces, "claim") == expected, name


def test_all_other_words_are_those_of_the_recipe_or_the_layout(
    sheets: Sheets, embedded: Loaded
) -> None:
    for name, sheet in sheets.items():
        region = sheet.edition.region
        recipe = {as_printed(words, region) for words in words_of(sheet.edition.recipe)}
        ours = embedded.library.settings
        settings = {as_printed(words, region) for words in (ours.disclaimer, ours.publisher)}
        for piece in sheet.pieces:
            if piece.nearest == "recipe":
                assert any(squeezed(piece.words) in words for words in recipe), (name, piece)
            if piece.nearest == "settings":
                assert squeezed(piece.words) in settings, (name, piece)
            if piece.nearest == "source":
                assert piece.within("source") in embedded.library.sources, (name, piece)
            if piece.nearest == "term":
                assert piece.within("term") in embedded.library.terms, (name, piece)


def test_a_recipe_gives_no_advice_of_its_own(embedded: Loaded) -> None:
    """Its words hold no dose and no number; what advises is a claim."""
    for recipe in embedded.library.recipes.values():
        for words in words_of(recipe):
            without_name = re.sub(r"\bB12\b", "", words)
            assert not re.search(r"\d", without_name), (recipe.id, words)


def test_what_is_for_clinicians_reaches_no_patient(sheets: Sheets, embedded: Loaded) -> None:
    for sheet in sheets.values():
        if sheet.edition.recipe.audience == "patient":
            for claim in joined(sheet.pieces, "claim"):
                assert "patient" in embedded.library.claims[claim].audience


def test_every_claim_has_its_companions_beside_it(sheets: Sheets, embedded: Loaded) -> None:
    for name, sheet in sheets.items():
        printed, edition = joined(sheet.pieces, "claim"), sheet.edition
        for claim in edition.claims:
            for companion in map(embedded.library.claims.__getitem__, claim.requires):
                speaks = edition.recipe.audience in companion.wording
                if speaks and companion.holds_in(edition.variant.region):
                    assert companion.id in printed, f"{name}: {claim.id} without {companion.id}"


def test_a_leaflet_says_no_more_than_people_read(sheets: Sheets) -> None:
    for name, sheet in sheets.items():
        if sheet.edition.recipe.layout == "leaflet":
            words = " ".join(joined(sheet.pieces, "claim").values())
            assert len(words.split()) <= MOST_WORDS, name


def own_words(sheet: Sheet) -> str:
    """Return all words of a sheet but those of its sources, which are others' titles."""
    return squeezed(" ".join(piece.words for piece in sheet.pieces if piece.nearest != "source"))


@pytest.mark.parametrize(
    ("region", "own", "foreign"),
    [("GB", "999", ["911", "988"]), ("US", "911", ["999", "111", "116 123"])],
)
def test_each_region_has_its_own_numbers_and_no_other_s(
    region: str, own: str, foreign: list[str], sheets: Sheets
) -> None:
    for name, sheet in sheets.items():
        if sheet.edition.variant.region == region:
            words = own_words(sheet)
            assert not [one for one in foreign if re.search(rf"(?<![\d.]){one}(?![\d.])", words)], (
                name
            )
            if sheet.edition.recipe.audience == "patient":
                assert own in words


BRITISH = re.compile(
    r"aem|aesth|oede|oesoph|paed|(col|hum|tum|lab|fav|behavi)our|centre|fibre|litre|programme"
    r"|(?<![acmorvw])is(e|es|ed|ing)$|isation"
)
"""Spellings that no American uses, whatever the region's table says."""


def test_each_region_has_its_own_spelling(sheets: Sheets, embedded: Loaded) -> None:
    table = embedded.library.regions["US"].spelling
    assert table
    foreign = {"US": table.keys(), "GB": set(table.values()) - table.keys()}
    for name, sheet in sheets.items():
        used = {word.lower() for word in re.findall(r"[\w-]+", own_words(sheet))}
        assert used.isdisjoint(foreign[sheet.edition.variant.region]), name
        if sheet.edition.variant.region == "US":
            assert not list(filter(BRITISH.search, used)), name


# --- What is printed.


def test_nothing_is_wrong_with_any_page(sheets: Sheets) -> None:
    for name, sheet in sheets.items():
        assert sheet.findings == (), name


def test_every_page_says_that_it_is_a_draft_and_which_it_is(sheets: Sheets) -> None:
    for name, sheet in sheets.items():
        texts = pages_of(sheet.printed.pdf)
        for number, text in enumerate(texts, start=1):
            words = squeezed(text)
            assert "DRAFT: not approved by a clinician" in words, (name, number)
            assert words.count("DRAFT") > 1, (name, number)  # in the foot line too
            assert "not yet reviewed" in words, (name, number)
            assert re.search(rf"{sheet.edition.recipe.id} · draft [0-9a-f]{{8}}", words), (
                name,
                number,
            )
            assert f"{number} of {len(texts)}" in words, (name, number)


def test_no_page_is_empty(sheets: Sheets) -> None:
    for name, sheet in sheets.items():
        assert all(len(text.split()) > 40 for text in pages_of(sheet.printed.pdf)), name


def test_the_paper_is_the_one_asked_for(sheets: Sheets) -> None:
    sizes = {"a4": (210, 297), "letter": (215.9, 279.4)}
    for name, sheet in sheets.items():
        for page in sheet.printed.pages:
            wanted = sizes[sheet.edition.variant.paper]
            assert (page.width, page.height) == pytest.approx(wanted, abs=0.2), name


def test_only_bundled_fonts_are_in_the_file_and_all_are_embedded(sheets: Sheets) -> None:
    for name, sheet in sheets.items():
        families = set(fonts(sheet.printed.pdf))
        assert families, name
        assert all(family.startswith("Handout") for family in families), (name, families)


def fonts(pdf: bytes) -> Iterator[str]:
    """Yield the names of all fonts of a PDF; each must be in the file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                assert any(key in thing for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                yield str(thing["/FontName"]).lstrip("/").partition("+")[2]


def test_the_first_page_of_a_leaflet_is_enough_alone(sheets: Sheets) -> None:
    """Emergency and same-day cards and the key points stand on it."""
    for name, sheet in sheets.items():
        if sheet.edition.recipe.layout == "leaflet":
            first = set(sheet.printed.pages[0].claims)
            for chosen in sheet.edition.sections:
                urgent = chosen.section.level in {Urgency.EMERGENCY, Urgency.SAME_DAY}
                if urgent or chosen.section.show is Show.KEY_POINTS:
                    assert {one.claim.id for one in chosen.chosen} <= first, name


def test_every_claim_is_on_a_page_and_the_summary_s_are_on_two(sheets: Sheets) -> None:
    for name, sheet in sheets.items():
        printed, edition = sheet.printed, sheet.edition
        on_pages = [claim for page in printed.pages for claim in page.claims]
        assert set(on_pages) == {claim.id for claim in edition.claims}, name
        own_paper = edition.variant.paper == edition.region.paper
        if edition.recipe.layout == "summary" and own_paper:
            assert not any(page.claims for page in printed.pages[2:]), name


def test_no_sheet_is_longer_than_four_pages(sheets: Sheets) -> None:
    assert all(len(sheet.printed.pages) <= 4 for sheet in sheets.values())
