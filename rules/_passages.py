"""What a reader of an edition reads, in order: claims in the region's words, list items with their stem.

Left out are titles, headings, labels, pictures, glossaries, references, footers, contacts and what is written on.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ..language.inline import plain
from ..language.reading import Passage
from ..language.spelling import respell
from ..language.typesetting import normal, typeset
from ..schema import ChosenSection, Edition, Library, Show, Subject

Path = tuple[str | int, ...]
Print = Callable[[str], str]

_LISTS = frozenset(
    {Show.BULLETS, Show.STEPS, Show.CHECKLIST, Show.TABLE, Show.WARNING, Show.KEY_POINTS}
)


class Where(NamedTuple):
    """Where the words of a passage were written, as they stand there, and the section that prints them."""

    subject: Subject
    at: Path
    text: str
    section: int
    category: str = ""
    """That of the claim; none for a line of the recipe."""

    def words(self, printed: str) -> str:
        """Return printed words if they stand in the text as they are, so that their line is found."""
        return printed if printed in self.text else ""


@lru_cache(maxsize=1)  # the rules look at one edition after the other
def passages(edition: Edition) -> tuple[tuple[Where, Passage], ...]:
    """Return what is read, in order of print, each with where it was written."""
    printed = printer(edition)
    return tuple(one for block in edition.sections for one in _in_block(block, edition, printed))


def printer(edition: Edition) -> Print:
    """Return what turns a wording into the bare words that an edition prints."""
    region, contacts = edition.region, edition.contacts
    slots = {name: plain(words) for name, words in region.slots.items()}
    slots |= dict(contacts.slots()) if contacts else {}
    return lambda text: normal(typeset(respell(plain(text, slots), region.spelling), region.units))


def explained(edition: Edition, library: Library) -> tuple[str, ...]:
    """Return all forms of the terms that an edition explains: where first used, or in a glossary."""
    printed, terms = printer(edition), library.terms
    glossaries = [one.terms for one in edition.recipe.sections if one.show is Show.GLOSSARY]
    listed = frozenset(chain.from_iterable(names or terms for names in glossaries))
    return tuple(
        printed(form)
        for name, term in terms.items()
        if term.gloss or name in listed
        for form in (term.name, *term.also)
    )


def _in_block(
    block: ChosenSection, edition: Edition, printed: Print
) -> Iterator[tuple[Where, Passage]]:
    section, recipe = block.section, edition.recipe
    kind = "item" if section.show in _LISTS else "paragraph"
    intro = printed(section.intro) if section.intro else ""
    stem = intro if kind == "item" and intro.endswith(":") else ""
    if intro and not stem:
        at = ("sections", block.index, "intro")
        where = Where(Subject("handout", recipe.id), at, section.intro or "", block.index)
        yield where, Passage(intro, key=where)
    for chosen in block.chosen:
        claim = chosen.claim
        if text := claim.wording.get(recipe.audience):
            at = ("wording", recipe.audience)
            where = Where(Subject("claim", claim.id), at, text, block.index, claim.category)
            yield where, Passage(printed(text), kind, stem, where)
