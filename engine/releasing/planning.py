"""What would be released: each handout with its next version, or what stands in its way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from ...schema import Edition, Finding, Level, Recipe, Status, Variant
from ...schema.release import ReleasedEdition, Version
from ..checking import blocked_by, check
from ..choosing import Request, choose, request_editions
from ..errors import CannotGoOn
from ..imprinting import Days, Describe, Judge, days_of
from ..imprinting.facts import named
from ..loading import Loaded
from ..recording import (
    Records,
    Sheet,
    Step,
    by_edition,
    changes,
    is_recalled,
    latest,
    next_version,
    notices_on,
)
from ..reviewing import Register, read_register
from ..selecting import narrowed

KEPT_FROM_RELEASE = frozenset({"REV002", "EVD002"})
"""Warnings of a draft that are errors of a release: a review that is overdue, sources that nobody has confirmed."""


class ClockBehind(CannotGoOn):
    """The day is before that of a record which is already there."""


class Planned(NamedTuple):
    """A sheet that is to be released, with all that its record will hold but its bytes."""

    edition: Edition
    facts: ReleasedEdition
    before: tuple[Sheet, ...]
    """The newest release of the same sheet; none for a new one, two where branches gave one version."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of one handout."""

    handout: str
    version: Version | None = None
    """None where nothing changed since the last release."""
    sheets: tuple[Planned, ...] = ()
    changed: tuple[str, ...] = ()
    """What changed since the last release."""
    blocked: tuple[str, ...] = ()
    """What stands in the way; then nothing of it is released."""


class Wish(NamedTuple):
    """What the releaser asks for beside the sheets: that the version is a major one."""

    request: Request
    major: bool = False


class Grounds(NamedTuple):
    """What a plan rests on: the library, the records, who tells what is not signed, and who describes editions."""

    loaded: Loaded
    records: Records
    unsigned: Judge
    describe: Describe


def plan(grounds: Grounds, wish: Wish, today: date) -> tuple[Plan, ...]:
    """Return what becomes of each handout that is asked for, or of all that are not retired.

    A handout is released in the editions that are asked for and in those in which it was released before. Raises
    `SelectionError` for a wrong request.
    """
    loaded, records = grounds.loaded, grounds.records
    findings = _strict(check(loaded, today=today))
    judge = _Judge(loaded, records, findings, grounds.unsigned, read_register(loaded, today))
    wanted: dict[str, list[Edition]] = {}
    request = narrowed(loaded, wish.request, today)
    for edition in request_editions(loaded.library, request):
        if wish.request.handouts or edition.recipe.status not in _RETIRED:
            wanted.setdefault(edition.recipe.id, []).append(edition)
    cases = [_case(judge, handout, editions) for handout, editions in wanted.items()]
    facts = grounds.describe([one for case in cases if not case.blocked for one in case.editions])
    return tuple(_plans(judge, cases, facts, major=wish.major))


def _plans(
    judge: "_Judge",
    cases: Iterable["_Case"],
    facts: Mapping[str, ReleasedEdition | str],
    *,
    major: bool,
) -> Iterator[Plan]:
    taken = judge.records.codes
    for case in cases:
        lost = (told for one in case.editions if isinstance(told := facts.get(one.name), str))
        if blocked := case.blocked or tuple(dict.fromkeys(lost)):
            yield Plan(case.handout, blocked=blocked)
        else:
            planned = _numbered(judge, case, facts, major=major, taken=taken)
            taken |= {sheet.facts.code for sheet in planned.sheets}
            yield planned


def check_clock(records: Records, today: date) -> None:
    """Raise `ClockBehind` where a day is before that of the last release."""
    last = max((release.on for _, release in records.releases), default=today)
    if today < last:
        raise ClockBehind(
            f"the last release is of {last}, and today is {today}; set the clock of this machine, or say "
            f"`--today {last}`"
        )


_RETIRED = frozenset({Status.WITHDRAWN, Status.SUPERSEDED})


@dataclass(frozen=True)
class _Judge:
    """What is at hand to judge whether handouts may be released."""

    loaded: Loaded
    records: Records
    findings: tuple[Finding, ...]
    unsigned: Judge
    register: Register

    def days(self, recipe: Recipe) -> Days:
        return days_of(self.register, recipe)


def _strict(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        replace(one, level=Level.ERROR) if one.code in KEPT_FROM_RELEASE else one
        for one in findings
    )


class _Case(NamedTuple):
    """A handout that may be released: its editions, the newest releases of each, and what stands in its way."""

    handout: str
    editions: tuple[Edition, ...]
    series: Mapping[str, tuple[Sheet, ...]]
    blocked: tuple[str, ...]


def _case(judge: _Judge, handout: str, editions: Sequence[Edition]) -> _Case:
    recipe = judge.loaded.library.recipes[handout]
    series = {
        name: latest(sheets)
        for name, sheets in by_edition(judge.records, f'"handout": "{handout}"').items()
    }
    again, lost = _again(judge, recipe, series)
    whole = {edition.name: edition for edition in (*editions, *again)}
    blocked = [*lost, *(words for one in whole.values() for words in _in_the_way(judge, one))]
    return _Case(handout, tuple(whole.values()), series, tuple(dict.fromkeys(blocked)))


def _again(
    judge: _Judge, recipe: Recipe, series: Mapping[str, Sequence[Sheet]]
) -> tuple[list[Edition], list[str]]:
    """Return the editions of a handout that were released before, and what keeps them from being made again."""
    library, found, lost = judge.loaded.library, list[Edition](), list[str]()
    for name, sheets in series.items():
        old = sheets[0].edition
        if any(one.kind == "withdrawal" for one in notices_on(judge.records, sheets[0])):
            continue
        if old.region not in library.regions or (old.clinic and old.clinic not in library.contacts):
            lost.append(
                f"{name} was released and can no longer be made; withdraw it, or bring it back"
            )
            continue
        variant = Variant(old.region, old.language, old.paper, old.size, old.clinic)
        found.append(choose(library, recipe, variant))
    return found, lost


def _in_the_way(judge: _Judge, edition: Edition) -> Iterator[str]:
    """Yield what keeps an edition from being released."""
    if edition.recipe.status in _RETIRED:
        yield f"its status is {edition.recipe.status}"
    for one in blocked_by(edition, judge.loaded.library, judge.findings):
        place = f"{one.place.path}:{one.place.line}"
        yield f"{one.code} {one.message} ({place})"
    for claim in edition.claims:
        if claim.verify:
            yield f"the claim {claim.id} is still to be verified: {claim.verify}"
    yield from judge.unsigned(edition)


def _numbered(
    judge: _Judge,
    case: _Case,
    facts: Mapping[str, ReleasedEdition | str],
    *,
    major: bool,
    taken: frozenset[str],
) -> Plan:
    """Give the editions that changed, and those that are new, the next version of their handout."""
    handout, series = case.handout, case.series
    sheets = [
        Planned(edition, told, series.get(edition.name, ()))
        for edition in case.editions
        if isinstance(told := facts[edition.name], ReleasedEdition)
    ]
    if blocked := tuple(
        words for one in sheets for words in _recalled(judge.records, one, major=major)
    ):
        return Plan(handout, blocked=tuple(dict.fromkeys(blocked)))
    newest = max((one[0].edition.number for one in series.values()), default=None)
    far = Step.MAJOR if major else max(map(_step, sheets))
    version = next_version(newest, far)
    due = [one for one in sheets if major or not one.before or _step(one) is not Step.NONE]
    numbered: list[Planned] = []
    for one in due:
        days = judge.days(one.edition.recipe)._asdict()
        given = named(one.facts.model_copy(update=days), version, taken)
        taken |= {given.code}
        numbered.append(one._replace(facts=given))
    return Plan(handout, version if due else None, tuple(numbered), _changed(due))


def _step(one: Planned) -> Step:
    """Return how far a sheet went from its last release; a new one alone needs no new version."""
    far = [change.step for old in one.before for change in changes(old.edition, one.facts)]
    undecided = Step.PATCH if len(one.before) > 1 else Step.NONE
    return max([*far, undecided])


def _recalled(records: Records, one: Planned, *, major: bool) -> Iterator[str]:
    """Yield what was recalled and would be printed again, and what was withdrawn and has not changed since."""
    recalled = [recall for recall in records.recalls if is_recalled(recall, one.facts)]
    for recall in recalled:
        yield (
            f"it rests on the {recall.what} {recall.id}, which was recalled on {recall.on}: {recall.reason}"
        )
    withdrawn = one.before and all(notices_on(records, old) for old in one.before)
    if withdrawn and not recalled and not major and _step(one) is Step.NONE:
        yield (
            f"{one.edition.name} was withdrawn, and nothing has changed since; change it, or say that it is to be "
            "released all the same with --major"
        )


def _changed(sheets: Iterable[Planned]) -> tuple[str, ...]:
    words = (
        change.words
        for one in sheets
        for old in one.before
        for change in changes(old.edition, one.facts)
    )
    return tuple(dict.fromkeys(words))
