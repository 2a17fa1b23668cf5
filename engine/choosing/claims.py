"""Choose the claims of one edition, section by section, and keep the reason for each that is left out."""

from collections.abc import Iterator, Set

from ...schema import (
    Chosen,
    ChosenSection,
    Claim,
    Edition,
    Item,
    LeftOut,
    Library,
    Recipe,
    Section,
    Select,
    Variant,
)


def choose(library: Library, recipe: Recipe, variant: Variant) -> Edition:
    """Choose what one handout prints in one region.

    A claim is printed once, where it is first asked for. The variant's region must be in the library.
    """
    sections: list[ChosenSection] = []
    printed: set[str] = set()
    for index, section in enumerate(recipe.sections):
        chosen = _choose_section(library, recipe, variant, index, section, printed)
        printed.update(one.claim.id for one in chosen.chosen)
        sections.append(chosen)
    contacts = library.contacts.get(variant.clinic) if variant.clinic else None
    return Edition(recipe, variant, library.regions[variant.region], contacts, tuple(sections))


def _choose_section(
    library: Library, recipe: Recipe, variant: Variant, index: int, section: Section, printed: Set[str]
) -> ChosenSection:
    chosen: list[Chosen] = []
    left_out: list[LeftOut] = []
    here: set[str] = set()
    for item, reason in _asked_for(library, index, section):
        claim = library.claims.get(item.claim)
        if claim is None:
            continue
        if against := _against(claim, recipe.audience, variant.region, printed | here):
            left_out.append(LeftOut(claim, against))
        else:
            chosen.append(Chosen(claim, item, reason))
            here.add(claim.id)
    missing = tuple(item.claim for item in section.claims if item.claim not in library.claims)
    return ChosenSection(index, section, tuple(chosen), tuple(left_out), missing)


def _asked_for(library: Library, index: int, section: Section) -> Iterator[tuple[Item, str]]:
    """Yield the claims that a section names, then those that it selects, each with the reason."""
    title = f"section {index + 1}" + (f", “{section.heading}”" if section.heading else "")
    for item in section.claims:
        yield item, f"named in {title}"
    if section.select is not None:
        reason = f"selected in {title}, by {words_for(section.select)}"
        for claim in library.claims.values():
            if fits(claim, section.select):
                yield Item(claim=claim.id), reason


def fits(claim: Claim, select: Select) -> bool:
    """Tell whether a claim has all that a selection names."""
    return select.category in (None, claim.category) and (select.tag is None or select.tag in claim.tags)


def words_for(select: Select) -> str:
    """Put a selection into words: `category symptom and tag sensory`."""
    parts = {"category": select.category, "tag": select.tag}
    return " and ".join(f"{key} {value}" for key, value in parts.items() if value)


def _against(claim: Claim, audience: str, region: str, printed: Set[str]) -> str:
    """Return why a claim that was asked for may not be printed, or nothing."""
    if claim.withheld:
        return f"it is withheld: {claim.withheld}"
    if audience not in claim.wording:
        return f"it has no wording for the audience {audience}"
    if not claim.holds_in(region):
        return f"it holds only in {', '.join(claim.regions)}, and this edition is for {region}"
    return "it is printed already, in an earlier place" if claim.id in printed else ""
