"""What changed between two released sheets, and the version that follows from it.

Major: a claim, number, fact, certainty, region or companion. Minor: any other word, or a source. Patch: the look, and
dates that are printed. All functions here are pure.
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
    for key in sorted(old.sources.keys() | new.sources.keys()):
        if old.sources.get(key) != new.sources.get(key):
            yield Change(Step.MINOR, f"source {key}")
    if old.words != new.words and not _explained(old, new):
        yield Change(Step.MINOR, "words of the sheet outside of the claims")
    if old.look != new.look:
        yield Change(Step.PATCH, "the look")
    days = ((old.reviewed, new.reviewed), (old.next_review, new.next_review))
    if any(now and now != then for then, now in days):  # without one, the day printed then stands
        yield Change(Step.PATCH, "the review date")
    if _leads_to(old) != _leads_to(new):
        yield Change(Step.PATCH, "the address of its code")


def _leads_to(edition: ReleasedEdition) -> str:
    """Return the address of a sheet with a place for its code, which is never that of another."""
    return (edition.address or "").replace(bare(edition.code), "{code}")


def _explained(old: ReleasedEdition, new: ReleasedEdition) -> bool:
    """Tell whether claims or sources changed, which is reason enough for other words."""
    return old.claims != new.claims or old.sources != new.sources
