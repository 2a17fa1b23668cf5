"""The records of releases → the released sheets that rest on a thing; only their lines are read."""

from collections.abc import Iterator

from ...schema import Subject
from ...schema.release import Release, ReleasedEdition
from ..recording import Records
from .tracing import FindReleased, Released


def released_in(records: Records) -> FindReleased:
    """Return what finds released sheets; which terms and figures they had, their records do not tell."""

    def find(subject: Subject) -> Iterator[Released]:
        kind, name = subject
        sought = f'"{name}": ' if kind == "source" else f'"{kind}": "{name}"'
        if kind in {"claim", "source", "handout", "layout"}:
            yield from (_sheet(release, one) for release, one in records.sheets(sought))

    return find


def _sheet(release: Release, one: ReleasedEdition) -> Released:
    claims = {claim.claim: claim.digest for claim in one.claims}
    cited = {key for claim in one.claims for key in claim.sources}
    return Released(
        one.edition,
        one.version,
        release.on,
        one.code,
        one.handout,
        one.layout,
        claims,
        frozenset({*one.sources, *cited}),
    )
