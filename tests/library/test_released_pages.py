"""A code and a QR code take room; no sheet of the embedded library gets a page more for them."""

import pytest

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, compose
from handout_builder.engine.loading import load
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema.imprint import Imprint

RELEASED = Imprint(
    signed=True,
    version="2.10.0",
    code="4FJK-7RWX",
    address="https://leaflets.example.org/s/4FJK7RWX",
)


@pytest.mark.parametrize("region", ["GB", "US"])
@pytest.mark.parametrize("handout", ["b12-nerves", "b12-symptom-diary", "b12-nerves-summary"])
def test_a_released_sheet_has_as_many_pages_as_its_draft(handout: str, region: str) -> None:
    """The fullest sheet of each layout, on the paper of each region."""
    library = load(Project(PACKAGE, embedded=True)).library
    (edition,) = request_editions(library, Request(handouts=(handout,), regions=(region,)))
    draft, released = (
        print_sheet(compose(library, edition, Layouts(), imprint))
        for imprint in (Imprint(), RELEASED)
    )
    assert len(released.pages) == len(draft.pages)
    assert released.problems == ()
