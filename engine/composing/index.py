"""Outputs → a plain page from which staff find a sheet by title, audience, language and size, and print it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ...schema import Edition, Settings, Size
from .page import direction
from .templates import Layouts, fill
from .twin import styled

TEMPLATE = "shared/index.html"


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition of which files were written: their names beside the index, by what they are."""

    edition: Edition
    files: Mapping[str, str]

    @property
    def title(self) -> str:
        return self.edition.recipe.title

    @property
    def language(self) -> str:
        """The language by its own name: `British English`."""
        from babel import Locale  # noqa: PLC0415 - of no use to whoever prints no index

        return Locale.parse(self.edition.variant.language, sep="-").get_display_name() or ""


@dataclass(frozen=True, slots=True)
class Index:
    """What the template of an index knows."""

    title: str
    publisher: str
    language: str
    direction: str
    words: Mapping[str, str]
    style: Markup
    groups: Sequence[tuple[str, Sequence[Entry]]]
    """The entries by title, for each audience."""


def index(entries: Sequence[Entry], settings: Settings, layouts: Layouts) -> str:
    """Return the HTML of an index. Raises LayoutFault for a fault in its template."""
    ordered = sorted(entries, key=_order)
    groups = groupby(ordered, key=lambda one: one.edition.recipe.audience)
    made = Index(
        title=settings.title,
        publisher=settings.publisher,
        language=settings.language,
        direction=direction(settings.language),
        words=layouts.words(settings.language),
        style=styled(layouts),
        groups=[(audience, list(some)) for audience, some in groups],
    )
    return fill(layouts, TEMPLATE, made)


def _order(entry: Entry) -> tuple[object, ...]:
    variant = entry.edition.variant
    place = (variant.language, variant.region, variant.paper, list(Size).index(variant.size))
    return (entry.edition.recipe.audience, entry.title.casefold(), *place, variant.clinic or "")
