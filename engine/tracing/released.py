"""The records of releases → the released sheets that rest on a thing; only their lines are read."""

from collections.abc import Iterator

from ...schema import Subject
from ...schema.release import Release, ReleasedEdition
from ..recording import Records
from .tracing import FindReleased, History, Released


def released_in(records: Records) -> FindReleased:
    """Return what finds released sheets in records."""

    def find(subject: Subject) -> History:
        kind, name = subject
        if kind not in _RECORDED:
            return History()
        sought = f'"{name}": ' if kind in _BY_DIGEST else f'"{kind}": "{name}"'
        sheets = (_sheet(release, one) for release, one in records.sheets(sought))
        return History(sheets, records.without(f'"{kind}s": {{') if kind in _ADDED else 0)

    return find


_ADDED = frozenset({"term", "figure"})
"""What older records do not tell."""
_BY_DIGEST = frozenset({"source", *_ADDED})
"""What a record holds as an id and a digest."""
_RECORDED = frozenset({"claim", "handout", "layout", *_BY_DIGEST})


def _sheet(release: Release, one: ReleasedEdition) -> Released:
    return Released(
        one.edition, one.version, release.on, one.code, one.handout, one.layout, dict(_printed(one))
    )


def _printed(one: ReleasedEdition) -> Iterator[tuple[Subject, str]]:
    for claim in one.claims:
        yield Subject("claim", claim.claim), claim.digest
        yield from ((Subject("source", key), "") for key in claim.sources)
    parts = (("source", one.sources), ("term", one.terms), ("figure", one.figures))
    for kind, digests in parts:
        yield from ((Subject(kind, name), digest) for name, digest in (digests or {}).items())
