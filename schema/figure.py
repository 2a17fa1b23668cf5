"""A figure: a picture that teaches, with a caption and an alternative text for each audience."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Model, Prose, Slug, Words
from .claim import Citation
from .governance import Person
from .waiver import Waivers


class Figure(Model):
    """An SVG file beside the entry; each audience that has a caption has an alternative text."""

    id: Slug = Field(description="how recipes call it")
    file: Annotated[
        str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.svg$")
    ] = Field(
        description="an SVG file in `content/figures`, as in `feet.svg` or `pictograms/date.svg`"
    )
    caption: Mapping[Slug, Prose] = Field(
        default_factory=dict[Slug, Prose],
        description="what stands under it, by audience; a pictogram beside words needs none",
    )
    alt: Mapping[Slug, Prose] = Field(
        min_length=1, description="what it shows, for those who cannot see it, by audience"
    )
    sources: tuple[Citation, ...] = Field(default=(), description="what it rests on")
    licence: Words | None = Field(
        default=None, description="who drew it, and on which terms it may be used"
    )
    authors: tuple[Person, ...] = Field(
        default=(), description="who wrote it, and so does not sign it off"
    )
    note: Words | None = Field(default=None, description="for editors; never printed")
    waivers: Waivers = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys of its sources, without their locators."""
        return tuple(citation.partition(" ")[0] for citation in self.sources)
