"""Library → the digest of each thing that is signed: claims, figures, and handouts with all that they print."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ...language.inline import plain, slots
from ...schema import Edition, Library, Recipe, Signable, Term, Variant
from ...schema.digests import claim_digests, digest, figure_digest, source_digest
from ...schema.governance import Governance
from ..choosing import choose

_FOR_EDITORS = {*Governance.model_fields, "note", "waivers", "keywords", "subject", "layout"}
"""Fields of a recipe that print no words of its own."""
_CHOOSING = {"claims", "select", "figure", "prompts"}
"""Fields of a section in whose place stands what they yield."""


@dataclass(frozen=True)
class Digests:
    """The digests of a library's things; each is taken once."""

    library: Library
    _claims: dict[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    _editions: dict[str, tuple[Edition, ...]] = field(
        default_factory=dict[str, tuple[Edition, ...]]
    )

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The digest of each source."""
        return {key: source_digest(source) for key, source in self.library.sources.items()}

    def of(self, thing: Signable) -> str | None:
        """Return the digest of a thing; None where the library has it not, or not for its audience."""
        if thing.kind == "claim":
            return self._of_claim(thing.id).get(thing.audience)
        if self.lacks(thing):
            return None
        if thing.kind == "handout":
            return self.handout(self.library.recipes[thing.id])
        return self.figure(thing.id, thing.audience)

    def lacks(self, thing: Signable) -> bool:
        """Tell whether the library has a thing not, or not for its audience."""
        library = self.library
        if thing.kind == "claim":
            claim = library.claims.get(thing.id)
            return claim is None or thing.audience not in claim.wording
        if thing.kind == "figure":
            figure = library.figures.get(thing.id)
            return figure is None or thing.audience not in figure.alt
        return thing.id not in library.recipes

    def claim(self, name: str, audience: str) -> str:
        """Return the digest of a claim for an audience that it has a wording for."""
        return self._of_claim(name)[audience]

    def _of_claim(self, name: str) -> Mapping[str, str]:
        """Return the digests of a claim by audience; none where the library has no such claim."""
        if name not in self._claims:
            claim = self.library.claims.get(name)
            self._claims[name] = claim_digests(claim, claim.wording, self.sources) if claim else {}
        return self._claims[name]

    def figure(self, name: str, audience: str) -> str:
        """Return the digest of a figure for an audience that it is described for."""
        figure = self.library.figures[name]
        drawing = self.library.drawings.get(figure.file, b"")
        return figure_digest(figure, audience, drawing, self.library.sources)

    def handout(self, recipe: Recipe) -> str:
        """Return the digest of a handout: its own words, and in each region what it prints, in order.

        It changes with any claim, figure, term or slot that a sheet of it would print otherwise, or in another
        order; neither its layout nor what only editors read changes it.
        """
        own = recipe.model_dump(
            mode="json", exclude_defaults=True, exclude={*_FOR_EDITORS, "sections"}
        )
        prints = {
            edition.variant.region: self._printed(edition) for edition in self.editions(recipe)
        }
        disclaimer = self.library.settings.disclaimer
        return digest({"handout": own, "disclaimer": disclaimer, "prints": prints})

    def editions(self, recipe: Recipe) -> Sequence[Edition]:
        """Return a handout in each region where it is handed out; its claims are chosen once."""
        if recipe.id not in self._editions:
            self._editions[recipe.id] = tuple(editions(self.library, recipe))
        return self._editions[recipe.id]

    def _printed(self, edition: Edition) -> dict[str, Any]:
        """Return what an edition prints as plain data: words of its own, and of the rest the digests."""
        prose = tuple(words(self.library, edition))
        filled = {name for one in prose for name in slots(one)}
        return {
            "sections": [self._section(edition, number) for number in range(len(edition.sections))],
            "terms": [_said(term) for term in used_terms(self.library, prose)],
            "slots": {
                name: value for name, value in edition.region.slots.items() if name in filled
            },
        }

    def _section(self, edition: Edition, number: int) -> dict[str, Any]:
        block, audience = edition.sections[number], edition.recipe.audience
        section = block.section
        prompts = [
            [prompt.words, self._shown(prompt.figure, audience)] for prompt in section.prompts
        ]
        return {
            "own": section.model_dump(mode="json", exclude_defaults=True, exclude=_CHOOSING),
            "figure": self._shown(section.figure, audience),
            "prompts": prompts,
            "claims": [
                [chosen.item.label or "", self.claim(chosen.claim.id, audience)]
                for chosen in block.chosen
            ],
            "terms": [
                _said(self.library.terms[name])
                for name in section.terms
                if name in self.library.terms
            ],
            "sources": [self.sources.get(key, "") for key in section.sources],
        }

    def _shown(self, name: str | None, audience: str) -> str:
        return (name and self.of(Signable("figure", name, audience))) or ""


def editions(library: Library, recipe: Recipe) -> Iterator[Edition]:
    """Yield a handout in each region where it is handed out; paper, size and clinic do not matter here."""
    for region in library.regions.values():
        if not recipe.regions or region.id in recipe.regions:
            yield choose(library, recipe, Variant(region.id, region.language, region.paper))


def words(library: Library, edition: Edition) -> Iterator[str]:
    """Yield the words that an edition prints, as they are written."""
    recipe, audience = edition.recipe, edition.recipe.audience
    yield from (recipe.title, recipe.purpose, library.settings.disclaimer)
    for block in edition.sections:
        section = block.section
        yield from filter(None, (section.heading, section.intro, *section.columns))
        yield from (prompt.words for prompt in section.prompts)
        for chosen in block.chosen:
            yield from filter(None, (chosen.item.label, chosen.claim.wording[audience]))
        for _, name in section.figures():
            figure = library.figures.get(name)
            yield figure.caption.get(audience, "") if figure else ""


def used_terms(library: Library, prose: tuple[str, ...]) -> Iterator[Term]:
    """Yield the terms that words hold in any form: those that a sheet explains are among them."""
    text = "\n".join(plain(one) for one in prose).casefold()
    for term in library.terms.values():
        if any(plain(form).casefold() in text for form in (term.name, *term.also)):
            yield term


def _said(term: Term) -> list[str]:
    return [term.id, term.name, term.plain, term.gloss or "", term.say or ""]
