"""Contacts: how to reach one clinic, in one place, so that no wording holds a telephone number."""

from collections.abc import Iterator

from .base import Model, Prose, Slug, Words


class Contacts(Model):
    """A clinic that hands sheets out; its name in `--clinic` is the name of its file."""

    id: Slug
    name: Prose
    address: tuple[Prose, ...] = ()
    phone: Prose | None = None
    out_of_hours: Prose | None = None
    email: Prose | None = None
    url: Prose | None = None
    hours: Prose | None = None
    note: Words | None = None

    def slots(self) -> Iterator[tuple[str, str]]:
        """Yield the slots that a clinic fills, `clinic-phone` and the like, where it has the words."""
        for field in ("name", "phone", "out_of_hours", "email", "url", "hours"):
            if words := getattr(self, field):
                yield f"clinic-{field.replace('_', '-')}", words
