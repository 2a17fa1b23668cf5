"""Glossary of a sheet: the terms that its lists name, or those that its words use or link to."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ...language.inline import term_links
from ...language.typesetting import normal
from ...schema import Edition, Library, Show, Term
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
        yield from filter(
            None, (section.heading, section.intro, *section.columns, *section.prompts)
        )
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
    cased = (re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in forms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(cased)})(?!\w)")
