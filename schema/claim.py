"""A claim: one sourced statement, worded once for each audience that may read it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Day, Model, Prose, RegionCode, Slug, Words
from .facts import Facts
from .governance import Person
from .vocabulary import Certainty
from .waiver import Waivers

Citation = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*( \S.*)?$")]
"""The key of a source; a locator may follow after a space: `ng239 recommendation 1.1.2`."""


class Verdict(StrEnum):
    """How a statement of the article that started the library stood up to the evidence."""

    SUPPORTED = "supported"  # well supported as stated
    QUALIFY = "qualify"  # partly supported; the wording given is the qualified one
    WEAK = "weak"  # weak or emerging evidence; not for patients
    MISLEADING = "misleading"  # wrong, reversed or unsafe as stated; the wording given corrects it


class Claim(Model):
    """A short statement that stands alone, with what it rests on.

    Every audience named has a wording, and no other has (rule AUD001). A claim without regions holds
    everywhere. A withheld claim is kept so that nobody adds it again, and is never printed.
    """

    id: Slug = Field(
        description="how recipes and other claims call it; it stays when the words change"
    )
    category: Slug = Field(description="what it is about: one of the categories")
    audience: tuple[Slug, ...] = Field(
        min_length=1, description="who may read it; each has a wording, and no other has"
    )
    certainty: Certainty = Field(description="how sure the evidence makes us")
    wording: Mapping[Slug, Prose] = Field(description="what it says, by audience")
    sources: tuple[Citation, ...] = Field(
        default=(), description="what it rests on: keys of sources; where in the source may follow"
    )
    requires: tuple[Slug, ...] = Field(
        default=(), description="companions: claims that must be printed wherever this one is"
    )
    regions: tuple[RegionCode, ...] = Field(
        default=(), description="where it holds; empty: everywhere"
    )
    tags: tuple[Slug, ...] = Field(default=(), description="free words to select it by")
    facts: Facts | None = Field(default=None, description="the numbers in its wordings, typed")
    verdict: Verdict | None = Field(
        default=None, description="how evidence bears out the statement that it came from"
    )
    withheld: Words | None = Field(default=None, description="why it must not be printed")
    verify: Words | None = Field(
        default=None, description="what a clinician must still check before release"
    )
    origin: Words | None = Field(default=None, description="where it came from; never printed")
    note: Words | None = Field(default=None, description="for editors; never printed")
    authors: tuple[Person, ...] = Field(
        default=(), description="who wrote it, and so does not sign it off"
    )
    owner: Words | None = Field(default=None, description="the role or team that answers for it")
    last_reviewed: Day | None = Field(
        default=None, alias="last-reviewed", description="when it was last looked at"
    )
    next_review: Day | None = Field(
        default=None, alias="next-review", description="the day by which it is looked at again"
    )
    waivers: Waivers = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys of its sources, without their locators."""
        return tuple(citation.partition(" ")[0] for citation in self.sources)

    def holds_in(self, region: str) -> bool:
        """Tell whether the claim is true in a region: everywhere, there, or in the country around it."""
        return (
            not self.regions or region in self.regions or region.partition("-")[0] in self.regions
        )
