"""Follow the links of a thing both ways: down to what it rests on, and up to what rests on it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ...language.inline import plain
from ...schema import Claim, Contacts, Figure, Library, Recipe, Region, Source, Subject, Term
from ..choosing import refuse_unknown
from ..loading import Loaded
from ..relating import Graph, Link, Relation

_NOT_FOLLOWED = frozenset({"region", "settings", "contacts", "layout"})
"""What nearly everything rests on; a tree would only repeat it."""


class Released(NamedTuple):
    """A sheet that was released, and what it printed: each thing with the digest that it had."""

    edition: str
    version: str
    on: date
    code: str
    handout: str
    layout: str
    printed: Mapping[Subject, str]
    """Claims, terms, figures and sources; without a digest where the library no longer had the thing."""

    def rests_on(self, subject: Subject) -> bool:
        """Tell whether the sheet printed a thing, explained it, or rested on it."""
        return subject in self.printed or subject in {
            Subject("handout", self.handout),
            Subject("layout", self.layout),
        }


class History(NamedTuple):
    """The released sheets of a thing: at least those that rest on it, and how many more do not tell."""

    sheets: Iterable[Released] = ()
    silent: int = 0
    """So many sheets were recorded before things of its kind were."""


FindReleased = Callable[[Subject], History]
"""Returns the released sheets of a thing."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A thing at the other end of a link, and what is linked to it in turn."""

    relation: Relation
    subject: Subject
    title: str
    where: str = ""
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """A thing, where it is written, and all that hangs together with it."""

    subject: Subject
    title: str
    place: str
    rests_on: tuple[Branch, ...]
    used_by: tuple[Branch, ...]
    released: tuple[Released, ...] = ()
    silent: int = 0
    """Of so many released sheets nobody knows, since their records are older than what they would tell."""


def trace(
    loaded: Loaded, name: str, released: FindReleased = lambda _: History(), kind: str | None = None
) -> tuple[Trace, ...]:
    """Trace what has an id, of whatever kind or of one; what is gone and was released is traced too.

    Raises `SelectionError` for an id that neither the library nor a released sheet knows.
    """
    graph = Graph(loaded.library)
    things = {thing for thing in graph.things() if kind in {None, thing.kind}}
    found = [thing for thing in things if thing.id == name]
    traces = [_trace(loaded, graph, thing, released) for thing in sorted(found)]
    if not traces:
        kinds = [kind] if kind else ["claim", "source", "term", "figure", "handout", "layout"]
        gone = (_gone(Subject(one, name), released) for one in kinds)
        traces = [one for one in gone if one.released]
    if not traces:
        refuse_unknown(kind or "id", [name], {thing.id for thing in things})
    return tuple(traces)


def _trace(loaded: Loaded, graph: Graph, subject: Subject, released: FindReleased) -> Trace:
    return Trace(
        subject,
        title_of(loaded.library, subject),
        _place(loaded, subject),
        tuple(_branches(graph, subject, graph.rests_on, frozenset({subject}))),
        tuple(_branches(graph, subject, graph.users, frozenset({subject}))),
        *_sheets(subject, released),
    )


def _gone(subject: Subject, released: FindReleased) -> Trace:
    title = f"the library no longer has this {subject.kind}"
    return Trace(subject, title, "", (), (), *_sheets(subject, released))


def _sheets(subject: Subject, released: FindReleased) -> tuple[tuple[Released, ...], int]:
    found, silent = released(subject)
    sheets = [sheet for sheet in found if sheet.rests_on(subject)]
    return tuple(sorted(sheets, key=lambda one: (one.edition, one.on, one.version))), silent


def _branches(
    graph: Graph,
    subject: Subject,
    follow: Callable[[Subject], Iterable[Link]],
    above: frozenset[Subject],
) -> Iterator[Branch]:
    for link in follow(subject):
        if link.relation is Relation.SETTINGS or link.subject in above:
            continue
        goes_on = link.relation.is_firm and link.subject.kind not in _NOT_FOLLOWED
        further = _branches(graph, link.subject, follow, above | {link.subject}) if goes_on else ()
        yield Branch(
            link.relation,
            link.subject,
            title_of(graph.library, link.subject),
            link.where,
            tuple(further),
        )


def title_of(library: Library, subject: Subject) -> str:
    """Return what a thing is called, or the beginning of what it says; nothing where it has no name of its own."""
    match library.of(subject.kind).get(subject.id):
        case Claim() as claim:
            return _shortened(plain(next(iter(claim.wording.values()), "")))
        case Recipe() as recipe:
            return f"{plain(recipe.title)} ({recipe.audience})"
        case Source(title=name) | Figure(file=name) | Region(name=name):
            return name
        case Term(name=name) | Contacts(name=name):
            return plain(name)
        case _:
            return ""


_LONGEST = 72
"""Characters of a claim that are shown in a tree."""


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _place(loaded: Loaded, subject: Subject) -> str:
    origin = loaded.origins.get(subject)
    if origin is None:
        return ""
    document, at = origin
    return f"{document.path}:{document.place(at).line}" if at else document.path
