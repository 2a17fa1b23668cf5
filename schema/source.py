"""A source: bibliographic data in CSL-JSON's own fields, as Zotero and Crossref export them.

Field names are those of the CSL 1.0.2 data schema (citationstyles.org), spelled as there: `container-title`,
`DOI`. Ours are added at the end: whether somebody saw the source, and what of it.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Day, Model, Slug, Words
from .waiver import Waivers

CslDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, a month or a day: `2024`, `2024-03`, `2024-03-06`."""

CslType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "document",
    "entry-encyclopedia",
    "legislation",
    "paper-conference",
    "report",
    "thesis",
    "webpage",
]


class Name(Model):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: Words | None = Field(default=None, description="a person's family name")
    given: Words | None = Field(default=None, description="a person's given names or initials")
    literal: Words | None = Field(default=None, description="the name of a body, as it is printed")


class Standing(StrEnum):
    """Whether a source still counts. That nobody has looked is not that it counts."""

    UNKNOWN = "unknown"  # nobody has looked
    CURRENT = "current"  # somebody has looked, and it counts
    SUPERSEDED = "superseded"  # another took its place
    RETRACTED = "retracted"  # withdrawn by its publisher


class Source(Model):
    """Something a reader can look up."""

    id: Slug = Field(description="how claims call it")
    type: CslType = Field(description="what kind of thing it is")
    title: Words = Field(description="its title")
    author: tuple[Name, ...] = Field(default=(), description="who wrote it")
    editor: tuple[Name, ...] = Field(default=(), description="who edited it")
    issued: CslDate | None = Field(default=None, description="when it came out")
    accessed: Day | None = Field(default=None, description="the day on which it was looked up")
    container_title: Words | None = Field(
        default=None, alias="container-title", description="the journal, book or site that it is in"
    )
    container_title_short: Words | None = Field(
        default=None,
        alias="container-title-short",
        description="the journal's short title, as in MEDLINE",
    )
    collection_title: Words | None = Field(
        default=None, alias="collection-title", description="the series that it belongs to"
    )
    volume: Words | None = Field(default=None, description="the volume of a journal or of a set")
    issue: Words | None = Field(default=None, description="the issue of a journal")
    page: Words | None = Field(default=None, description="the pages: `149-60`")
    edition: Words | None = Field(default=None, description="the edition of a book")
    number: Words | None = Field(default=None, description="the number of a report or an act")
    version: Words | None = Field(default=None, description="the version, where it has no edition")
    genre: Words | None = Field(default=None, description="what kind of report or page it is")
    publisher: Words | None = Field(default=None, description="who published it")
    publisher_place: Words | None = Field(
        default=None, alias="publisher-place", description="where it was published"
    )
    event_title: Words | None = Field(
        default=None, alias="event-title", description="the conference that it was given at"
    )
    medium: Words | None = Field(
        default=None, description="what it came on, if not paper or the web"
    )
    language: Words | None = Field(default=None, description="the language that it is in")
    DOI: Words | None = Field(
        default=None, description="as in `10.1056/NEJMcp1113996`, without an address"
    )
    PMID: Words | None = Field(default=None, description="its number in PubMed")
    PMCID: Words | None = Field(default=None, description="its number in PubMed Central")
    ISBN: Words | None = Field(default=None, description="of a book")
    ISSN: Words | None = Field(default=None, description="of a journal")
    URL: Words | None = Field(default=None, description="its web address")
    confirmed: bool = Field(default=False, description="true once somebody has seen it")
    seen: Words | None = Field(default=None, description="what of it was seen, when, and where")
    standing: Standing = Field(default=Standing.UNKNOWN, description="whether it still counts")
    superseded_by: Slug | None = Field(
        default=None, alias="superseded-by", description="the source that took its place"
    )
    next_review: Day | None = Field(
        default=None, alias="next-review", description="the day by which it is looked at again"
    )
    note: Words | None = Field(default=None, description="for editors; never printed")
    waivers: Waivers = ()
