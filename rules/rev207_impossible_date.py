"""What is dated has happened, and the next review comes after the last.

A slip in a year makes a sheet look newer than it is, or keeps it from being looked at again. A journal's issue
may be dated some weeks ahead, and a day ahead may be today in another part of the world.

Authority: NHS Standard for creating health content (NHS England, 2024), planned review cycle and record of sources.

```yaml bad content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  last-reviewed: 2027-01-10
  next-review: 2028-01-10
```

```yaml good content/claims/example.yaml
- id: wash-hands
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands before you eat.
  sources: [example-source]
  last-reviewed: 2026-01-10
  next-review: 2028-01-10
```
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from ..schema import (
    Claim,
    Fault,
    Level,
    Library,
    Recipe,
    Revocation,
    Signoff,
    Source,
    Subject,
)
from ._reviews import cycles

LEVEL = Level.ERROR

Path = tuple[str | int, ...]
Dated = Claim | Source | Recipe | Signoff | Revocation

_KINDS: Mapping[type[Dated], str] = MappingProxyType(
    {
        Claim: "claim",
        Source: "source",
        Recipe: "handout",
        Signoff: "sign-off",
        Revocation: "withdrawal",
    }
)

_ELSEWHERE = timedelta(days=1)
"""So much later may it be where somebody wrote the date."""
_AHEAD = timedelta(days=92)
"""So far ahead may a journal date its issue."""


def check_dates(library: Library, today: date) -> Iterator[Fault]:
    acts = (*library.signoffs.values(), *library.withdrawals.values())
    for thing in (
        *library.claims.values(),
        *library.sources.values(),
        *library.recipes.values(),
        *acts,
    ):
        for at, day in _past(thing):
            if day and day > today + _ELSEWHERE:
                yield _future(thing, at, f"{day}")
    for source in library.sources.values():
        if source.issued and _first_day(source.issued) > f"{today + _AHEAD}":
            yield _future(source, ("issued",), source.issued)
    for subject, last, due in cycles(library):
        if last and due <= last:
            message = f"the {subject.kind} `{subject.id}` is due for review on {due}, not after the last on {last}"
            remedy = "set `next-review` to a day after the last review, or mend the day of that"
            yield Fault(subject, message, remedy, ("next-review",))


def _past(thing: Dated) -> Iterator[tuple[Path, date | None]]:
    """Yield the days on which something is said to have been done."""
    if isinstance(thing, Source):
        yield ("accessed",), thing.accessed
        return
    if isinstance(thing, Signoff | Revocation):
        yield ("on",), thing.on
        return
    yield ("last-reviewed",), thing.last_reviewed
    if isinstance(thing, Recipe):
        yield ("evidence-searched",), thing.evidence_searched
        yield ("approved-on",), thing.approved_on
        for number, person in enumerate(thing.reviewers):
            yield ("reviewers", number, "on"), person.on
        if thing.patient_involvement:
            yield ("patient-involvement", "on"), thing.patient_involvement.on


def _first_day(issued: str) -> str:
    """Return the first day of a year, a month or a day."""
    return (
        issued + "-01-01"[len(issued) - len("2024-01-01") :]
        if len(issued) < len("2024-01-01")
        else issued
    )


def _future(thing: Dated, at: Path, day: str) -> Fault:
    kind = _KINDS[type(thing)]
    key = next(step for step in reversed(at) if isinstance(step, str))
    message = f"`{key}` of the {kind} `{thing.id}` is {day}, which is yet to come"
    remedy = "write the day on which it was done; what is planned is a `next-review`"
    if key == "issued":
        remedy = "write when it came out, as its publisher dates it"
    if isinstance(thing, Signoff | Revocation):
        remedy = "look at the clock of the machine that wrote it; withdraw it, and sign again"
    return Fault(Subject(kind, thing.id), message, remedy, at, day)
