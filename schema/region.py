"""A region: where a sheet is handed out, and the words that differ from place to place."""

from collections.abc import Mapping

from pydantic import Field

from .base import LanguageTag, Model, Prose, RegionCode, Slug, Words
from .vocabulary import Paper


class Region(Model):
    """Local words of one country or part of one; its code is the name of its file.

    `slots` fill `{emergency-number}` and the like. `spelling` maps a word of the library's own spelling
    to the region's, in small letters: `anaemia` to `anemia`. `units` does the same for units.
    """

    id: RegionCode
    name: Words
    language: LanguageTag
    paper: Paper = Paper.A4
    slots: Mapping[Slug, Prose] = Field(default_factory=dict)
    spelling: Mapping[str, Words] = Field(default_factory=dict)
    units: Mapping[str, Words] = Field(default_factory=dict)
