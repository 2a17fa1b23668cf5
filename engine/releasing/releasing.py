"""Release handouts: plan, print, write the sheets, and last the record that says that they are released.

All or nothing: where one handout is not fit, none is released. All files are on the disk before the first takes its
name, and the record takes its name last, so that whoever is stopped in between leaves the records as they were.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...schema import Finding
from ...schema.digests import digest_of_bytes
from ...schema.release import Release, ReleasedEdition
from ..building.making import Made
from ..checking import as_decided, fit
from ..errors import CannotGoOn
from ..imprinting import Unsigned
from ..imprinting.facts import tools
from ..loading import Loaded, load
from ..projects import Project
from ..recording import (
    FOLDER,
    Records,
    Standing,
    conflicts,
    file_of,
    only_one,
    read_records,
    standings,
)
from ..repository import NotCommitted, Repository, need_repository
from ..writing import write_together
from .making import Press, Wanted, press
from .planning import Grounds, Plan, Wish, check_clock, plan
from .publishing import status_files

RESTS_ON = ("handout.toml", "content", "handouts", "layouts", "signoffs")
"""What of a library must be committed before it is released."""
_SUFFIXES = {"pdf": "pdf", "html": "html", "text": "txt"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a release: each handout's plan, and the files that were written."""

    plans: tuple[Plan, ...]
    paths: tuple[Path, ...] = ()
    record: Path | None = None
    findings: tuple[Finding, ...] = ()
    """On pages that came out unfit."""
    conflicts: tuple[str, ...] = ()
    """Sheets of which two branches released the same version."""
    stopped: tuple[str, ...] = ()
    """What would stop the release of any handout: what is not committed, and a clock that is behind."""

    @property
    def fit(self) -> bool:
        """Whether nothing stood in the way."""
        unfit = self.stopped or any(one.blocked for one in self.plans)
        return fit(self.findings) and not unfit


class Desk(NamedTuple):
    """Where files go, the day of the release, and what the releaser says of it."""

    out: Path
    today: date
    note: str | None = None


def release(project: Project, wish: Wish, desk: Desk, unsigned: Unsigned) -> Outcome:
    """Release handouts into a folder.

    Raises what a library must mend outside of its content first: `NoRepository`, `NotCommitted`, `UnknownRevision`
    without a commit, `BadRecord`, `ClockBehind`, `CannotWrite`; and `SelectionError` for a wrong request.
    """
    repository = need_repository(project.root)
    with only_one(project.root):
        commit = ready(repository)
        records = read_records(project.root)
        check_clock(records, desk.today)
        loaded = load(project)
        with press(loaded) as printer:
            plans = plan(_grounds(loaded, records, desk, unsigned, printer), wish, desk.today)
            sheets = [sheet for one in plans for sheet in one.sheets]
            if any(one.blocked for one in plans) or not sheets:
                return Outcome(plans, conflicts=_told(records))
            job = _Job(desk, commit, wish.request.formats, printer)
            return _released(loaded, records, plans, job)


def foresee(project: Project, wish: Wish, desk: Desk, unsigned: Unsigned) -> Outcome:
    """Return what `release` would do, and what stands in the way; nothing is printed or written."""
    records, loaded = read_records(project.root), load(project)
    with press(loaded) as printer:
        plans = plan(_grounds(loaded, records, desk, unsigned, printer), wish, desk.today)
    stopped = tuple(_stopped(project, records, desk.today))
    return Outcome(plans, conflicts=_told(records), stopped=stopped)


def _grounds(
    loaded: Loaded, records: Records, desk: Desk, unsigned: Unsigned, printer: Press
) -> Grounds:
    return Grounds(loaded, records, unsigned(loaded, desk.today), printer.describe)


def _stopped(project: Project, records: Records, today: date) -> Iterator[str]:
    checks = (lambda: ready(need_repository(project.root)), lambda: check_clock(records, today))
    for one in checks:
        try:
            one()
        except CannotGoOn as stop:
            yield str(stop)


def ready(repository: Repository) -> str:
    """Return the commit that a release is made from; raises where it would not be found again."""
    commit = repository.require_committed(RESTS_ON)
    if repository.branch() is None:
        raise NotCommitted(
            "no branch is checked out, so the record of this release would belong to none; "
            "run `git switch` with the name of a branch first"
        )
    return commit


class _Job(NamedTuple):
    """What is needed to print and record: where files go, the commit, the formats that are wanted, who prints."""

    desk: Desk
    commit: str
    formats: tuple[str, ...]
    press: Press


class _Made(NamedTuple):
    """A sheet that was printed: its record, and its files by name."""

    facts: ReleasedEdition
    files: Mapping[str, bytes]


def _released(loaded: Loaded, records: Records, plans: tuple[Plan, ...], job: _Job) -> Outcome:
    planned = [sheet for one in plans for sheet in one.sheets]
    wanted = [Wanted(one.edition, one.facts, job.formats) for one in planned]
    printed = job.press.print(wanted)
    found = tuple(finding for one in printed for finding in one.findings)
    found = as_decided(loaded, found, job.desk.today)
    whole = [one.made for one in printed if one.made]
    if not fit(found) or len(whole) < len(printed):
        return Outcome(plans, findings=found, conflicts=_told(records))
    made = [_made(one.facts, two) for one, two in zip(planned, whole, strict=True)]
    paths, record = _written(loaded.project, records, made, job)
    return Outcome(plans, paths, record, found, _told(records))


def _written(
    project: Project, records: Records, made: Sequence[_Made], job: _Job
) -> tuple[tuple[Path, ...], Path]:
    """Write the sheets, where they stand, and last the record."""
    desk = job.desk
    record = Release(
        on=desk.today,
        after=records.newest,
        commit=job.commit,
        tools=tools(),
        note=desk.note,
        editions=tuple(one.facts for one in made),
    )
    name, data = file_of(record)
    files = {desk.out / file: content for one in made for file, content in one.files.items()}
    status = status_files(project.layouts, _touched(records.and_also(name, data), made))
    place = project.root / FOLDER / name
    statuses = {desk.out / file: content for file, content in status.items()}
    write_together({**files, **statuses, place: data})
    return tuple(files), place


def _touched(records: Records, made: Sequence[_Made]) -> Iterator[Standing]:
    """Yield where the sheets of a release stand, and those that were released before under their names."""
    names = {one.facts.edition for one in made}
    return (one for one in standings(records) if one.sheet.edition.edition in names)


def _made(facts: ReleasedEdition, printed: Made) -> _Made:
    digests = {kind: digest_of_bytes(data) for kind, data in printed.contents.items()}
    pages = len(printed.printed.pages) if printed.printed else 0
    recorded = facts.model_copy(update={"pages": pages, "files": digests})
    name = facts.edition
    files = {f"{name}.{_SUFFIXES[kind]}": data for kind, data in printed.contents.items()}
    return _Made(recorded, files)


def _told(records: Records) -> tuple[str, ...]:
    return tuple(
        f"{sheets[0].edition.edition} {sheets[0].edition.version} was released on two branches, as "
        f"{' and '.join(one.edition.code for one in sheets)}: release it anew, and withdraw what is not to be used"
        for sheets in conflicts(records)
    )
