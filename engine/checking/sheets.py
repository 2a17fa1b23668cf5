"""Judge each handout with its editions, and keep what was found until what it rests on changes.

Rules that judge a handout see of all claims and handouts only its own: the claims that it names or selects, and what
these require. So the store's name for what they find is made of these as they stand in their files, of what was
chosen and left out, and of all that is neither claim nor handout. A rule cannot come to rest on more without seeing
nothing.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from ...language.written import in_recipe
from ...schema import Edition, Finding, Library, Recipe, Subject
from ..choosing import editions_of
from ..loading import Document, Loaded
from ..store import Store, name_of
from .catalogue import Rule
from .keeping import kept, rest
from .placing import findings_of

_SCOPES = ("check_words", "check_recipe", "check_edition")


def on_handouts(
    loaded: Loaded, rules: Sequence[Rule], store: Store | None, wanted: Callable[[Subject], bool]
) -> Iterator[Finding]:
    """Yield what rules find in the handouts that are wanted, their words and their editions, handout by handout."""
    running = [rule for rule in rules if any(scope in rule.checks for scope in _SCOPES)]
    naming = _Naming(rest(loaded, [rule.code for rule in running]), {}) if store else None
    recipes = loaded.library.recipes.values()
    for recipe in (one for one in recipes if wanted(Subject("handout", one.id))):
        job = _job(loaded, recipe)
        judge = partial(_judge, loaded, running, job)
        yield from kept(store, _name(loaded, job, naming), judge) if store and naming else judge()


class _Job(NamedTuple):
    """A handout, its editions, and the library as far as its rules may see it."""

    recipe: Recipe
    editions: tuple[Edition, ...]
    library: Library


@dataclass(frozen=True, slots=True)
class _Naming:
    """What names have in common, and the digest of each part of a file that was needed."""

    rest: str
    texts: dict[str, str]

    def text(self, document: Document, at: tuple[int, ...]) -> tuple[str, int, str]:
        """Return the path, the line and a digest of an entry of a file, or of a whole one."""
        line, text = document.entries[at[0]] if at else (0, document.text)
        key = f"{document.path}:{line}"
        if key not in self.texts:
            self.texts[key] = sha256(text.encode()).hexdigest()
        return document.path, line, self.texts[key]


def _job(loaded: Loaded, recipe: Recipe) -> _Job:
    library = loaded.library
    editions = tuple(editions_of(library, recipe))
    named = _closed(library, _touched(recipe, editions))
    known = library.known.get("claim", frozenset())
    seen = replace(
        library,
        claims={name: library.claims[name] for name in named if name in library.claims},
        recipes={recipe.id: recipe},
        known={
            **library.known,
            "claim": known & named if named <= known else known,  # all, to suggest one of them
            "handout": frozenset({recipe.id}),
        },
    )
    return _Job(recipe, editions, seen)


def _touched(recipe: Recipe, editions: Iterable[Edition]) -> Iterator[str]:
    """Yield the claims that a handout names, and those that an edition of it prints or leaves out."""
    yield from (item.claim for section in recipe.sections for item in section.claims)
    for edition in editions:
        for section in edition.sections:
            yield from (one.claim.id for one in (*section.chosen, *section.left_out))


def _closed(library: Library, names: Iterable[str]) -> frozenset[str]:
    """Return claims with their companions, and with the companions of these."""
    found: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += library.claims[name].requires if name in library.claims else ()
    return frozenset(found)


def _name(loaded: Loaded, job: _Job, naming: _Naming | None) -> str:
    """Return the name of all that findings on a handout follow from."""
    if naming is None:
        return ""
    library = job.library
    subjects = [Subject("handout", job.recipe.id)]
    subjects += [
        Subject("claim", name) for name in sorted({*library.claims, *library.known["claim"]})
    ]
    texts = [
        naming.text(*origin) for subject in subjects if (origin := loaded.origins.get(subject))
    ]
    lost = sorted(library.lost.get("claim", ()))
    whole = [subjects, texts, lost, [_chosen(edition) for edition in job.editions]]
    return name_of("handout", naming.rest, json.dumps(whole))


def _chosen(edition: Edition) -> list[object]:
    return [
        [section.missing, [one.claim.id for one in section.chosen]]
        + [(one.claim.id, one.reason) for one in section.left_out]
        for section in edition.sections
    ]


def _judge(loaded: Loaded, rules: Sequence[Rule], job: _Job) -> Iterator[Finding]:
    words = tuple(in_recipe(job.recipe, tuple(job.library.regions.values())))
    things: Mapping[str, tuple[Recipe | Edition, ...]] = {
        "check_recipe": (job.recipe,),
        "check_edition": job.editions,
    }
    audience = job.recipe.audience
    for rule in rules:
        for scope, some in things.items():
            if run := rule.checks.get(scope):
                for thing in some:
                    yield from findings_of(loaded, rule, run(thing, job.library), audience)
        if run := rule.checks.get("check_words"):
            for one in words:
                yield from findings_of(loaded, rule, run(one), one.audience)
