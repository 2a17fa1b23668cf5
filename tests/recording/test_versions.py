"""The version that follows from what changed between two releases of a sheet."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.recording import Step, changes, next_version, same_sources, step
from handout_builder.schema.release import ReleasedEdition, Version

from .conftest import claim, sheet

versions = st.tuples(st.integers(1, 9), st.integers(0, 9), st.integers(0, 9)).map(
    lambda parts: Version(*parts)
)


def some_sheet(letters: str, *, more: bool) -> ReleasedEdition:
    words, meaning, look, numbers, term, figure = letters
    claims = [claim("wash", words, meaning), *([claim("dry")] if more else [])]
    said = f"{words} {meaning} {more}"
    parts = {"terms": {"germ": term}, "figures": {"foam": figure}}
    return sheet(claims=claims, words=said, look=look, numbers=numbers, **parts)


sheets = st.builds(some_sheet, st.text("ab", min_size=6, max_size=6), more=st.booleans())


@pytest.mark.parametrize(
    ("changed", "far", "words"),
    [
        ({}, Step.NONE, ()),
        ({"version": "2.0.0", "pages": 3}, Step.NONE, ()),
        ({"look": "bright"}, Step.PATCH, ("the look",)),
        ({"reviewed": "2026-01-01"}, Step.PATCH, ("the review date",)),
        ({"words": "Rinse"}, Step.MINOR, ("words of the sheet outside of the claims",)),
        ({"title": "Hands"}, Step.MINOR, ("the title: Hands",)),
        ({"sources": {"who": "a newer one"}}, Step.MINOR, ("source who",)),
        ({"claims": [claim("wash", "rinse")]}, Step.MINOR, ("claim wash: words or sources",)),
        (
            {"claims": [claim("wash", meaning="2")]},
            Step.MAJOR,
            ("claim wash: a number, fact, certainty, region or companion",),
        ),
        ({"claims": []}, Step.MAJOR, ("claim wash is no longer printed",)),
        ({"claims": [claim("wash"), claim("dry")]}, Step.MAJOR, ("claim dry is new",)),
        ({"numbers": "911"}, Step.MAJOR, ("a number outside of the claims",)),
    ],
)
def test_each_change_goes_as_far_as_it_matters(
    changed: dict[str, Any], far: Step, words: tuple[str, ...]
) -> None:
    old, new = sheet(), sheet(**changed)
    assert step(old, new) is far
    assert tuple(one.words for one in changes(old, new)) == words


PRINTS: dict[str, Any] = {"terms": {"germ": "small"}, "figures": {"foam": "round"}}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"terms": {"germ": "tiny"}, "words": "Tiny"}, "term germ"),
        ({"terms": {}, "words": "Wash."}, "term germ"),
        ({"figures": {"foam": "square"}, "look": "square"}, "figure foam"),
        ({"figures": {"foam": "round", "hand": "left"}, "look": "more"}, "figure hand"),
        ({"figures": {"foam": "told anew"}, "words": "Foam"}, "figure foam"),
    ],
)
def test_a_term_or_a_figure_is_told_once_by_its_name_and_is_another_word(
    changed: dict[str, Any], words: str
) -> None:
    assert changes(sheet(**PRINTS), sheet(**PRINTS | changed)) == ((Step.MINOR, words),)


def test_what_an_older_record_does_not_tell_is_no_change() -> None:
    older, newer = sheet(), sheet(**PRINTS, sources={"who": "guideline", "drawn": "from an atlas"})
    assert step(older, newer) is step(newer, older) is Step.NONE
    assert same_sources(older, newer)
    assert not same_sources(sheet(**PRINTS), newer)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"words": "Rinse"}, (Step.MINOR, "words of the sheet outside of the claims")),
        ({"look": "bright"}, (Step.PATCH, "the look")),
        ({"sources": {"who": "a newer one", "atlas": "it"}}, (Step.MINOR, "source who")),
    ],
)
def test_what_an_older_record_does_tell_is_compared(
    changed: dict[str, Any], told: tuple[Step, str]
) -> None:
    more = {"sources": {"who": "guideline", "atlas": "it"}} | PRINTS | changed
    assert changes(sheet(), sheet(**more)) == (told,)


def test_another_order_of_claims_is_no_new_claim() -> None:
    old = sheet(claims=[claim("wash"), claim("dry")])
    new = sheet(claims=[claim("dry"), claim("wash")])
    assert [*changes(old, new)] == [(Step.MINOR, "the order of the claims")]


@given(sheets, sheets)
def test_a_change_is_as_grave_in_both_directions(
    one: ReleasedEdition, other: ReleasedEdition
) -> None:
    assert step(one, other) is step(other, one)
    assert step(one, one) is Step.NONE


@given(sheets, sheets, sheets)
def test_two_small_changes_never_make_one_that_is_graver_than_both(
    one: ReleasedEdition, two: ReleasedEdition, three: ReleasedEdition
) -> None:
    assert step(one, three) <= max(step(one, two), step(two, three))


@given(versions, st.sampled_from(Step))
def test_a_version_only_ever_rises_and_by_one_place(latest: Version, far: Step) -> None:
    following = next_version(latest, far)
    assert (following > latest) is (far is not Step.NONE)
    if far is not Step.NONE:
        place = Step.MAJOR - far
        assert following[:place] == latest[:place]
        assert following[place] == latest[place] + 1
        assert not any(following[place + 1 :])


def test_the_first_version_is_one() -> None:
    assert str(next_version(None, Step.NONE)) == "1.0.0"
    assert Version.read("2.10.3") == (2, 10, 3)
