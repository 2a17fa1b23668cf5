"""What is checked for some editions is what the check of the whole library finds on all they rest on."""

from datetime import date

import pytest

from handout_builder.engine.checking import check
from handout_builder.engine.checking.verdict import rests_on
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import Loaded, load
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema import Finding

DAY = date(2027, 3, 6)
"""By then reviews are overdue, so that there is much to find."""


@pytest.fixture(scope="module")
def embedded() -> Loaded:
    return load(Project(PACKAGE))


@pytest.fixture(scope="module")
def whole(embedded: Loaded) -> tuple[Finding, ...]:
    return check(embedded, today=DAY)


@pytest.mark.parametrize("handout", ["b12-nerves", "b12-nerves-summary", "b12-symptom-diary"])
def test_nothing_is_missed_and_nothing_more_is_sought(
    handout: str, embedded: Loaded, whole: tuple[Finding, ...]
) -> None:
    library = embedded.library
    editions = request_editions(
        library, Request((handout,), regions=("GB", "US"), allow_empty=True)
    )
    subjects = {subject for edition in editions for subject in rests_on(edition)}
    things = {"claim": library.claims, "handout": library.recipes}
    expected = [
        one
        for one in whole
        if one.subject is None
        or one.subject in subjects
        or one.subject.id not in things.get(one.subject.kind, {})
    ]
    assert list(check(embedded, today=DAY, only=editions)) == expected
    assert 0 < len(expected) < len(whole)
