"""A manifest: what a printed sheet says of itself, for programs that read the PDF later.

It names no day. What it holds follows from the content, the layout and the releases of the tools alone.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Digest, LanguageTag, Model, RegionCode, Slug
from .vocabulary import Paper, Size

MANIFEST = "manifest.json"
"""The name under which it is attached to a PDF."""

NAMESPACE = "https://handout.invalid/ns/sheet/1/"
"""Of its facts in the metadata of a PDF; it is a name, and leads nowhere."""

_Label = Annotated[str, StringConstraints(max_length=4000)]


class PrintedEdition(Model):
    """The edition that a sheet is."""

    name: Annotated[_Label, Field(description="The edition's name, and that of its file.")]
    handout: Slug
    audience: Slug
    region: RegionCode
    language: LanguageTag
    paper: Paper
    size: Size
    clinic: Annotated[Slug | None, Field(description="Whose contacts are printed, if any.")] = None


class PrintedClaim(Model):
    """A claim that is printed, and the digest of exactly what it says and rests on."""

    id: Slug
    audience: Slug
    digest: Annotated[Digest, Field(description="Of the wording, as whoever signs it off signs.")]


class PrintedPart(Model):
    """A source, a figure or a layout, and the digest of what it is."""

    id: Slug
    digest: Digest


class Manifest(Model):
    """What a sheet is, what it says in which words, and what it was made from and by."""

    manifest: Annotated[
        Literal[1],
        Field(description="Grows when a field changes its meaning or goes; new ones may come."),
    ] = 1
    edition: PrintedEdition
    title: _Label
    version: Annotated[_Label, Field(description="As it is printed.")]
    content: Annotated[Digest, Field(description="Of all words that are printed, in their order.")]
    claims: Annotated[tuple[PrintedClaim, ...], Field(description="In print order.")]
    sources: Annotated[tuple[PrintedPart, ...], Field(description="What the claims rest on.")] = ()
    figures: tuple[PrintedPart, ...] = ()
    layout: Annotated[PrintedPart, Field(description="Its templates, styles, words and icons.")]
    made_by: Annotated[
        Mapping[_Label, _Label],
        Field(alias="made-by", description="The releases of the tools, by name."),
    ]
