"""Whose sheet it is, and why it lost a claim: what rules ask in order not to say a fault twice."""

from ..language.inline import slots
from ..schema import ChosenSection, Claim, Contacts, Edition, Library, Show, Urgency

PATIENT = "patient"
"""The audience that takes a sheet home; what keeps readers safe is asked of its sheets."""

_ANY = "any words"
_LINES = ("name", "phone", "out-of-hours", "email", "url", "hours")
_EVERY_LINE = Contacts.model_validate({"id": "any", **dict.fromkeys(_LINES, _ANY)})
CLINIC = frozenset(dict(_EVERY_LINE.slots()))
"""The slots that a clinic can fill."""


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


def too_late(claim: Claim, level: Urgency | None) -> Urgency | None:
    """Return the level that a claim is tagged with if a card of another has it wait; of two tags the later counts."""
    by_haste = tuple(Urgency)
    tag = next((one for one in reversed(by_haste) if one.value in claim.tags), None)
    is_late = tag and level and by_haste.index(tag) < by_haste.index(level)
    return tag if is_late else None


def fills(edition: Edition, text: str) -> bool:
    """Tell whether an edition or a clinic fills each slot in some words; else rule REF006 speaks."""
    return {*slots(text)} <= edition.region.slots.keys() | CLINIC


def lost_claims(edition: Edition, library: Library) -> bool:
    """Tell whether claims may be missing from an edition since they are faulty; then another rule says so."""
    selects = any(block.section.select for block in edition.sections)
    return bool(edition.missing) or (selects and bool(library.lost.get("claim")))


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
