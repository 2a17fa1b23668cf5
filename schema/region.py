"""A region: where a sheet is handed out, and the words that differ from place to place."""

from collections.abc import Mapping

from pydantic import Field

from .base import LanguageTag, Model, Prose, RegionCode, Slug, Words
from .vocabulary import Paper, Profile


class Region(Model):
    """Local words of one country or part of one; its code is the name of its file.

    `slots` fill `{emergency-number}` and the like. `spelling` maps a word of the library's own spelling
    to the region's, in small letters: `anaemia` to `anemia`. `units` does the same for units.
    """

    id: RegionCode = Field(description="an ISO 3166 code: the name of its file")
    name: Words = Field(description="the name of the country or part")
    language: LanguageTag = Field(description="the language of its sheets")
    paper: Paper = Field(default=Paper.A4, description="what its printers take")
    profile: Profile | None = Field(
        default=None,
        description="whose standards its sheets follow; none: only those on which all agree",
    )
    slots: Mapping[Slug, Prose] = Field(
        default_factory=dict, description="what fills the braces in a wording, by name"
    )
    spelling: Mapping[str, Words] = Field(
        default_factory=dict,
        description="words of the library, in small letters, and the region's own",
    )
    units: Mapping[str, Words] = Field(
        default_factory=dict, description="units of the library, and how they are printed here"
    )
