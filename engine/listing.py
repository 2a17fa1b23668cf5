"""List what a library holds, as rows for a table or for a machine."""

import json
from collections.abc import Callable, Container, Mapping, Sequence
from types import MappingProxyType
from typing import TextIO

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..schema import Edition, Library, Subject
from .choosing import all_editions

Row = dict[str, str]


def rows(library: Library, kind: str, only: Container[Subject] | None = None) -> list[Row]:
    """Return one row for each thing of a kind: handouts, claims, sources, terms or editions.

    `only` are the things that are wanted; of editions, those of the handouts among them.
    """
    found = _KINDS[kind](library)
    name = "handout" if kind == "editions" else kind.removesuffix("s")
    return [row for row in found if only is None or Subject(name, row[name]) in only]


def as_json(found: Sequence[Row]) -> str:
    """Write rows as JSON, a list of objects."""
    return json.dumps(found, indent=2, ensure_ascii=False)


def print_table(found: Sequence[Row], stream: TextIO) -> None:
    """Print rows as a table; where the stream is no terminal, no line is folded."""
    console = Console(file=stream, width=None if stream.isatty() else 10_000)
    table = Table(box=SIMPLE, pad_edge=False, show_edge=False)
    for name in found[0] if found else ["nothing"]:
        table.add_column(name, overflow="fold")
    for row in found:
        table.add_row(*map(Text, row.values()))
    console.print(table)


def _handouts(library: Library) -> list[Row]:
    return [
        {
            "handout": recipe.id,
            "audience": recipe.audience,
            "layout": recipe.layout,
            "title": recipe.title,
        }
        for recipe in library.recipes.values()
    ]


def _claims(library: Library) -> list[Row]:
    return [
        {
            "claim": claim.id,
            "category": claim.category,
            "audience": ", ".join(claim.audience),
            "certainty": claim.certainty,
            "regions": ", ".join(claim.regions),
            "tags": ", ".join(claim.tags),
            "withheld": claim.withheld or "",
        }
        for claim in library.claims.values()
    ]


def _sources(library: Library) -> list[Row]:
    return [
        {
            "source": source.id,
            "type": source.type,
            "issued": source.issued or "",
            "confirmed": "yes" if source.confirmed else "no",
            "title": source.title,
        }
        for source in library.sources.values()
    ]


def _terms(library: Library) -> list[Row]:
    return [
        {"term": term.id, "name": term.name, "meaning": term.plain}
        for term in library.terms.values()
    ]


def _editions(library: Library) -> list[Row]:
    return [_edition(edition) for edition in all_editions(library)]


def _edition(edition: Edition) -> Row:
    return {
        "edition": edition.name,
        "handout": edition.recipe.id,
        "audience": edition.recipe.audience,
        "region": edition.variant.region,
        "language": edition.variant.language,
        "paper": edition.variant.paper,
        "claims": str(len(edition.claims)),
    }


_KINDS: Mapping[str, Callable[[Library], list[Row]]] = MappingProxyType(
    {
        "handouts": _handouts,
        "claims": _claims,
        "sources": _sources,
        "terms": _terms,
        "editions": _editions,
    }
)
