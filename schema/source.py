"""A source: bibliographic data in CSL-JSON's own fields, as Zotero and Crossref export them.

Field names are those of the CSL 1.0.2 data schema (citationstyles.org), spelled as there: `container-title`,
`DOI`. Ours are added at the end: whether somebody saw the source, and what of it.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Model, Slug, Words

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

    family: Words | None = None
    given: Words | None = None
    literal: Words | None = None


class Standing(StrEnum):
    """Whether a source still counts."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"


class Source(Model):
    """Something a reader can look up."""

    id: Slug
    type: CslType
    title: Words
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    issued: CslDate | None = None
    accessed: date | None = None
    container_title: Words | None = Field(default=None, alias="container-title")
    container_title_short: Words | None = Field(default=None, alias="container-title-short")
    collection_title: Words | None = Field(default=None, alias="collection-title")
    volume: Words | None = None
    issue: Words | None = None
    page: Words | None = None
    edition: Words | None = None
    number: Words | None = None
    version: Words | None = None
    genre: Words | None = None
    publisher: Words | None = None
    publisher_place: Words | None = Field(default=None, alias="publisher-place")
    event_title: Words | None = Field(default=None, alias="event-title")
    medium: Words | None = None
    language: Words | None = None
    DOI: Words | None = None
    PMID: Words | None = None
    PMCID: Words | None = None
    ISBN: Words | None = None
    ISSN: Words | None = None
    URL: Words | None = None
    confirmed: bool = Field(default=False, description="true once somebody has seen it")
    seen: Words | None = Field(default=None, description="what of it was seen, when, and where")
    standing: Standing = Standing.CURRENT
    superseded_by: Slug | None = Field(default=None, alias="superseded-by")
    next_review: date | None = Field(default=None, alias="next-review")
    note: Words | None = None
