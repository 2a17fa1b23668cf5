"""Two libraries → what changed from one to the other, handout by handout, each in the words of its audience.

A handout changed where something that it prints says another thing. Where a claim stands in its file, and in which
file, is no change; neither are white space and what only editors read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from ...schema import Library, Recipe, Subject
from ..loading import Loaded
from . import said
from .graph import SETTINGS, Graph
from .said import Aspect, Said


class State(StrEnum):
    """What became of a thing."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


class Part(NamedTuple):
    """One value that changed: of what, which, and what it said before and says now; None where it was not there.

    `audience` is whose words they are, where each audience has its own.
    """

    aspect: Aspect
    subject: Subject
    what: str
    old: str | None
    new: str | None
    audience: str = ""

    @property
    def label(self) -> str:
        """What it is of, and which: `claim wash-hands, certainty`; the wording itself needs no name."""
        whose = f" for {self.audience}" if self.audience else ""
        thing = f"{self.subject.kind} {self.subject.id}{whose}"
        return thing if self.what == "wording" else f"{thing}, {self.what}"


@dataclass(frozen=True, slots=True)
class HandoutChange:
    """What changed on one handout; `parts` are empty where it is new or gone as a whole."""

    handout: str
    audience: str
    title: str
    state: State
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """All that changed from one library to another; `unprinted` is what changed and stands on no handout."""

    handouts: tuple[HandoutChange, ...]
    unprinted: tuple[Part, ...]
    things: Mapping[Subject, State]
    """Each thing that is new, gone or says something else; a handout, also where only what it prints does."""

    @property
    def stale(self) -> tuple[str, ...]:
        """The handouts that were there before, and whose sheets no longer say what the library says."""
        return tuple(one.handout for one in self.handouts if one.state is not State.NEW)


def differences(old: Loaded, new: Loaded) -> Differences:
    """Compare two libraries. What is there and faulty counts as unchanged, since nobody can tell what it says."""
    comparison = _Comparison(old, new)
    handouts = tuple(comparison.handouts())
    return Differences(
        handouts,
        tuple(dict.fromkeys(comparison.unprinted(handouts))),
        {**comparison.things, **{Subject("handout", one.handout): one.state for one in handouts}},
    )


class _Comparison:
    """Two libraries side by side; each thing is compared once, for each audience."""

    def __init__(self, old: Loaded, new: Loaded) -> None:
        self.sides = (old, new)
        self.old, self.new = old.library, new.library
        self.graphs = (Graph(old.library), Graph(new.library))
        self.kept: dict[tuple[Subject, str], tuple[Part, ...]] = {}

    @cached_property
    def things(self) -> Mapping[Subject, State]:
        """What became of each thing but handouts: all that is new, gone or differs."""
        found: dict[Subject, State] = {}
        for kind in ("claim", "source", "term", "figure", "region", "contacts"):
            before, after = self.old.of(kind), self.new.of(kind)
            for name in dict.fromkeys([*before, *after]):
                subject = Subject(kind, name)
                if before.get(name) is after.get(name) and kind not in {"figure", "contacts"}:
                    continue
                if self._is_faulty(subject):
                    continue
                if name not in before or name not in after:
                    found[subject] = State.NEW if name in after else State.GONE
                elif any(self.parts(subject, audience) for audience in self._audiences(subject)):
                    found[subject] = State.CHANGED
        for name in self._layouts:
            found[Subject("layout", name)] = State.CHANGED
        if self.parts(SETTINGS):
            found[SETTINGS] = State.CHANGED
        return found

    def handouts(self) -> Iterator[HandoutChange]:
        """Yield each handout that is new, gone or changed, by audience and id."""
        both = {**self.old.recipes, **self.new.recipes}
        for recipe in sorted(both.values(), key=lambda one: (one.audience, one.id)):
            before, after = self.old.recipes.get(recipe.id), self.new.recipes.get(recipe.id)
            parts: tuple[Part, ...] = ()
            if self._is_faulty(Subject("handout", recipe.id)):
                continue
            if before and after:
                state, parts = State.CHANGED, tuple(dict.fromkeys(self._on_handout(before, after)))
                if not parts:
                    continue
            else:
                state = State.NEW if after else State.GONE
            yield HandoutChange(recipe.id, recipe.audience, recipe.title, state, parts)

    def unprinted(self, handouts: Sequence[HandoutChange]) -> Iterator[Part]:
        """Yield what changed and was not told of any handout."""
        told = {part for one in handouts for part in one.parts}
        whole = [one for one in handouts if one.state is not State.CHANGED]
        there = {subject for one in whole for subject in self._printed_on(one)}
        for subject in self.things:
            for audience in self._audiences(subject):
                parts = self.parts(subject, audience) if subject not in there else ()
                yield from (part for part in parts if part not in told)

    def _printed_on(self, change: HandoutChange) -> Iterator[Subject]:
        """Yield what a handout that is new or gone prints or printed."""
        graph = self.graphs[change.state is State.NEW]
        yield from (link.subject for link in graph.rests_on(Subject("handout", change.handout)))
        for claim in graph.printed[change.handout]:
            yield from (Subject("source", key) for key in claim.cited)

    def parts(self, subject: Subject, audience: str = "") -> tuple[Part, ...]:
        """Return what changed of a thing, as an audience reads it."""
        key = (subject, audience if subject.kind in {"claim", "figure"} else "")
        if subject.kind == "layout":
            return self._layouts.get(subject.id, ())
        if key not in self.kept:
            old, new = (_said(one, subject, audience) for one in (self.old, self.new))
            self.kept[key] = tuple(_parts(subject, old, new, key[1]))
        return self.kept[key]

    def _on_handout(self, before: Recipe, after: Recipe) -> Iterator[Part]:
        """Yield what changed on a handout that is there before and after."""
        subject, audience = Subject("handout", after.id), after.audience
        if before is not after:
            yield from _parts(subject, said.of_recipe(before), said.of_recipe(after))
            yield from _lists(
                subject, Aspect.WORDING, "words", *map(said.own_words, (before, after))
            )
        yield from self._claims(before, after)
        for other in self._others(before, after):
            if other in self.things:
                yield from self.parts(other, audience)
        if before is not after:
            yield from _lists(
                subject, Aspect.EVIDENCE, "listed source", *map(said.listed, (before, after))
            )
            yield from _lists(subject, Aspect.LAYOUT, "section", *map(said.blocks, (before, after)))

    def _claims(self, before: Recipe, after: Recipe) -> Iterator[Part]:
        """Yield what changed in the claims that a handout prints, and in the order of those that stay."""
        old = [claim.id for claim in self.graphs[0].printed[before.id]]
        new = [claim.id for claim in self.graphs[1].printed[after.id]]
        was, now = set(old), set(new)
        for name in dict.fromkeys([*new, *old]):
            subject = Subject("claim", name)
            if self._is_faulty(subject):
                continue
            if name in was and name in now:
                if subject in self.things:
                    yield from self.parts(subject, after.audience)
            else:
                yield self._moved(subject, after.audience, is_new=name in now)
        kept = [name for name in old if name in now], [name for name in new if name in was]
        if kept[0] != kept[1]:
            subject = Subject("handout", after.id)
            yield Part(Aspect.LAYOUT, subject, "order of claims", *map(", ".join, kept))

    def _moved(self, subject: Subject, audience: str, *, is_new: bool) -> Part:
        """Return that a claim is printed now, or no longer."""
        claims = (self.new if is_new else self.old).claims
        words = claims[subject.id].wording.get(audience, "")
        old, new = (None, words) if is_new else (words, None)
        return Part(Aspect.WORDING, subject, "wording", old, new, audience)

    def _others(self, before: Recipe, after: Recipe) -> Iterator[Subject]:
        """Yield what a handout rests on beside its claims, among what changed."""
        changed = {
            kind: [one for one in self.things if one.kind == kind] for kind in ("source", "term")
        }
        for graph, recipe in zip(self.graphs, (before, after), strict=True):
            links = graph.of_handout(recipe)
            yield from (link.subject for link in links if link.subject.kind != "claim")
            if changed["source"]:
                cited = (key for claim in graph.printed[recipe.id] for key in claim.cited)
                yield from (Subject("source", key) for key in cited)
            terms = graph.library.terms
            among = [terms[one.id] for one in changed["term"] if one.id in terms]
            yield from (Subject("term", one.id) for one in graph.terms_of(recipe, among) if among)

    def _audiences(self, subject: Subject) -> tuple[str, ...]:
        """Return the audiences for which a thing says something of its own."""
        if subject.kind == "claim":
            sides = (one.claims.get(subject.id) for one in (self.old, self.new))
            return tuple(dict.fromkeys(name for one in sides if one for name in one.wording))
        if subject.kind == "figure":
            pictures = (one.figures.get(subject.id) for one in (self.old, self.new))
            return tuple(dict.fromkeys(name for one in pictures if one for name in one.alt))
        return ("",)

    def _is_faulty(self, subject: Subject) -> bool:
        """Tell whether a thing is written on one side and not fit to be read there."""
        kind, name = subject
        return any(
            name in one.known.get(kind, ()) and name not in one.of(kind)
            for one in (self.old, self.new)
        )

    @cached_property
    def _layouts(self) -> Mapping[str, tuple[Part, ...]]:
        """The layouts of which a file of the library's own changed, with these; what they share concerns all."""
        old, new = (_layout_files(one) for one in self.sides)
        changed = [path for path in sorted({*old, *new}) if old.get(path) != new.get(path)]
        found: dict[str, tuple[Part, ...]] = {}
        for name in {*self.old.layouts, *self.new.layouts}:
            others = {*self.old.layouts, *self.new.layouts} - {name}
            here = [path for path in changed if path.split("/")[1] not in others]
            subject = Subject("layout", name)
            parts = (Part(Aspect.LAYOUT, subject, one, old.get(one), new.get(one)) for one in here)
            if here:
                found[name] = tuple(parts)
        return found


def _said(library: Library, subject: Subject, audience: str) -> Said:
    """Return what a thing of a library says to an audience; nothing where it is not there."""
    name = subject.id
    sayings: Mapping[str, Callable[[], Said]] = {
        "claim": lambda: said.of_claim(library.claims[name], audience),
        "source": lambda: said.of_source(library.sources[name]),
        "term": lambda: said.of_term(library.terms[name]),
        "figure": lambda: said.of_figure(
            library.figures[name], audience, library.drawings.get(library.figures[name].file, b"")
        ),
        "region": lambda: said.of_region(library.regions[name]),
        "contacts": lambda: said.of_contacts(
            library.contacts[name], library.logos.get(library.contacts[name].logo or "", b"")
        ),
        "settings": lambda: said.of_settings(library.settings),
    }
    is_there = subject == SETTINGS or name in library.of(subject.kind)
    return sayings[subject.kind]() if is_there else {}


def _parts(subject: Subject, old: Said, new: Said, audience: str = "") -> Iterator[Part]:
    """Yield each value that differs but for white space."""
    for aspect, what in dict.fromkeys([*old, *new]):
        before, after = (_normal(one.get((aspect, what))) for one in (old, new))
        if before != after:
            whose = audience if aspect is Aspect.WORDING else ""
            yield Part(aspect, subject, what, before, after, whose)


def _lists(
    subject: Subject, aspect: Aspect, what: str, old: Sequence[str], new: Sequence[str]
) -> Iterator[Part]:
    """Yield what differs in two lists of texts, line by line."""
    before, after = ([" ".join(one.split()) for one in lines] for lines in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            for pair in zip_longest(before[start:end], after[new_start:new_end]):
                yield Part(aspect, subject, what, *pair)


def _normal(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


def _layout_files(loaded: Loaded) -> Mapping[str, str]:
    """Return a fingerprint of each file in the library's own layouts."""
    found: dict[str, str] = {}
    for path in loaded.files.under("layouts", ("",)):
        with suppress(OSError):
            found[path] = said.fingerprint(loaded.files.read(path))
    return found
