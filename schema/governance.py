"""Who answers for a text, who paid for it, and when it is looked at again.

The fields follow the NHS Standard for creating health content, PIF TICK and EQIP-36; all are optional
until a rule asks for them.
"""

from enum import StrEnum

from pydantic import Field

from .base import Day, Model, Words


class Status(StrEnum):
    """Where a text stands in its life."""

    DRAFT = "draft"  # being written
    REVIEW = "review"  # being checked
    APPROVED = "approved"  # approved by its publisher
    WITHDRAWN = "withdrawn"  # no longer true or no longer handed out
    SUPERSEDED = "superseded"  # replaced by another


class Person(Model):
    """Somebody who wrote, checked or approved a text, by role; a name only where a record needs one."""

    role: Words = Field(description="as what: medical librarian, neurologist, patient")
    name: Words | None = Field(default=None, description="only where a record needs one")
    registration: Words | None = Field(
        default=None, description="the number in a professional register"
    )
    on: Day | None = Field(default=None, description="the day on which it was done")


class Involvement(Model):
    """How patients took part: EQIP item 24, PIF TICK criterion 5."""

    method: Words = Field(description="how: interviews, a panel, a test of the sheet")
    people: int | None = Field(default=None, ge=0, description="how many took part")
    on: Day | None = Field(default=None, description="the day on which it was done")
    changes: Words | None = Field(default=None, description="what changed because of it")


class Governance(Model):
    """What a publisher owes the reader of a sheet, beside its words."""

    owner: Words | None = Field(default=None, description="the role or team that answers for it")
    authors: tuple[Person, ...] = Field(default=(), description="who wrote it")
    reviewers: tuple[Person, ...] = Field(default=(), description="who checked it")
    status: Status = Field(default=Status.DRAFT, description="where it stands in its life")
    supersedes: tuple[Words, ...] = Field(default=(), description="the sheets that it replaces")
    approval_body: Words | None = Field(
        default=None, alias="approval-body", description="the committee or board that approves it"
    )
    approved_on: Day | None = Field(
        default=None, alias="approved-on", description="when it was approved"
    )
    first_published: Day | None = Field(
        default=None, alias="first-published", description="when it first came out"
    )
    last_reviewed: Day | None = Field(
        default=None,
        alias="last-reviewed",
        description="when it was last looked at; printed as its review date, in place of the day of its sign-off",
    )
    next_review: Day | None = Field(
        default=None, alias="next-review", description="the day by which it is looked at again"
    )
    evidence_searched: Day | None = Field(
        default=None, alias="evidence-searched", description="when sources were last searched for"
    )
    funding: Words | None = Field(default=None, description="who paid for it")
    interests: Words | None = Field(default=None, description="what its authors have to gain")
    patient_involvement: Involvement | None = Field(
        default=None, alias="patient-involvement", description="how patients took part"
    )
    equality_impact: Words | None = Field(
        default=None,
        alias="equality-impact",
        description="whom it might leave out, and what was done",
    )
    licence: Words | None = Field(default=None, description="on which terms others may use it")
    image_rights: Words | None = Field(
        default=None, alias="image-rights", description="who owns its pictures"
    )
    distribution: tuple[Words, ...] = Field(default=(), description="where it is handed out")
