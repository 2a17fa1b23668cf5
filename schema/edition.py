"""An edition: one handout as it will be printed, with every claim chosen and the reason why."""

from dataclasses import dataclass

from .claim import Claim
from .contacts import Contacts
from .recipe import Item, Recipe, Section
from .region import Region
from .vocabulary import Paper, Size


@dataclass(frozen=True, slots=True)
class Variant:
    """Where, in which language, on which paper and how large a handout is printed."""

    region: str
    language: str
    paper: Paper
    size: Size = Size.STANDARD
    clinic: str | None = None
    review: bool = False
    """Whether it is a review copy, with a note and a line to sign beside each statement."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A claim that is printed, the item of the recipe that asked for it, and why."""

    claim: Claim
    item: Item
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that the recipe names or selects and that is not printed, and why."""

    claim: Claim
    reason: str


@dataclass(frozen=True, slots=True)
class ChosenSection:
    """A section of the recipe with its claims in print order; `index` is its place in the recipe."""

    index: int
    section: Section
    chosen: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...] = ()
    missing: tuple[str, ...] = ()
    """Ids that the recipe names and the library does not have, or has only with faults."""


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A handout in one region, language, paper and size; each is chosen once, so it equals only itself."""

    recipe: Recipe
    variant: Variant
    region: Region
    contacts: Contacts | None
    sections: tuple[ChosenSection, ...]

    @property
    def name(self) -> str:
        """The edition's name, which is also that of its file without the suffix."""
        variant = self.variant
        parts = [
            self.recipe.id,
            variant.region,
            variant.language,
            variant.paper,
            variant.size,
            variant.clinic,
            "review" if variant.review else None,
        ]
        return "_".join(part for part in parts if part and part != Size.STANDARD)

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of claims that should be printed and cannot."""
        return tuple(name for section in self.sections for name in section.missing)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims that are printed, in print order."""
        return tuple(chosen.claim for section in self.sections for chosen in section.chosen)
