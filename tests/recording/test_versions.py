"""The version that follows from what changed between two releases of a sheet."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.recording import Step, changes, next_version, step
from handout_builder.schema.release import ReleasedEdition, Version

from .conftest import claim, sheet

versions = st.tuples(st.integers(1, 9), st.integers(0, 9), st.integers(0, 9)).map(
    lambda parts: Version(*parts)
)


def some_sheet(letters: str, *, more: bool) -> ReleasedEdition:
    words, meaning, look, numbers = letters
    claims = [claim("wash", words, meaning), *([claim("dry")] if more else [])]
    said = f"{words} {meaning} {more}"
    return sheet(claims=claims, words=said, look=look, numbers=numbers)


sheets = st.builds(some_sheet, st.text("ab", min_size=4, max_size=4), more=st.booleans())


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
