"""The methods of the selection language: what each means, which values it knows, and what it finds.

A value may hold `*` for any letters and `?` for one. One without them must be known.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from ...schema import Certainty, Standing, Status, Subject
from ..choosing import SelectionError, refuse_unknown
from ..loading import Loaded
from ..relating import Graph, Relation, State
from .due import due

Match = Callable[[str], bool]


class Absent(SelectionError):
    """A selection asks for what changed, and nobody said since when."""


@dataclass(frozen=True)
class Ground:
    """What a selection is made from: a library, the day, and what changed since a revision."""

    loaded: Loaded
    today: date
    since: Callable[[], Mapping[Subject, State]] | None = None
    """Returns what changed; None where no repository is at hand."""
    other: "Ground | None" = None
    """Another state of the library, whose values are known too."""

    @cached_property
    def graph(self) -> Graph:
        """What rests on what in the library."""
        return Graph(self.loaded.library)

    @cached_property
    def changed(self) -> Mapping[Subject, State]:
        """What is new or changed."""
        if self.since is None:
            raise Absent("nobody said since when; name a revision with --since")
        return self.since()


Known = Callable[[Ground], Iterable[str]]


class Method(NamedTuple):
    """What a method means, an example, the values that it knows, and the things that it finds."""

    means: str
    example: str
    known: Known | None
    """None where the method reads its values itself."""
    find: Callable[[Ground, Match, str], Iterator[Subject]]


def find(ground: Ground, method: str, value: str) -> frozenset[Subject]:
    """Return the things that a method finds. Raises `SelectionError` for a value that is not known."""
    value = value.rstrip("/") if method == "path" else value
    known = METHODS[method].known
    if known is not None and not _has_wildcards(value):
        grounds = filter(None, (ground, ground.other))
        refuse_unknown(method, [value], {word for one in grounds for word in known(one)})
    return frozenset(METHODS[method].find(ground, _matcher(value), value))


def _has_wildcards(value: str) -> bool:
    return bool(re.search(r"[*?]", value))


def _matcher(value: str) -> Match:
    if not _has_wildcards(value):
        return lambda name: name == value
    pattern = value.replace("[", "[[]")  # brackets mean themselves
    return lambda name: fnmatchcase(name, pattern)


def _known(kind: str) -> Known:
    """Return what tells the ids of a kind, also of things that are there and faulty."""
    return lambda ground: {
        *ground.loaded.library.of(kind),
        *ground.loaded.library.known.get(kind, ()),
    }


def _words(words: Iterable[str]) -> Known:
    return lambda _: words


def _audiences(ground: Ground) -> Iterable[str]:
    return ground.loaded.library.settings.audiences


def _categories(ground: Ground) -> Iterable[str]:
    return ground.loaded.library.settings.categories


def _layouts(ground: Ground) -> Iterable[str]:
    return ground.loaded.library.layouts


def _owner_names(ground: Ground) -> Iterable[str]:
    return (owner for owner, _ in _owners(ground))


def _claim(name: str) -> Subject:
    return Subject("claim", name)


def _ids(ground: Ground) -> Iterator[str]:
    yield from (subject.id for subject in ground.graph.things())
    for names in ground.loaded.library.known.values():
        yield from names


def _by_id(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    return (subject for subject in ground.graph.things() if match(subject.id))


def _by_audience(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    library = ground.loaded.library
    for claim in library.claims.values():
        if any(map(match, claim.wording)):
            yield _claim(claim.id)
    for figure in library.figures.values():
        if any(map(match, figure.alt)):
            yield Subject("figure", figure.id)
    for recipe in library.recipes.values():
        if match(recipe.audience):
            yield Subject("handout", recipe.id)


def _by_category(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    claims = ground.loaded.library.claims.values()
    return (_claim(claim.id) for claim in claims if match(claim.category))


def _by_tag(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    claims = ground.loaded.library.claims.values()
    return (_claim(claim.id) for claim in claims if any(map(match, claim.tags)))


def _tags(ground: Ground) -> Iterator[str]:
    return (tag for claim in ground.loaded.library.claims.values() for tag in claim.tags)


def _by_certainty(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    claims = ground.loaded.library.claims.values()
    return (_claim(claim.id) for claim in claims if match(claim.certainty.value))


def _by_standing(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    sources = ground.loaded.library.sources.values()
    return (Subject("source", one.id) for one in sources if match(one.standing.value))


def _by_status(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    recipes = ground.loaded.library.recipes.values()
    return (Subject("handout", one.id) for one in recipes if match(one.status.value))


def _with_direct_users(
    kind: str, relations: Iterable[Relation]
) -> Callable[..., Iterator[Subject]]:
    """Return what finds things of a kind, and what is directly related to them in one of some ways."""
    wanted = frozenset(relations)

    def found(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
        for subject in ground.graph.things():
            if subject.kind == kind and match(subject.id):
                yield subject
                links = ground.graph.users(subject)
                yield from (link.subject for link in links if link.relation in wanted)

    return found


def _by_handout(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    shown = {Relation.PRINTS, Relation.SHOWS, Relation.EXPLAINS}
    for name in filter(match, ground.loaded.library.recipes):
        yield Subject("handout", name)
        links = ground.graph.rests_on(Subject("handout", name))
        yield from (link.subject for link in links if link.relation in shown)


def _by_region(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    library = ground.loaded.library
    for name in filter(match, library.regions):
        yield Subject("region", name)
        for recipe in library.recipes.values():
            if not recipe.regions or name in recipe.regions:
                yield Subject("handout", recipe.id)
        yield from (_claim(one.id) for one in library.claims.values() if one.holds_in(name))


def _owners(ground: Ground) -> Iterator[tuple[str, Subject]]:
    library = ground.loaded.library
    for kind, things in (("claim", library.claims), ("handout", library.recipes)):
        for name, thing in things.items():
            if thing.owner:
                yield thing.owner, Subject(kind, name)


def _by_owner(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    return (subject for owner, subject in _owners(ground) if match(owner))


def _by_due(ground: Ground, _: Match, value: str) -> Iterator[Subject]:
    fits, library = due(value, ground.today), ground.loaded.library
    kinds = {"claim": library.claims, "source": library.sources, "handout": library.recipes}
    for kind, things in kinds.items():
        for name, thing in things.items():
            if fits(thing.next_review):
                yield Subject(kind, name)


_STATES: Mapping[str, frozenset[State]] = MappingProxyType(
    {"modified": frozenset({State.NEW, State.CHANGED}), "new": frozenset({State.NEW})}
)


def _by_state(ground: Ground, match: Match, _: str) -> Iterator[Subject]:
    wanted = {state for word, states in _STATES.items() if match(word) for state in states}
    return (subject for subject, state in ground.changed.items() if state in wanted)


def _paths(ground: Ground) -> Iterator[str]:
    for document, _ in ground.loaded.origins.values():
        folders = document.path.split("/")
        yield from ("/".join(folders[: end + 1]) for end in range(len(folders)))


def _by_path(ground: Ground, match: Match, value: str) -> Iterator[Subject]:
    folder = f"{value}/"
    for subject, (document, _) in ground.loaded.origins.items():
        if match(document.path) or document.path.startswith(folder):
            yield subject


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "id": Method("what has this id, of whatever kind", "id:sym-*", _ids, _by_id),
        "audience": Method(
            "claims worded for it, figures described for it, handouts made for it",
            "audience:patient",
            _audiences,
            _by_audience,
        ),
        "category": Method(
            "claims of it",
            "category:treatment",
            _categories,
            _by_category,
        ),
        "tag": Method("claims that have it", "tag:sensory", _tags, _by_tag),
        "certainty": Method(
            "claims of which the evidence makes us so sure",
            "certainty:low",
            _words(Certainty),
            _by_certainty,
        ),
        "source": Method(
            "the source, the claims and figures that cite it, and the handouts that list it",
            "source:ng239",
            _known("source"),
            _with_direct_users("source", [Relation.CITES, Relation.LISTS]),
        ),
        "standing": Method(
            "sources that stand so", "standing:retracted", _words(Standing), _by_standing
        ),
        "term": Method(
            "the term, the claims that mention it, and the handouts that explain it",
            "term:neuropathy",
            _known("term"),
            _with_direct_users("term", [Relation.MENTIONS, Relation.EXPLAINS]),
        ),
        "figure": Method(
            "the figure, and the handouts that show it",
            "figure:feet",
            _known("figure"),
            _with_direct_users("figure", [Relation.SHOWS]),
        ),
        "handout": Method(
            "the handout, and the claims, figures and terms on it",
            "handout:b12-*",
            _known("handout"),
            _by_handout,
        ),
        "layout": Method(
            "the layout, and the handouts that use it",
            "layout:leaflet",
            _layouts,
            _with_direct_users("layout", [Relation.LAID_OUT_BY]),
        ),
        "region": Method(
            "the region, the claims that hold there, and the handouts that are handed out there",
            "region:GB",
            _known("region"),
            _by_region,
        ),
        "owner": Method(
            "claims and handouts that it answers for",
            'owner:"Medical librarian"',
            _owner_names,
            _by_owner,
        ),
        "status": Method(
            "handouts that stand so in their life", "status:draft", _words(Status), _by_status
        ),
        "due": Method(
            "claims, sources and handouts to be reviewed before or after a time from today, or without a day",
            "due:<90d",
            None,
            _by_due,
        ),
        "state": Method(
            "what is `new`, or `modified` (new or changed), since a revision (`--since`; by default the last commit)",
            "state:modified",
            _words(_STATES),
            _by_state,
        ),
        "path": Method(
            "what stands in a file or folder of the library",
            "path:content/claims/*",
            _paths,
            _by_path,
        ),
    }
)
"""All methods, by name."""
