"""The settings of a library, as they stand in `handout.toml`."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import LanguageTag, Model, Prose, RegionCode, Slug, Words
from .policy import SignoffSettings
from .vocabulary import AUDIENCES, CATEGORIES, Paper
from .waiver import Code


class RuleLevel(StrEnum):
    """How grave a rule's findings are here, or that it does not run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


class RuleSetting(Model):
    """What a library changes about one rule, and why."""

    level: RuleLevel = Field(description="how grave its findings are, or `off`")
    reason: Words = Field(description="why the library differs from the rule's own level")


class Vocabulary(Model):
    """Words that a library adds to the closed vocabularies, each with its meaning."""

    categories: Mapping[Slug, Words] = Field(
        default_factory=dict, description="further categories, each with its meaning"
    )
    audiences: Mapping[Slug, Words] = Field(
        default_factory=dict, description="further audiences, each with its meaning"
    )


class Releasing(Model):
    """How released sheets can be asked after."""

    address: Annotated[str, Field(pattern=r"^https?://[!-~]*\{code\}[!-~]*$")] | None = Field(
        default=None,
        max_length=200,
        description="where the QR code of a released sheet leads; `{code}` in it stands for its code",
    )


class Settings(Model):
    """What holds for the whole library. It is data only; nothing in it is run."""

    title: Words = Field(description="what the library is called")
    publisher: Prose = Field(description="who answers for the sheets; stands on every page")
    language: LanguageTag = Field(default="en-GB", description="the language that wordings are in")
    region: RegionCode = Field(
        default="GB", description="where sheets are handed out when nobody says otherwise"
    )
    paper: Paper | None = Field(default=None, description="where none is given, the region's")
    clinic: Slug | None = Field(default=None, description="the contacts that sheets carry")
    disclaimer: Prose = Field(
        default="This sheet does not replace advice from your care team.",
        description="the last line of every sheet",
    )
    rules: Mapping[Code, RuleSetting] = Field(
        default_factory=dict, description="rules that are off or at another level here, by code"
    )
    release: Releasing = Field(
        default=Releasing.model_construct(), description="how released sheets can be asked after"
    )
    vocabulary: Vocabulary = Field(
        default=Vocabulary.model_construct(), description="words added to the closed vocabularies"
    )
    sign_off: SignoffSettings = Field(
        default=SignoffSettings.model_construct(),
        alias="sign-off",
        description="who must sign what",
    )

    @property
    def categories(self) -> Mapping[str, str]:
        """All categories that a claim may have, with their meanings."""
        return {**CATEGORIES, **self.vocabulary.categories}

    @property
    def audiences(self) -> Mapping[str, str]:
        """All audiences that content may be for, with their meanings."""
        return {**AUDIENCES, **self.vocabulary.audiences}
