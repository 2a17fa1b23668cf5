"""A recipe: what one handout prints, for one audience, in which order, and how it is shown.

Words that belong to the sheet and are no claim (title, purpose, headings, labels, prompts) live here and
hold no dose, number or advice.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from .base import Model, Prose, RegionCode, Slug, Words
from .governance import Governance


class Show(StrEnum):
    """How a section is shown."""

    PARAGRAPHS = "paragraphs"
    BULLETS = "bullets"
    STEPS = "steps"
    CHECKLIST = "checklist"
    TABLE = "table"
    QUESTIONS = "questions"
    WARNING = "warning"
    KEY_POINTS = "key-points"
    FIGURE = "figure"
    GLOSSARY = "glossary"
    REFERENCES = "references"
    NOTES = "notes"
    CONTACT = "contact"
    GIVEN_BY = "given-by"
    NEXT_APPOINTMENT = "next-appointment"


class Urgency(StrEnum):
    """How soon to act on a warning card; printed in words and with an icon, never by colour alone."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    SOON = "soon"


def _claim_alone(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    return {"claim": value} if isinstance(value, str) else value


class Item(Model):
    """A claim of a section; a label before it is the question it answers or the first cell of its row."""

    claim: Slug
    label: Prose | None = None


class Select(Model):
    """Chooses claims by what they are tagged with; all that is named must fit."""

    category: Slug | None = None
    tag: Slug | None = None


class Section(Model):
    """A block of the sheet: claims named in order, or selected, or an empty block to write in."""

    heading: Prose | None = None
    show: Show = Show.PARAGRAPHS
    level: Urgency | None = Field(default=None, description="of a warning card")
    intro: Prose | None = None
    claims: tuple[Annotated[Item, BeforeValidator(_claim_alone)], ...] = ()
    select: Select | None = None
    columns: tuple[Prose, ...] = Field(default=(), description="the two heads of a table")
    figure: Slug | None = None
    terms: tuple[Slug, ...] = Field(
        default=(), description="of a glossary; where none is named, those that the sheet uses"
    )
    sources: tuple[Slug, ...] = Field(
        default=(), description="of a reference list; where none is named, all that the claims cite"
    )
    prompts: tuple[Prose, ...] = Field(default=(), description="before lines to write on")
    lines: int = Field(default=4, ge=1, le=40, description="lines to write on under each prompt")


class Recipe(Governance):
    """The definition of a handout; its id is the name of its file."""

    id: Slug
    title: Prose
    audience: Slug
    layout: Slug
    purpose: Prose
    subject: Words | None = Field(default=None, description="for a catalogue and the PDF's metadata")
    keywords: tuple[Words, ...] = ()
    regions: tuple[RegionCode, ...] = Field(default=(), description="where it is handed out; empty: all")
    sections: tuple[Section, ...] = Field(min_length=1)
    note: Words | None = None
