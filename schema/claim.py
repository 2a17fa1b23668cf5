"""A claim: one sourced statement, worded once for each audience that may read it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Model, Prose, RegionCode, Slug, Words
from .vocabulary import Certainty

Citation = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*( \S.*)?$")]
"""The key of a source; a locator may follow after a space: `ng239 recommendation 1.1.2`."""


class Claim(Model):
    """A short statement that stands alone, with what it rests on.

    Every audience named has a wording, and no other has (rule AUD001). A claim without regions holds
    everywhere. A withheld claim is kept so that nobody adds it again, and is never printed.
    """

    id: Slug
    category: Slug
    audience: tuple[Slug, ...] = Field(min_length=1)
    certainty: Certainty
    wording: Mapping[Slug, Prose]
    sources: tuple[Citation, ...] = ()
    requires: tuple[Slug, ...] = Field(
        default=(), description="companions: claims that must be printed wherever this one is"
    )
    regions: tuple[RegionCode, ...] = ()
    tags: tuple[Slug, ...] = ()
    withheld: Words | None = Field(default=None, description="why it must not be printed")
    verify: Words | None = Field(
        default=None, description="what a clinician must still check before release"
    )
    origin: Words | None = Field(default=None, description="where it came from; never printed")
    note: Words | None = Field(default=None, description="for editors; never printed")
    owner: Words | None = None
    last_reviewed: date | None = Field(default=None, alias="last-reviewed")
    next_review: date | None = Field(default=None, alias="next-review")

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys of its sources, without their locators."""
        return tuple(citation.partition(" ")[0] for citation in self.sources)

    def holds_in(self, region: str) -> bool:
        """Tell whether the claim is true in a region: everywhere, there, or in the country around it."""
        return not self.regions or region in self.regions or region.partition("-")[0] in self.regions
