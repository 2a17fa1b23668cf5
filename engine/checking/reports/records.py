"""Findings as JSON, for programs: versioned, and described by a JSON Schema that is made from the same models."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ....schema import Finding, Level
from .told import Told, fingerprints

VERSION = 1
"""The version of the report; it grows when a field changes its meaning or goes."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class About(_Model):
    """What a finding is about."""

    kind: Annotated[str, Field(description="`claim`, `source`, `handout`, …")]
    id: Annotated[str, Field(description="The id of that thing.")]


class SetAside(_Model):
    """Why a finding counts no longer."""

    by: Annotated[str, Field(description="`waiver`: one beside the content; or `baseline`.")]
    reason: Annotated[str, Field(description="Why, in words.")]


class Record(_Model):
    """A finding."""

    code: Annotated[
        str, Field(description="The code of its rule.", pattern=r"^[A-Z][A-Z0-9]{2}\d{3}$")
    ]
    level: Annotated[Level, Field(description="How grave it is.")]
    path: Annotated[
        str, Field(description="The file, as a path inside the library with forward slashes.")
    ]
    line: Annotated[int, Field(ge=1, description="The line in the file; the first is 1.")]
    column: Annotated[
        int, Field(ge=1, description="The column in the line, in characters; the first is 1.")
    ]
    page: Annotated[
        int | None,
        Field(
            ge=0,
            description="In a PDF, the page from 1, or 0 for all of it; null for a file that has lines.",
        ),
    ]
    message: Annotated[str, Field(description="What is wrong.")]
    remedy: Annotated[str, Field(description="What to write instead.")]
    subject: Annotated[
        About | None,
        Field(description="What it is about; null where that cannot be told."),
    ]
    at: Annotated[
        tuple[str | int, ...],
        Field(description="The keys and numbers that lead from the subject to the value."),
    ]
    words: Annotated[
        str, Field(description="The offending words in that value; empty where it is all of it.")
    ]
    instead: Annotated[
        str | None,
        Field(
            description="What may replace those words without a person looking; null where somebody must judge."
        ),
    ]
    waived: Annotated[
        SetAside | None, Field(description="Why it counts no longer; null where it counts.")
    ]
    fingerprint: Annotated[
        str,
        Field(
            description="What it is known by when lines move; no two findings of a report share it.",
            pattern="^[0-9a-f]{64}$",
        ),
    ]


class Records(_Model):
    """The report that `handout check --output-format json` writes."""

    version: Annotated[
        Literal[1],
        Field(description="Grows when a field changes its meaning or goes; new ones may come."),
    ] = VERSION
    findings: Annotated[
        tuple[Record, ...], Field(description="In order of file, line, column and code.")
    ]


def write(told: Told) -> str:
    """Write the report."""
    named = zip(told.findings, fingerprints(told.findings), strict=True)
    records = tuple(_record(one, fingerprint) for one, fingerprint in named)
    return Records(findings=records).model_dump_json(indent=2)


def _record(finding: Finding, fingerprint: str) -> Record:
    place, subject, waived = finding.place, finding.subject, finding.waived
    return Record(
        code=finding.code,
        level=finding.level,
        path=place.path,
        line=place.line,
        column=place.column,
        page=place.page,
        message=finding.message,
        remedy=finding.remedy,
        subject=About(kind=subject.kind, id=subject.id) if subject else None,
        at=finding.at,
        words=finding.words,
        instead=finding.instead,
        waived=SetAside(by=waived.by, reason=waived.reason) if waived else None,
        fingerprint=fingerprint,
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    made = Records.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
