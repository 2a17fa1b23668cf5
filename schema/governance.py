"""Who answers for a text, who paid for it, and when it is looked at again.

The fields follow the NHS Standard for creating health content, PIF TICK and EQIP-36; all are optional
until a rule asks for them.
"""

from datetime import date
from enum import StrEnum

from pydantic import Field

from .base import Model, Words


class Status(StrEnum):
    """Where a text stands in its life."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Person(Model):
    """Somebody who wrote, checked or approved a text, by role; a name only where a record needs one."""

    role: Words
    name: Words | None = None
    registration: Words | None = None
    on: date | None = None


class Involvement(Model):
    """How patients took part: EQIP item 24, PIF TICK criterion 5."""

    method: Words
    people: int | None = Field(default=None, ge=0)
    on: date | None = None
    changes: Words | None = None


class Governance(Model):
    """What a publisher owes the reader of a sheet, beside its words."""

    owner: Words | None = Field(default=None, description="the role or team that answers for it")
    authors: tuple[Person, ...] = ()
    reviewers: tuple[Person, ...] = ()
    status: Status = Status.DRAFT
    supersedes: tuple[Words, ...] = ()
    approval_body: Words | None = Field(default=None, alias="approval-body")
    approved_on: date | None = Field(default=None, alias="approved-on")
    first_published: date | None = Field(default=None, alias="first-published")
    last_reviewed: date | None = Field(default=None, alias="last-reviewed")
    next_review: date | None = Field(default=None, alias="next-review")
    evidence_searched: date | None = Field(default=None, alias="evidence-searched")
    funding: Words | None = None
    interests: Words | None = None
    patient_involvement: Involvement | None = Field(default=None, alias="patient-involvement")
    equality_impact: Words | None = Field(default=None, alias="equality-impact")
    licence: Words | None = None
    image_rights: Words | None = Field(default=None, alias="image-rights")
    distribution: tuple[Words, ...] = ()
