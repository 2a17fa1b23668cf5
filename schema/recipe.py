"""A recipe: what one handout prints, for one audience, in which order, and how it is shown.

Words that belong to the sheet and are no claim (title, purpose, headings, labels, prompts) live here and
hold no dose, number or advice.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from .base import Model, Prose, RegionCode, Slug, Words
from .governance import Governance
from .waiver import Waivers


class Show(StrEnum):
    """How a section is shown."""

    PARAGRAPHS = "paragraphs"  # a paragraph a claim
    BULLETS = "bullets"  # a list, a claim a point
    STEPS = "steps"  # a numbered list: what to do in which order
    CHECKLIST = "checklist"  # a list with boxes to tick
    TABLE = "table"  # a row a claim: its label, then its words
    QUESTIONS = "questions"  # the label is the question, the claim the answer
    WARNING = "warning"  # a card that says when to get help; it needs a level
    KEY_POINTS = "key-points"  # a box of what to remember
    FIGURE = "figure"  # a picture with its caption
    GLOSSARY = "glossary"  # terms, how to say them, and what they mean
    REFERENCES = "references"  # the numbered list of sources, in Vancouver style
    NOTES = "notes"  # lines to write on, under prompts
    RECORD = "record"  # a table to write in: heads, rows that prompts begin, empty rows
    CONTACT = "contact"  # the clinic named by --clinic, or room for a stamp
    GIVEN_BY = "given-by"  # who handed the sheet out, and when
    NEXT_APPOINTMENT = "next-appointment"  # date, time and place to fill in


class Urgency(StrEnum):
    """How soon to act on a warning card; printed in words and with an icon, never by colour alone."""

    EMERGENCY = "emergency"  # act now
    SAME_DAY = "same-day"  # get help today
    SOON = "soon"  # book a visit


def _claim_alone(value: Any) -> Any:
    return {"claim": value} if isinstance(value, str) else value


def _words_alone(value: Any) -> Any:
    return {"words": value} if isinstance(value, str) else value


class Item(Model):
    """A claim of a section; a label before it is the question it answers or the first cell of its row."""

    claim: Slug = Field(description="the id of the claim")
    label: Prose | None = Field(
        default=None, description="words before it: the question, or the first cell of the row"
    )


class Prompt(Model):
    """Words before room to write; a pictogram beside them shows what they say."""

    words: Prose = Field(description="what is asked for")
    figure: Slug | None = Field(
        default=None,
        description="the pictogram beside them; it only decorates: the words say it all",
    )


class Select(Model):
    """Chooses claims by what they are tagged with; all that is named must fit."""

    category: Slug | None = Field(default=None, description="the category that claims must have")
    tag: Slug | None = Field(default=None, description="a tag that claims must have")


class Section(Model):
    """A block of the sheet: claims named in order, or selected, or an empty block to write in."""

    heading: Prose | None = Field(
        default=None, description="what stands above it; some blocks have one of their own"
    )
    show: Show = Field(default=Show.PARAGRAPHS, description="how it is shown")
    level: Urgency | None = Field(default=None, description="of a warning card")
    intro: Prose | None = Field(default=None, description="a line before the claims")
    claims: tuple[Annotated[Item, BeforeValidator(_claim_alone)], ...] = Field(
        default=(), description="the claims that it prints, in this order"
    )
    select: Select | None = Field(
        default=None, description="prints all claims that fit, in the order of files and entries"
    )
    columns: tuple[Prose, ...] = Field(
        default=(), description="the two heads of a table; of a record, two to six"
    )
    figure: Slug | None = Field(default=None, description="the figure that it shows")
    terms: tuple[Slug, ...] = Field(
        default=(), description="of a glossary; where none is named, those that the sheet uses"
    )
    sources: tuple[Slug, ...] = Field(
        default=(), description="of a reference list; where none is named, all that the claims cite"
    )
    prompts: tuple[Annotated[Prompt, BeforeValidator(_words_alone)], ...] = Field(
        default=(), description="before lines to write on; of a record, the first cells of its rows"
    )
    lines: int = Field(
        default=4,
        ge=1,
        le=40,
        description="lines to write on under each prompt; of a record, its empty rows",
    )
    weeks: int | None = Field(
        default=None,
        ge=2,
        le=8,
        description="of a record, a column for each of so many weeks after those that are named",
    )

    def figures(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield each figure that it shows, with the keys that lead to it."""
        if self.figure:
            yield ("figure",), self.figure
        for number, prompt in enumerate(self.prompts):
            if prompt.figure:
                yield ("prompts", number, "figure"), prompt.figure


class Recipe(Governance):
    """The definition of a handout; its id is the name of its file."""

    id: Slug = Field(description="what `handout build` calls it: the name of its file")
    title: Prose = Field(description="what stands at the top of the sheet")
    audience: Slug = Field(description="whose wordings it prints")
    layout: Slug = Field(description="how it looks: the name of a folder of layouts")
    purpose: Prose = Field(description="the line under the title: whom it is for, and why")
    subject: Words | None = Field(
        default=None, description="for a catalogue and the PDF's metadata"
    )
    keywords: tuple[Words, ...] = Field(
        default=(), description="for a catalogue and the PDF's metadata"
    )
    regions: tuple[RegionCode, ...] = Field(
        default=(), description="where it is handed out; empty: all"
    )
    sections: tuple[Section, ...] = Field(
        min_length=1, description="the blocks of the sheet, from its top"
    )
    note: Words | None = Field(default=None, description="for editors; never printed")
    waivers: Waivers = ()
