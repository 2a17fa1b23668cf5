"""Contacts: how to reach one clinic, in one place, so that no wording holds a telephone number."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Model, Prose, Slug, Words


class Contacts(Model):
    """A clinic that hands sheets out; its name in `--clinic` is the name of its file."""

    id: Slug = Field(description="what `--clinic` calls it: the name of its file")
    name: Prose = Field(description="the name of the clinic; fills `{clinic-name}`")
    address: tuple[Prose, ...] = Field(default=(), description="the postal address, line by line")
    phone: Prose | None = Field(default=None, description="telephone; fills `{clinic-phone}`")
    out_of_hours: Prose | None = Field(
        default=None,
        alias="out-of-hours",
        description="telephone when it is closed; fills `{clinic-out-of-hours}`",
    )
    email: Prose | None = Field(default=None, description="mail address; fills `{clinic-email}`")
    url: Prose | None = Field(default=None, description="web address; fills `{clinic-url}`")
    hours: Prose | None = Field(default=None, description="when it is open; fills `{clinic-hours}`")
    logo: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*\.(svg|png)$")] | None = (
        Field(
            default=None,
            description="an SVG or PNG file in `content/contacts`, as in `riverside.svg`; its alternative "
            "text is the name",
        )
    )
    note: Words | None = Field(default=None, description="for editors; never printed")

    def slots(self) -> Iterator[tuple[str, str]]:
        """Yield the slots that a clinic fills, `clinic-phone` and the like, where it has the words."""
        for field in ("name", "phone", "out_of_hours", "email", "url", "hours"):
            if words := getattr(self, field):
                yield f"clinic-{field.replace('_', '-')}", words
