"""Answer why a claim is on a handout, or why it is not."""

from collections.abc import Iterator

from ...schema import Claim, Edition, Library
from .claims import fits, words_for
from .editions import Request, refuse_unknown, request_editions


def answers(library: Library, claim: str, handout: str, region: str | None) -> Iterator[str]:
    """Yield a line for each edition of a handout, in one region or in all: why it prints a claim, or why not.

    Raises `SelectionError` for an unknown claim, handout or region.
    """
    refuse_unknown("claim", [claim], library.claims)
    regions = (region,) if region else tuple(library.regions)
    for edition in request_editions(library, Request(handouts=(handout,), regions=regions)):
        yield f"{edition.name}: {why(library.claims[claim], edition)}"


def why(claim: Claim, edition: Edition) -> str:
    """Say in sentences why an edition prints a claim, or why not."""
    for section in edition.sections:
        for chosen in section.chosen:
            if chosen.claim.id == claim.id:
                return f"It is printed: {chosen.reason}.{_companion_of(claim, edition)}"
    for section in edition.sections:
        for left_out in section.left_out:
            if left_out.claim.id == claim.id:
                return f"It is asked for in section {section.index + 1} and not printed: {left_out.reason}."
    if claim.withheld:
        return f"It is not printed: it is withheld: {claim.withheld}"
    unworded = edition.recipe.audience not in claim.wording
    lacks = (
        f", and it has no wording for the audience {edition.recipe.audience}" if unworded else ""
    )
    return f"It is not printed: no section names it{_no_selection(claim, edition)}{lacks}."


def _companion_of(claim: Claim, edition: Edition) -> str:
    others = [other.id for other in edition.claims if claim.id in other.requires]
    return f" It must be: {', '.join(others)} may not be printed without it." if others else ""


def _no_selection(claim: Claim, edition: Edition) -> str:
    """Say which selections there are, none of which fits."""
    selects = [chosen.section.select for chosen in edition.sections if chosen.section.select]
    tried = [words_for(select) for select in selects if not fits(claim, select)]
    return f", and none selects it (by {'; by '.join(tried)})" if tried else ""
