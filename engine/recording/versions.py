"""What changed between two released sheets, and the version that follows from it.

Major: a claim, number, fact, certainty, region or companion. Minor: any other word, a figure, or a source. Patch: the
look, and dates that are printed. What an older record does not tell counts as the same; its words and look tell. All
functions here are pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from ...schema.release import ReleasedClaim, ReleasedEdition, Version
from .codes import bare

FIRST = Version(1, 0, 0)


class Step(IntEnum):
    """How far a change takes a version."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class Change(NamedTuple):
    """Something that changed, and how far that goes."""

    step: Step
    words: str


def changes(old: ReleasedEdition, new: ReleasedEdition) -> tuple[Change, ...]:
    """Return all that changed from one release of a sheet to another, the gravest first."""
    found = [*_of_claims(old, new), *_of_the_rest(old, new)]
    return tuple(sorted(found, key=lambda one: -one.step))


def step(old: ReleasedEdition, new: ReleasedEdition) -> Step:
    """Return how far the changes from one release of a sheet to another go."""
    return max((one.step for one in changes(old, new)), default=Step.NONE)


def next_version(latest: Version | None, far: Step) -> Version:
    """Return the version after the latest; a handout's first is 1.0.0, and without a change it stays."""
    if latest is None:
        return FIRST
    major, minor, patch = latest
    following = {
        Step.NONE: latest,
        Step.PATCH: Version(major, minor, patch + 1),
        Step.MINOR: Version(major, minor + 1, 0),
        Step.MAJOR: Version(major + 1, 0, 0),
    }
    return following[far]


def farthest(pairs: Sequence[tuple[ReleasedEdition, ReleasedEdition]]) -> Step:
    """Return how far the sheets of one handout went together."""
    return max((step(old, new) for old, new in pairs), default=Step.NONE)


def _of_claims(old: ReleasedEdition, new: ReleasedEdition) -> Iterator[Change]:
    before, after = _claims(old), _claims(new)
    for name in dict.fromkeys([*before, *after]):
        if name not in after:
            yield Change(Step.MAJOR, f"claim {name} is no longer printed")
        elif name not in before:
            yield Change(Step.MAJOR, f"claim {name} is new")
        elif before[name].meaning != after[name].meaning:
            what = "a number, fact, certainty, region or companion"
            yield Change(Step.MAJOR, f"claim {name}: {what}")
        elif before[name].digest != after[name].digest:
            yield Change(Step.MINOR, f"claim {name}: words or sources")
    kept = [name for name in before if name in after]
    if kept != [name for name in after if name in before]:
        yield Change(Step.MINOR, "the order of the claims")


def _claims(edition: ReleasedEdition) -> Mapping[str, ReleasedClaim]:
    return {claim.claim: claim for claim in edition.claims}


def _of_the_rest(old: ReleasedEdition, new: ReleasedEdition) -> Iterator[Change]:
    if old.audience != new.audience:
        yield Change(Step.MAJOR, f"the audience: {new.audience}")
    if old.numbers != new.numbers:
        yield Change(Step.MAJOR, "a number outside of the claims")
    if old.title != new.title:
        yield Change(Step.MINOR, f"the title: {new.title}")
    sources, terms, figures = _sources(old, new), _terms(old, new), _figures(old, new)
    for kind, names in (("source", sources), ("term", terms), ("figure", figures)):
        yield from (Change(Step.MINOR, f"{kind} {name}") for name in names)
    told = sources or terms or figures or old.claims != new.claims
    if old.words != new.words and not told:
        yield Change(Step.MINOR, "words of the sheet outside of the claims")
    if old.look != new.look and not figures:
        yield Change(Step.PATCH, "the look")
    days = ((old.reviewed, new.reviewed), (old.next_review, new.next_review))
    if any(now and now != then for then, now in days):  # without one, the day printed then stands
        yield Change(Step.PATCH, "the review date")
    if _leads_to(old) != _leads_to(new):
        yield Change(Step.PATCH, "the address of its code")


def _leads_to(edition: ReleasedEdition) -> str:
    """Return the address of a sheet with a place for its code, which is never that of another."""
    return (edition.address or "").replace(bare(edition.code), "{code}")


def same_sources(old: ReleasedEdition, new: ReleasedEdition) -> bool:
    """Tell whether two sheets rest on the same sources, as far as the records of both tell."""
    return not _sources(old, new)


def _sources(old: ReleasedEdition, new: ReleasedEdition) -> Sequence[str]:
    """Return the sources that differ; a record without figures does not tell on which sources those rest."""
    found = _differing(old.sources, new.sources)
    older = [one.sources for one in (old, new) if one.figures is None]
    return found if len(older) != 1 else [key for key in found if key in older[0]]


def _terms(old: ReleasedEdition, new: ReleasedEdition) -> Sequence[str]:
    return _differing(old.terms, new.terms)


def _figures(old: ReleasedEdition, new: ReleasedEdition) -> Sequence[str]:
    return _differing(old.figures, new.figures)


def _differing(old: Mapping[str, str] | None, new: Mapping[str, str] | None) -> Sequence[str]:
    """Return the names that have another digest, or none, in one of two; none where one of the two is not known."""
    if old is None or new is None:
        return ()
    return [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
