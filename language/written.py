"""All words that are printed: where an author wrote them, who reads them, and in which regions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..schema import (
    PROFESSIONALS,
    Claim,
    Edition,
    Fault,
    Figure,
    Library,
    Profile,
    Recipe,
    Region,
    Section,
    Settings,
    Show,
    Subject,
    Term,
)
from .inline import plain
from .once import once
from .patterns import pattern

Path = tuple[str | int, ...]
Regions = tuple[Region, ...]

_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Written:
    """Words of a library: what they belong to, the keys that lead to them, and the words.

    `audience` is who reads them, None where all do; `regions` are those in which they may be printed;
    `claim` is the claim whose wording they are.
    """

    subject: Subject
    at: Path
    text: str
    audience: str | None = None
    regions: tuple[Region, ...] = ()
    claim: Claim | None = None

    @property
    def is_lay(self) -> bool:
        """Tell whether people who take a sheet home may read them."""
        return self.audience not in PROFESSIONALS

    @property
    def profiles(self) -> frozenset[Profile]:
        """The standards of the regions in which they may be printed."""
        return frozenset(region.profile for region in self.regions if region.profile)

    @cached_property
    def said(self) -> str:
        """The words without marks; a slot reads as its name: `{clinic-phone}` as `clinic phone`."""
        return plain(self.text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each different word, in small letters: a quick look before a slow pattern."""
        return frozenset(_WORD.findall(self.said.lower()))

    def fault(self, message: str, remedy: str, words: str, instead: str | None = None) -> Fault:
        """Return a fault at some words inside these; `instead` is what may safely replace them."""
        return Fault(self.subject, message, remedy, self.at, words, instead)


def in_library(library: Library, having: str = "") -> Iterator[Written]:
    """Yield all words of a library that may ever be printed, except those of clinics.

    `having` are characters that words of claims and handouts must hold: most hold no mark at all.
    """
    everywhere = tuple(library.regions.values())
    for claim in library.claims.values():
        if any(having in words for words in claim.wording.values()):
            yield from in_claim(claim, everywhere)
    yield from in_common(library)
    for recipe in library.recipes.values():
        yield from in_recipe(recipe, everywhere, having)


def in_common(library: Library) -> Iterator[Written]:
    """Yield all words of a library that may ever be printed and are neither a claim's nor a handout's."""
    everywhere = tuple(library.regions.values())
    yield from in_settings(library.settings, everywhere)
    for region in everywhere:
        yield from in_region(region)
    for term in library.terms.values():
        yield from in_term(term, everywhere)
    for figure in library.figures.values():
        yield from in_figure(figure, everywhere)


def in_edition(edition: Edition, library: Library) -> Iterator[Written]:
    """Yield the words that an edition prints or, from a glossary that names no terms, may print."""
    audience, here = edition.recipe.audience, (edition.region,)
    yield from in_settings(library.settings, here)
    yield from in_recipe(edition.recipe, here)
    for claim in edition.claims:
        yield from (words for words in in_claim(claim, here) if words.audience == audience)
    for section in edition.recipe.sections:
        if figure := library.figures.get(section.figure or ""):
            yield from (words for words in in_figure(figure, here) if words.audience == audience)
        for name in _terms(section, library):
            yield from in_term(library.terms[name], here)


def in_settings(settings: Settings, regions: Regions = ()) -> Iterator[Written]:
    subject = Subject("settings", "handout.toml")
    yield Written(subject, ("publisher",), settings.publisher, None, regions)
    yield Written(subject, ("disclaimer",), settings.disclaimer, None, regions)


def in_region(region: Region) -> Iterator[Written]:
    for name, words in region.slots.items():
        yield Written(Subject("region", region.id), ("slots", name), words, None, (region,))


def in_claim(claim: Claim, regions: Regions = ()) -> Iterator[Written]:
    subject = Subject("claim", claim.id)
    here = tuple(region for region in regions if claim.holds_in(region.id))
    for audience, words in claim.wording.items():
        yield Written(subject, ("wording", audience), words, audience, here, claim)


def in_term(term: Term, regions: Regions = ()) -> Iterator[Written]:
    subject = Subject("term", term.id)
    yield Written(subject, ("name",), term.name, None, regions)
    yield Written(subject, ("plain",), term.plain, None, regions)
    if term.say:
        yield Written(subject, ("say",), term.say, None, regions)


def in_figure(figure: Figure, regions: Regions = ()) -> Iterator[Written]:
    subject = Subject("figure", figure.id)
    for audience, words in figure.caption.items():
        yield Written(subject, ("caption", audience), words, audience, regions)
    for audience, words in figure.alt.items():
        yield Written(subject, ("alt", audience), words, audience, regions)


def in_recipe(recipe: Recipe, regions: Regions = (), having: str = "") -> Iterator[Written]:
    subject = Subject("handout", recipe.id)
    here = tuple(one for one in regions if not recipe.regions or one.id in recipe.regions)
    for at, words in _in_recipe(recipe):
        if having in words:
            yield Written(subject, at, words, recipe.audience, here)


@once(most=5_000)
def _in_recipe(recipe: Recipe) -> tuple[tuple[Path, str], ...]:
    """Return the words of a handout and where they stand; several rules ask, and `--watch` again and again."""
    return tuple(_words_of(recipe))


def _words_of(recipe: Recipe) -> Iterator[tuple[Path, str]]:
    yield ("title",), recipe.title
    yield ("purpose",), recipe.purpose
    for number, section in enumerate(recipe.sections):
        for at, words in _in_section(section):
            yield ("sections", number, *at), words


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
        yield ("prompts", number, "words"), prompt.words


def _terms(section: Section, library: Library) -> Iterator[str]:
    if section.show is Show.GLOSSARY:
        for name in section.terms or library.terms:
            if name in library.terms:
                yield name
