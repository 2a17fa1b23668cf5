"""All words that are printed, each with the place where an author wrote it."""

from collections.abc import Iterator
from typing import NamedTuple

from ..schema import (
    Claim,
    Edition,
    Fault,
    Figure,
    Library,
    Recipe,
    Region,
    Section,
    Settings,
    Show,
    Subject,
    Term,
)

Path = tuple[str | int, ...]


class Written(NamedTuple):
    """Words of a library: what they belong to, the keys that lead to them, and the words."""

    subject: Subject
    at: Path
    text: str

    def fault(self, message: str, remedy: str, words: str) -> Fault:
        """Return a fault at some words inside these."""
        return Fault(self.subject, message, remedy, self.at, words)


def in_library(library: Library) -> Iterator[Written]:
    """Yield all words of a library that may ever be printed, except those of clinics."""
    yield from in_settings(library.settings)
    for region in library.regions.values():
        yield from in_region(region)
    for claim in library.claims.values():
        yield from in_claim(claim)
    for term in library.terms.values():
        yield from in_term(term)
    for figure in library.figures.values():
        yield from in_figure(figure)
    for recipe in library.recipes.values():
        yield from in_recipe(recipe)


def in_edition(edition: Edition, library: Library) -> Iterator[Written]:
    """Yield the words that an edition prints or, from a glossary that names no terms, may print."""
    audience = edition.recipe.audience
    yield from in_settings(library.settings)
    yield from in_recipe(edition.recipe)
    for claim in edition.claims:
        yield Written(Subject("claim", claim.id), ("wording", audience), claim.wording[audience])
    for section in edition.recipe.sections:
        if figure := library.figures.get(section.figure or ""):
            yield from (words for words in in_figure(figure) if words.at[-1] == audience)
        for name in _terms(section, library):
            yield from in_term(library.terms[name])


def in_settings(settings: Settings) -> Iterator[Written]:
    subject = Subject("settings", "handout.toml")
    yield Written(subject, ("publisher",), settings.publisher)
    yield Written(subject, ("disclaimer",), settings.disclaimer)


def in_region(region: Region) -> Iterator[Written]:
    for name, words in region.slots.items():
        yield Written(Subject("region", region.id), ("slots", name), words)


def in_claim(claim: Claim) -> Iterator[Written]:
    for audience, words in claim.wording.items():
        yield Written(Subject("claim", claim.id), ("wording", audience), words)


def in_term(term: Term) -> Iterator[Written]:
    subject = Subject("term", term.id)
    yield Written(subject, ("name",), term.name)
    yield Written(subject, ("plain",), term.plain)
    if term.say:
        yield Written(subject, ("say",), term.say)


def in_figure(figure: Figure) -> Iterator[Written]:
    subject = Subject("figure", figure.id)
    for audience, words in figure.caption.items():
        yield Written(subject, ("caption", audience), words)
    for audience, words in figure.alt.items():
        yield Written(subject, ("alt", audience), words)


def in_recipe(recipe: Recipe) -> Iterator[Written]:
    subject = Subject("handout", recipe.id)
    yield Written(subject, ("title",), recipe.title)
    yield Written(subject, ("purpose",), recipe.purpose)
    for number, section in enumerate(recipe.sections):
        for at, words in _in_section(section):
            yield Written(subject, ("sections", number, *at), words)


def _in_section(section: Section) -> Iterator[tuple[Path, str]]:
    if section.heading:
        yield ("heading",), section.heading
    if section.intro:
        yield ("intro",), section.intro
    for number, item in enumerate(section.claims):
        if item.label:
            yield ("claims", number, "label"), item.label
    for number, column in enumerate(section.columns):
        yield ("columns", number), column
    for number, prompt in enumerate(section.prompts):
        yield ("prompts", number), prompt


def _terms(section: Section, library: Library) -> Iterator[str]:
    if section.show is Show.GLOSSARY:
        for name in section.terms or library.terms:
            if name in library.terms:
                yield name
