"""Terms of a sheet: its glossaries, and the words that explain a term where it is first used."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ...language.inline import term_links
from ...language.typesetting import normal
from ...schema import PROFESSIONALS, Edition, Library, Show, Term
from .wording import UnresolvedError, Writer


def glossaries(
    library: Library, edition: Edition, writer: Writer
) -> Mapping[int, tuple[Term, ...]]:
    """Return the terms of each glossary by the section's index: as named, or as found, by name.

    A term stands in the first glossary that holds it.
    """
    lists: dict[int, tuple[Term, ...]] = {}
    for section in edition.sections:
        if section.section.show is Show.GLOSSARY:
            named = [term(library, name) for name in section.section.terms]
            printed = {entry.id for entries in lists.values() for entry in entries}
            entries = named or _found(library, edition, writer)
            lists[section.index] = tuple(entry for entry in entries if entry.id not in printed)
    return lists


class Gloss(NamedTuple):
    """A term where it is first used: how it is met there, and the few words that explain it."""

    term: Term
    pattern: re.Pattern[str]


def first_uses(
    library: Library, edition: Edition, writer: Writer, listed: Container[str]
) -> Mapping[tuple[int, int], tuple[Gloss, ...]]:
    """Return the terms that are first used in each claim of a sheet, by section and place in it.

    Professionals need none, and a term that a glossary of the sheet lists is explained there.
    """
    found: dict[tuple[int, int], tuple[Gloss, ...]] = {}
    if edition.recipe.audience in PROFESSIONALS:
        return found
    open_terms = {
        entry.id: Gloss(entry, _pattern(tuple(_forms(entry, writer))))
        for entry in library.terms.values()
        if entry.gloss and entry.id not in listed
    }
    for block in edition.sections:
        for place, chosen in enumerate(block.chosen):
            wording = chosen.claim.wording.get(edition.recipe.audience, "")
            text = normal(writer.plain(wording))
            here = tuple(gloss for gloss in open_terms.values() if gloss.pattern.search(text))
            found[block.index, place] = here
            for gloss in here:
                del open_terms[gloss.term.id]
    return found


def anchor(name: str) -> str:
    """Return the id of a term's entry on the sheet."""
    return f"term-{name}"


def term(library: Library, name: str) -> Term:
    """Return a term of the library. Raises UnresolvedError where it has none of that name."""
    if name not in library.terms:
        raise UnresolvedError(f"no term is called {name}")
    return library.terms[name]


def wordings(library: Library, edition: Edition) -> Iterator[str]:
    """Yield every wording that the sheet prints outside its glossaries and references."""
    recipe = edition.recipe
    yield from (recipe.title, recipe.purpose)
    for block in edition.sections:
        section = block.section
        yield from filter(None, (section.heading, section.intro, *section.columns))
        yield from (prompt.words for prompt in section.prompts)
        for chosen in block.chosen:
            yield from filter(None, (chosen.item.label, chosen.claim.wording.get(recipe.audience)))
        if figure := library.figures.get(section.figure or ""):
            yield from filter(None, (figure.caption.get(recipe.audience),))


def _found(library: Library, edition: Edition, writer: Writer) -> list[Term]:
    printed = tuple(wordings(library, edition))
    linked = {name for prose in printed for name in term_links(prose)}
    text = normal("\n".join(writer.plain(prose) for prose in printed))
    used = [
        entry
        for entry in library.terms.values()
        if entry.id in linked or _pattern(tuple(_forms(entry, writer))).search(text)
    ]
    return sorted(used, key=lambda entry: writer.plain(entry.name).casefold())


def _forms(entry: Term, writer: Writer) -> Iterator[str]:
    return (normal(writer.plain(form)) for form in (entry.name, *entry.also))


@lru_cache(maxsize=1024)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Match any form where it stands whole; letter case counts in abbreviations: MS is not ms."""
    whole = (r"\s+".join(re.escape(word) for word in form.split()) for form in forms)
    cased = (form if form.isupper() else f"(?i:{form})" for form in whole)
    return re.compile(rf"(?<!\w)(?:{'|'.join(cased)})(?!\w)")
