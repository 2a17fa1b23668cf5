"""Edition → manifest: which claims a sheet prints in which wording, from what, and by which releases."""

import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from ...schema import Edition, Library, Manifest, PrintedClaim, PrintedEdition, PrintedPart
from ...schema.digests import claim_digest, digest, source_digest
from ..unchanged import Learnt
from ..versions import ON_SHEETS, release_of
from .sheet import View
from .templates import Layouts


def manifest_of(
    library: Library, edition: Edition, page: View, content: str, layouts: Layouts
) -> bytes:
    """Return what a sheet is made from as JSON; `content` is the digest of its words.

    `layouts` must have been asked for this sheet alone: the digest of the layout is of all files that it sought.
    """
    made = Manifest(
        edition=_edition(edition),
        title=page.title.striptags(),
        version=page.version,
        content=content,
        claims=tuple(_claims(library, edition)),
        sources=tuple(_sources(library, edition)),
        figures=tuple(_figures(library, edition)),
        layout=PrintedPart(id=edition.recipe.layout, digest=layout_digest(layouts)),
        made_by=releases(),
    )
    told = made.model_dump(mode="json", by_alias=True)
    return f"{json.dumps(told, indent=1, ensure_ascii=False)}\n".encode()


def layout_digest(layouts: Layouts) -> str:
    """Return the digest of all files of the layouts that were looked for and are there."""
    files = {
        f"{place}/{name}": _DIGESTS.of(
            folder / name, [folder / name], partial(_taken, folder / name)
        )
        for name in layouts.sought
        for place, folder in enumerate(reversed(layouts.folders))
        if (folder / name).is_file()
    }
    return digest(files)


def _taken(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


_DIGESTS: Learnt[str] = Learnt(most=1000)
"""Of layouts' files, which many sheets have in common."""


@cache
def releases() -> Mapping[str, str]:
    """Return the releases of the tools that a sheet follows from."""
    return {tool: release_of(tool) for tool in ON_SHEETS}


def _edition(edition: Edition) -> PrintedEdition:
    recipe, variant = edition.recipe, edition.variant
    return PrintedEdition(
        name=edition.name,
        handout=recipe.id,
        audience=recipe.audience,
        region=variant.region,
        language=variant.language,
        paper=variant.paper,
        size=variant.size,
        clinic=variant.clinic,
    )


def _claims(library: Library, edition: Edition) -> Iterator[PrintedClaim]:
    audience = edition.recipe.audience
    for claim in edition.claims:
        words = claim_digest(claim, audience, library.sources)
        yield PrintedClaim(id=claim.id, audience=audience, digest=words)


def _sources(library: Library, edition: Edition) -> Iterator[PrintedPart]:
    cited = (key for claim in edition.claims for key in claim.cited)
    listed = (key for chosen in edition.sections for key in chosen.section.sources)
    for key in dict.fromkeys((*cited, *listed)):
        if key in library.sources:
            yield PrintedPart(id=key, digest=source_digest(library.sources[key]))


def _figures(library: Library, edition: Edition) -> Iterator[PrintedPart]:
    audience = edition.recipe.audience
    names = (name for chosen in edition.sections for _, name in chosen.section.figures())
    for name in dict.fromkeys(names):
        figure = library.figures[name]
        parts = {
            "drawing": sha256(library.drawings[figure.file]).hexdigest(),
            "alt": figure.alt[audience],
            "caption": figure.caption.get(audience, ""),
        }
        yield PrintedPart(id=name, digest=digest(parts))
