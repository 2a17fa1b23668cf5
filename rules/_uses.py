"""What is used anywhere in a library: which claims a recipe asks for, and which words a sheet may print."""

from collections.abc import Iterator

from ..language.written import Written, in_library
from ..schema import Claim, Library, Recipe, Section


def is_whole(library: Library) -> bool:
    """Tell whether all that uses something could be read; else nobody can tell what is unused."""
    read = {
        "claim": library.claims,
        "figure": library.figures,
        "handout": library.recipes,
        "source": library.sources,
    }
    return all(
        library.known.get(kind, frozenset()) <= things.keys() for kind, things in read.items()
    )


def used_claims(library: Library) -> frozenset[str]:
    """Return the ids of the claims that a handout prints in one of its regions."""
    return frozenset(
        claim.id
        for recipe in library.recipes.values()
        for section in recipe.sections
        for claim in _asked_for(section, library)
        if _prints(recipe, claim, library)
    )


def used_words(library: Library) -> Iterator[Written]:
    """Yield the words that a sheet may print, but for those that explain terms."""
    used = used_claims(library)
    for written in in_library(library):
        if written.subject.kind != "term" and (written.claim is None or written.claim.id in used):
            yield written


def _asked_for(section: Section, library: Library) -> Iterator[Claim]:
    for item in section.claims:
        if item.claim in library.claims:
            yield library.claims[item.claim]
    if (wanted := section.select) is not None:
        for claim in library.claims.values():
            fits = wanted.category in {None, claim.category}
            if fits and (wanted.tag is None or wanted.tag in claim.tags):
                yield claim


def _prints(recipe: Recipe, claim: Claim, library: Library) -> bool:
    regions = recipe.regions or library.regions
    has_words = recipe.audience in claim.wording and not claim.withheld
    return has_words and (not claim.regions or any(claim.holds_in(region) for region in regions))
