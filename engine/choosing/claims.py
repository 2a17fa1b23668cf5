"""Choose the claims of one edition, section by section, and keep the reason for each that is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

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
    chooser = _Chooser(library, recipe.audience, variant.region)
    sections = tuple(chooser.section(*numbered) for numbered in enumerate(recipe.sections))
    contacts = library.contacts.get(variant.clinic) if variant.clinic else None
    return Edition(recipe, variant, library.regions[variant.region], contacts, sections)


@dataclass(slots=True)
class _Chooser:
    """Goes through the sections of one edition, and remembers what is printed already."""

    library: Library
    audience: str
    region: str
    printed: set[str] = field(default_factory=set[str])

    def section(self, index: int, section: Section) -> ChosenSection:
        """Choose the claims of a section."""
        chosen: list[Chosen] = []
        left_out: list[LeftOut] = []
        for item, reason in _asked_for(self.library, index, section):
            claim = self.library.claims.get(item.claim)
            if claim is None:
                continue
            if against := self.against(claim):
                left_out.append(LeftOut(claim, against))
            else:
                chosen.append(Chosen(claim, item, reason))
                self.printed.add(claim.id)
        names = (item.claim for item in section.claims)
        missing = tuple(name for name in names if name not in self.library.claims)
        return ChosenSection(index, section, tuple(chosen), tuple(left_out), missing)

    def against(self, claim: Claim) -> str:
        """Return why a claim that was asked for may not be printed, or nothing."""
        if claim.withheld:
            return f"it is withheld: {claim.withheld}"
        if self.audience not in claim.wording:
            return f"it has no wording for the audience {self.audience}"
        if not claim.holds_in(self.region):
            return f"it holds only in {', '.join(claim.regions)}, and this edition is for {self.region}"
        return "it is printed already, in an earlier place" if claim.id in self.printed else ""


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
    return select.category in (None, claim.category) and (
        select.tag is None or select.tag in claim.tags
    )


def words_for(select: Select) -> str:
    """Put a selection into words: `category symptom and tag sensory`."""
    parts = {"category": select.category, "tag": select.tag}
    return " and ".join(f"{key} {value}" for key, value in parts.items() if value)
