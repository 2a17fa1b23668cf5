"""A figure: a picture that teaches, with a caption and an alternative text for each audience."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Model, Prose, Slug, Words
from .claim import Citation


class Figure(Model):
    """An SVG file beside the entry; each audience that has a caption has an alternative text."""

    id: Slug
    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*\.svg$")]
    caption: Mapping[Slug, Prose]
    alt: Mapping[Slug, Prose] = Field(min_length=1)
    sources: tuple[Citation, ...] = ()
    licence: Words | None = None
    note: Words | None = None
