"""What rests on what in a library: claims on sources, handouts on claims, terms, figures, regions and a layout.

A link leads from what rests to what it rests on. It is firm where a change of the one changes what the other
prints or what somebody signed, and loose where the two only belong together: a companion, a term that is mentioned.
Each kind of link is found when it is first asked for, since most questions need few of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ...language.inline import plain, term_links
from ...language.written import in_recipe
from ...schema import PROFESSIONALS, Claim, Library, Recipe, Section, Show, Subject, Term

SETTINGS = Subject("settings", "handout.toml")


class Relation(StrEnum):
    """How a thing rests on another."""

    PRINTS = "prints"
    CITES = "cites"
    LISTS = "lists"
    SHOWS = "shows"
    EXPLAINS = "explains"
    LAID_OUT_BY = "is laid out by"
    HANDED_OUT_IN = "is handed out in"
    CONTACTS = "gives the contacts of"
    SETTINGS = "follows the settings"
    REQUIRES = "requires"
    MENTIONS = "mentions"
    SUPERSEDED_BY = "is superseded by"

    @property
    def is_firm(self) -> bool:
        """Whether a change of what is rested on changes what rests on it."""
        return self not in {Relation.REQUIRES, Relation.MENTIONS, Relation.SUPERSEDED_BY}


class Link(NamedTuple):
    """One end of a link, as it is seen from the other; `where` is a locator in a source."""

    relation: Relation
    subject: Subject
    where: str = ""


Links = tuple[Link, ...]


@dataclass(frozen=True)
class Graph:
    """The links of a library."""

    library: Library

    def rests_on(self, subject: Subject) -> Links:
        """Return what a thing rests on, nearest first; a thing that is not there rests on nothing."""
        library = self.library
        if claim := library.claims.get(subject.id) if subject.kind == "claim" else None:
            return (*_cited(claim.sources), *_required(claim), *self._mentioned(claim))
        if subject.kind == "figure" and subject.id in library.figures:
            return tuple(_cited(library.figures[subject.id].sources))
        if subject.kind == "handout" and subject.id in library.recipes:
            return tuple(
                dict.fromkeys(self.of_handout(library.recipes[subject.id], with_terms=True))
            )
        if subject.kind == "source" and subject.id in library.sources:
            other = library.sources[subject.id].superseded_by
            return (Link(Relation.SUPERSEDED_BY, Subject("source", other)),) if other else ()
        return ()

    def users(self, subject: Subject) -> Links:
        """Return what rests on a thing."""
        if subject.kind == "term":
            return tuple(self._users_of_term(subject.id))
        return tuple(self._users[subject])

    def dependents(self, subjects: Iterable[Subject]) -> frozenset[Subject]:
        """Return these things and all that rests firmly on them, however far."""
        found = set(subjects)
        waiting = list(found)
        while waiting:
            for link in self.users(waiting.pop()):
                if link.relation.is_firm and link.subject not in found:
                    found.add(link.subject)
                    waiting.append(link.subject)
        return frozenset(found)

    @cached_property
    def printed(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that each handout prints in any of its regions, in print order."""
        return {recipe.id: self._printed(recipe) for recipe in self.library.recipes.values()}

    def terms_of(self, recipe: Recipe, among: Iterable[Term] | None = None) -> Iterator[Term]:
        """Yield the terms that a handout may explain, in a glossary or where they are first used."""
        glossaries = [part for part in recipe.sections if part.show is Show.GLOSSARY]
        named = {name for part in glossaries for name in part.terms}
        searches = any(not part.terms for part in glossaries)
        for_lay = recipe.audience not in PROFESSIONALS
        wanted = self.library.terms.values() if among is None else among
        texts = self._texts(recipe) if searches or for_lay or among is None else ""
        for term in wanted:
            may_stand = searches or (for_lay and term.gloss is not None)
            if term.id in named or (may_stand and mentions(texts, term)):
                yield term

    def mentioning(self, term: Term) -> Iterator[Claim]:
        """Yield the claims that mention a term or link to it."""
        for claim in self.library.claims.values():
            if any(mentions(words, term) for words in claim.wording.values()):
                yield claim

    def things(self) -> Iterator[Subject]:
        """Yield each thing that has an id, kind by kind."""
        library = self.library
        yield from (Subject("handout", name) for name in library.recipes)
        yield from (Subject("claim", name) for name in library.claims)
        yield from (Subject("source", name) for name in library.sources)
        yield from (Subject("term", name) for name in library.terms)
        yield from (Subject("figure", name) for name in library.figures)
        yield from (Subject("layout", name) for name in sorted(library.layouts))
        yield from (Subject("region", name) for name in library.regions)
        yield from (Subject("contacts", name) for name in library.contacts)

    @cached_property
    def _users(self) -> Mapping[Subject, list[Link]]:
        """What rests on each thing, but for terms."""
        library, users = self.library, defaultdict[Subject, list[Link]](list)
        for recipe in library.recipes.values():
            user = Subject("handout", recipe.id)
            for link in dict.fromkeys(self.of_handout(recipe)):
                users[link.subject].append(Link(link.relation, user, link.where))
        for claim in library.claims.values():
            user = Subject("claim", claim.id)
            for link in (*_cited(claim.sources), *_required(claim)):
                users[link.subject].append(Link(link.relation, user, link.where))
        for kind, things in (("figure", library.figures), ("source", library.sources)):
            for name in things:
                user = Subject(kind, name)
                for link in self.rests_on(user):
                    users[link.subject].append(Link(link.relation, user, link.where))
        return users

    def of_handout(self, recipe: Recipe, *, with_terms: bool = False) -> Iterator[Link]:
        """Yield what a handout rests on; the terms that it explains take longer to find."""
        library = self.library
        yield Link(Relation.LAID_OUT_BY, Subject("layout", recipe.layout))
        for name in recipe.regions or library.regions:
            yield Link(Relation.HANDED_OUT_IN, Subject("region", name))
        if library.settings.clinic:
            yield Link(Relation.CONTACTS, Subject("contacts", library.settings.clinic))
        yield Link(Relation.SETTINGS, SETTINGS)
        for claim in self.printed[recipe.id]:
            yield Link(Relation.PRINTS, Subject("claim", claim.id))
        for section in recipe.sections:
            for _, name in section.figures():
                yield Link(Relation.SHOWS, Subject("figure", name))
            for key in section.sources:
                yield Link(Relation.LISTS, Subject("source", key))
        if with_terms:
            for term in self.terms_of(recipe):
                yield Link(Relation.EXPLAINS, Subject("term", term.id))

    def _users_of_term(self, name: str) -> Iterator[Link]:
        term = self.library.terms.get(name)
        if term is None:
            return
        for recipe in self.library.recipes.values():
            if any(self.terms_of(recipe, [term])):
                yield Link(Relation.EXPLAINS, Subject("handout", recipe.id))
        for claim in self.mentioning(term):
            yield Link(Relation.MENTIONS, Subject("claim", claim.id))

    def _mentioned(self, claim: Claim) -> Iterator[Link]:
        text = "\n".join(claim.wording.values())
        for term in self.library.terms.values():
            if mentions(text, term):
                yield Link(Relation.MENTIONS, Subject("term", term.id))

    def _printed(self, recipe: Recipe) -> tuple[Claim, ...]:
        regions = recipe.regions or tuple(self.library.regions)
        asked = (claim for section in recipe.sections for claim in self._asked_for(section))
        fit = (
            claim
            for claim in asked
            if recipe.audience in claim.wording
            and not claim.withheld
            and any(claim.holds_in(region) for region in regions)
        )
        return tuple({claim.id: claim for claim in fit}.values())

    def _asked_for(self, section: Section) -> Iterator[Claim]:
        claims = self.library.claims
        yield from (claims[item.claim] for item in section.claims if item.claim in claims)
        if section.select is not None:
            category, tag = section.select.category, section.select.tag
            found = self._by_tag[tag] if tag else self._by_category[category]
            yield from (claim for claim in found if category in {None, claim.category})

    @cached_property
    def _by_category(self) -> Mapping[str | None, list[Claim]]:
        found = defaultdict[str | None, list[Claim]](list)
        for claim in self.library.claims.values():
            found[claim.category].append(claim)
            found[None].append(claim)
        return found

    @cached_property
    def _by_tag(self) -> Mapping[str, list[Claim]]:
        found = defaultdict[str, list[Claim]](list)
        for claim in self.library.claims.values():
            for tag in dict.fromkeys(claim.tags):
                found[tag].append(claim)
        return found

    def _texts(self, recipe: Recipe) -> str:
        """Return all that a handout says, as it was written."""
        claims = (claim.wording[recipe.audience] for claim in self.printed[recipe.id])
        return "\n".join([*(words.text for words in in_recipe(recipe)), *claims])


def mentions(text: str, term: Term) -> bool:
    """Tell whether a text links to a term, or holds one of its forms; letter case counts in abbreviations."""
    if f"]({term.id})" in text and term.id in term_links(text):
        return True
    return any(_is_in(" ".join(plain(form).split()), text) for form in (term.name, *term.also))


def _is_in(form: str, text: str) -> bool:
    flags = 0 if form.isupper() else re.IGNORECASE
    first = form.split(" ", 1)[0]
    if first not in text and (not flags or first.lower() not in text.lower()):
        return False
    words = r"[\s*_]+".join(map(re.escape, form.split(" ")))
    return re.search(rf"(?<!\w){words}(?!\w)", text, flags) is not None


def _cited(citations: Iterable[str]) -> Iterator[Link]:
    for citation in citations:
        key, _, where = citation.partition(" ")
        yield Link(Relation.CITES, Subject("source", key), where)


def _required(claim: Claim) -> Iterator[Link]:
    return (Link(Relation.REQUIRES, Subject("claim", name)) for name in claim.requires)
