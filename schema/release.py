"""Records of what was released, withdrawn and recalled; each is written once and never changed.

A release holds everything by which a sheet in a drawer can be judged later without the content that it was made
from: its code, its bytes, the claims, terms, figures and sources that it printed, and what its words and look were.
Records of before terms and figures were recorded tell neither, and are read as they are.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from .base import Day, Digest, LanguageTag, Model, RegionCode, Slug, Words
from .vocabulary import Paper, Size

VersionText = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,5}\.\d{1,6}\.\d{1,6}$")]
SheetCode = Annotated[
    str, StringConstraints(pattern=r"^[2-46-9CDFHJ-NPRTV-Y]{4}-[2-46-9CDFHJ-NPRTV-Y]{4}$")
]
"""The short code of a sheet, as it is printed: `4FJK-7RWX`."""
RecordName = Annotated[str, StringConstraints(pattern=r"^[0-9a-z-]{1,80}\.json$")]


class Version(NamedTuple):
    """A version of a handout: 1.0.0 is the first."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def read(cls, text: str) -> "Version":
        """Read `2.1.0`. Raises ValueError for anything else."""
        major, minor, patch = (int(part) for part in text.split("."))
        return cls(major, minor, patch)


class ReleasedClaim(Model):
    """A claim as a sheet printed it."""

    claim: Slug = Field(description="its id")
    digest: Digest = Field(description="of all that it says and rests on: what is signed")
    meaning: Digest = Field(description="of its numbers, facts, certainty, regions and companions")
    sources: tuple[Slug, ...] = Field(default=(), description="the keys of its sources")


class ReleasedEdition(Model):
    """A sheet that was released: one handout in one region, language, paper and size, for one clinic or for all."""

    edition: Words = Field(description="its name, which is also that of its file")
    handout: Slug = Field(description="the id of the handout")
    title: Words = Field(description="as it was printed")
    audience: Slug = Field(description="whose wordings it prints")
    layout: Slug = Field(description="the layout that it was printed by")
    region: RegionCode = Field(description="where it is handed out")
    language: LanguageTag = Field(description="what it is written in")
    paper: Paper = Field(description="what it is printed on")
    size: Size = Field(default=Size.STANDARD, description="how large its words are")
    clinic: Slug | None = Field(default=None, description="whose contacts it carries")
    version: VersionText = Field(description="the version of the handout")
    code: SheetCode = Field(description="what is read over the telephone")
    address: Words | None = Field(default=None, description="what its QR code leads to")
    reviewed: Day | None = Field(default=None, description="its review date, as it was printed")
    next_review: Day | None = Field(
        default=None, alias="next-review", description="when the next was due"
    )
    claims: tuple[ReleasedClaim, ...] = Field(description="what it printed, in print order")
    sources: Mapping[Slug, Digest] = Field(
        default_factory=dict, description="the sources that it rests on or lists"
    )
    terms: Mapping[Slug, Digest] | None = Field(
        default=None, description="the terms that it explains, each with the digest of how"
    )
    figures: Mapping[Slug, Digest] | None = Field(
        default=None, description="the figures that it shows, each with the digest that is signed"
    )
    numbers: Digest = Field(description="of the numbers in its own words, outside of claims")
    words: Digest = Field(description="of all words that it prints, in their order")
    look: Digest = Field(description="of its layout, styles, fonts and pictures")
    pages: int = Field(ge=1, description="how many pages it has")
    files: Mapping[str, Digest] = Field(description="of the bytes of each file, by format")

    @property
    def number(self) -> Version:
        """Its version, for comparing."""
        return Version.read(self.version)


class Record(Model):
    """What all records hold: the day, who or what stands behind them, and the records that were there before."""

    on: Day = Field(description="the day of the record, as whoever made it gave it")
    after: tuple[RecordName, ...] = Field(
        default=(), description="the newest records that were there, so that a lost one is missed"
    )


class Release(Record):
    """Handouts that were released together, from one commit, by one set of tools."""

    kind: Literal["release"] = "release"
    commit: Words = Field(description="the commit that it was made from")
    tools: Mapping[str, Words] = Field(description="the versions of whatever the bytes depend on")
    note: Words | None = Field(default=None, description="what changed, in the releaser's words")
    editions: tuple[ReleasedEdition, ...] = Field(description="the sheets")


class Withdrawal(Record):
    """A handout, or one version of it, that must not be handed out any more."""

    kind: Literal["withdrawal"] = "withdrawal"
    by: Words = Field(description="who says so")
    reason: Words = Field(description="why")
    advice: Words | None = Field(default=None, description="what to do beside throwing it away")
    handout: Slug = Field(description="the handout")
    version: VersionText | None = Field(default=None, description="only this version")
    codes: tuple[SheetCode, ...] = Field(description="the sheets that are withdrawn")


class RecalledKind(StrEnum):
    """What may be recalled."""

    CLAIM = "claim"
    SOURCE = "source"


class Recall(Record):
    """A claim or source that turned out to be wrong; every sheet that rests on it is withdrawn."""

    kind: Literal["recall"] = "recall"
    by: Words = Field(description="who says so")
    reason: Words = Field(description="why")
    advice: Words | None = Field(default=None, description="what to do beside throwing it away")
    what: RecalledKind = Field(description="a claim or a source")
    id: Slug = Field(description="its id")
    digests: tuple[Digest, ...] = Field(
        description="the forms of it that are recalled; no sheet may print them again"
    )
    codes: tuple[SheetCode, ...] = Field(description="the sheets that were found to rest on it")


AnyRecord = Annotated[Release | Withdrawal | Recall, Field(discriminator="kind")]
