"""Edition → what a record of its release holds of it, and by what tools it was made."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version as release
from platform import python_version
from typing import Any

from ...language.numerals import amounts
from ...language.typesetting import normal
from ...schema import Claim, Edition, Figure, Library
from ...schema.digests import digest, figure_digest, source_digest, term_digest
from ...schema.release import ReleasedClaim, ReleasedEdition, Version
from ..composing import Layouts, View, address_of, compose, explained, view_of
from ..composing.sheet import SectionView
from ..doctor import check_harfbuzz_subset, check_pango, opened_library
from ..recording import code_of
from ..resources import FONTS
from ..store import code_digest
from ..versions import IN_RECORDS

_NO_CODE = "2222-2222"
_DIGITS = re.compile(r"\d+(?:[.,:/\u2013-]\d+)*")
_NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|third|once|twice|double"
    r"|hourly|daily|weekly|monthly|yearly)\b",
    re.IGNORECASE,
)


def facts_of(library: Library, edition: Edition, layouts: Layouts) -> ReleasedEdition:
    """Return what there is to record of an edition before it has a version, a code or files."""
    sheet = compose(library, edition, layouts)
    view = view_of(library, edition, layouts.words(edition.variant.language))
    made: Mapping[str, Any] = json.loads(sheet.manifest)
    recipe, variant = edition.recipe, edition.variant
    facts = ReleasedEdition(
        edition=edition.name,
        handout=recipe.id,
        title=view.title.striptags(),
        audience=recipe.audience,
        layout=recipe.layout,
        region=variant.region,
        language=variant.language,
        paper=variant.paper,
        size=variant.size,
        clinic=variant.clinic,
        version="1.0.0",
        code=_NO_CODE,
        address=library.settings.release.address,
        reviewed=recipe.last_reviewed,
        claims=tuple(_claims(edition, made)),
        sources=_of_parts(made["sources"]) | _sources(library, edition),
        terms=_terms(library, view),
        figures=_figures(library, edition),
        numbers=_of_words(_other_words(view, edition)),
        words=sheet.digest,
        look=digest([made["layout"], made["figures"]]),
        pages=1,
        files={},
    )
    return facts.model_copy(update={"next_review": recipe.next_review})


def named(facts: ReleasedEdition, version: Version, taken: frozenset[str]) -> ReleasedEdition:
    """Give a sheet its version and the code that follows from both, and what its QR code leads to.

    The code also follows from what the sheet says, so that two branches that give one version give two codes.
    """
    content = digest([facts.words, facts.look, [claim.digest for claim in facts.claims]])
    code = code_of(f"{facts.edition} {version} {content}", taken)
    address = address_of(facts.address, code) or None
    return facts.model_copy(update={"version": str(version), "code": code, "address": address})


@cache
def tools() -> Mapping[str, str]:
    """Return the releases of all that the bytes of a sheet follow from, and digests of what has none."""
    found = {name: release(name) for name in IN_RECORDS}
    set_by = {
        "pango": check_pango(opened_library, "").found,
        "harfbuzz-subset": check_harfbuzz_subset(opened_library, "").found,
    }
    fonts = digest({one.name: sha256(one.read_bytes()).hexdigest() for one in FONTS.glob("*.ttf")})
    code = sha256(code_digest()).hexdigest()
    own = {"python": python_version(), "code": code[:16], "fonts": fonts[7:23]}
    return {**found, **set_by, **own}


def _claims(edition: Edition, made: Mapping[str, Any]) -> Iterator[ReleasedClaim]:
    for claim, told in zip(edition.claims, made["claims"], strict=True):
        yield ReleasedClaim(
            claim=claim.id,
            digest=told["digest"],
            meaning=_meaning(claim, edition.recipe.audience),
            sources=tuple(dict.fromkeys(claim.cited)),
        )


def _of_parts(parts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {one["id"]: one["digest"] for one in parts}


def _shown(library: Library, edition: Edition) -> Mapping[str, Figure]:
    names = (name for block in edition.sections for _, name in block.section.figures())
    return {name: library.figures[name] for name in names}


def _figures(library: Library, edition: Edition) -> dict[str, str]:
    return {
        name: figure_digest(
            one, edition.recipe.audience, library.drawings[one.file], library.sources
        )
        for name, one in _shown(library, edition).items()
    }


def _sources(library: Library, edition: Edition) -> dict[str, str]:
    """Return the sources that the figures of a sheet rest on, which its list of references does not name."""
    cited = (key for figure in _shown(library, edition).values() for key in figure.cited)
    return {key: source_digest(library.sources[key]) for key in cited if key in library.sources}


def _terms(library: Library, view: View) -> dict[str, str]:
    return {
        name: term_digest(library.terms[name], listed=listed)
        for name, listed in explained(view).items()
    }


def _meaning(claim: Claim, audience: str) -> str:
    facts = claim.facts.model_dump(mode="json", exclude_defaults=True) if claim.facts else {}
    parts = {
        "claim": claim.id,
        "numbers": _numbers([claim.wording.get(audience, "")]),
        "facts": facts,
        "certainty": claim.certainty.value,
        "regions": sorted(claim.regions),
        "requires": sorted(claim.requires),
    }
    return digest(parts)


def _of_words(words: Iterator[str]) -> str:
    return digest(_numbers(words))


def _numbers(words: Iterator[str] | list[str]) -> list[str]:
    """Return all numbers in some words, with their units, in an order that does not depend on the sentence's."""
    found: list[str] = []
    for one in words:
        plain = normal(one)
        found += _DIGITS.findall(plain)
        found += (said[0].casefold() for said in _NUMBER_WORDS.finditer(plain))
        found += (str(said.amount) for said in amounts(plain))
    return sorted(found)


def _other_words(view: View, edition: Edition) -> Iterator[str]:
    """Yield what a sheet prints that is no claim and no reference, and what the region puts into claims."""
    yield from edition.region.slots.values()
    yield from (view.title.striptags(), view.purpose.striptags())
    for section in view.sections:
        yield from _of_section(section)
    if view.contacts:
        contacts = replace(view.contacts, logo="")
        yield from (str(part) for part in (contacts.phone, contacts.out_of_hours, contacts.hours))


def _of_section(section: SectionView) -> Iterator[str]:
    parts = [
        section.heading,
        section.intro,
        *section.columns,
        *(item.label for item in section.items),
        *(prompt.words for prompt in section.prompts),
        *(term.plain for term in section.terms),
    ]
    yield from (part.striptags() for part in parts if part)
    for figure in filter(None, [section.figure, *(one.figure for one in section.prompts)]):
        yield figure.alt
