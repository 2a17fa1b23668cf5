"""Whose sheet it is, and why it lost a claim: what rules ask in order not to say a fault twice."""

from ..schema import ChosenSection, Claim, Edition, Library, Show, Urgency

PATIENT = "patient"
"""The audience that takes a sheet home; what keeps readers safe is asked of its sheets."""


def opens_with_card(edition: Edition) -> bool:
    """Tell whether the first section of an edition is a warning card of level emergency."""
    first = edition.sections[0].section
    return first.show is Show.WARNING and first.level is Urgency.EMERGENCY


def is_empty(section: ChosenSection, edition: Edition, library: Library) -> bool:
    """Tell whether a section asks for claims and gets none, and no other rule says why."""
    select = section.section.select
    if section.chosen or not (section.section.claims or select):
        return False
    misspelt = select and select.category and select.category not in library.settings.categories
    return not (misspelt or _faulty(section, edition))


def known_words(claim: Claim, library: Library) -> bool:
    """Tell whether all audiences of a claim are in the vocabulary; else rule SCH011 speaks."""
    return {*claim.audience, *claim.wording} <= library.settings.audiences.keys()


def _faulty(section: ChosenSection, edition: Edition) -> bool:
    """Tell whether a claim that a section names is missing for a fault that another rule reports.

    The claim is not in the library, is withheld, has no wording for the handout's audience, or is
    named above already.
    """
    named = {item.claim for item in section.section.claims}
    above = edition.recipe.sections[: section.index]
    twice = named & {item.claim for other in above for item in other.claims}
    lost = (left.claim for left in section.left_out if left.claim.id in named)
    audience = edition.recipe.audience
    unfit = any(claim.withheld or audience not in claim.wording for claim in lost)
    return unfit or bool(section.missing or twice)
