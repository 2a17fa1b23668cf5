"""Why a section of an edition lost a claim: what several rules need in order not to say it twice."""

from ..schema import Claim, ChosenSection, Edition, Library


def known_words(claim: Claim, library: Library) -> bool:
    """Tell whether all audiences of a claim are in the vocabulary; else rule SCH011 speaks."""
    return {*claim.audience, *claim.wording} <= library.settings.audiences.keys()


def faulty(section: ChosenSection, edition: Edition) -> bool:
    """Tell whether a claim that a section names is missing for a fault that another rule reports.

    The claim is not in the library, is withheld, or has no wording for the handout's audience.
    """
    named = {item.claim for item in section.section.claims}
    audience = edition.recipe.audience
    lost = (left.claim for left in section.left_out if left.claim.id in named)
    unfit = any(claim.withheld or audience not in claim.wording for claim in lost)
    return unfit or bool(section.missing)
