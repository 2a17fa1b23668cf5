"""Make released sheets again from their commits, and compare: the bytes, or, by other tools, what they say and how."""

import tempfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...schema import Edition, Variant
from ...schema.digests import digest_of_bytes
from ...schema.release import ReleasedEdition
from ..building.making import Made
from ..choosing import choose
from ..imprinting.facts import tools
from ..loading import Loaded, load
from ..projects import Project
from ..recording import Records, Sheet, by_edition, latest, read_records, same_sources
from ..repository import Repository, need_repository
from .making import Press, Wanted, press
from .withdrawing import NothingReleased, find_sheets


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of making a released sheet again."""

    edition: ReleasedEdition
    tools: tuple[str, ...] = ()
    """The tools that differ from those of the release: `weasyprint 69.0, and here 70.0`."""
    differs: tuple[str, ...] = ()
    """What is not as it was; nothing where all is."""

    @property
    def words(self) -> str:
        """Say it in a sentence."""
        called = f"{self.edition.code} {self.edition.edition} {self.edition.version}"
        by = f" (other tools: {'; '.join(self.tools)})" if self.tools else ""
        if self.differs:
            return f"{called}: differs in {', '.join(self.differs)}{by}"
        same = "says and looks the same, by words, pages and parts" if self.tools else "same bytes"
        return f"{called}: {same}{by}"


def verify(project: Project, which: str | None = None) -> tuple[Verified, ...]:
    """Make the sheets of `hands@1.0.0`, of `hands`, or the newest of all, again and compare them.

    Raises `NoRepository` and `UnknownRevision` where a commit cannot be had, `NothingReleased` and `BadRecord`.
    """
    records = read_records(project.root)
    sheets = _asked_for(records, which)
    repository = need_repository(project.root)
    by_commit: dict[str, list[Sheet]] = {}
    for one in sheets:
        by_commit.setdefault(one.release.commit, []).append(one)
    return tuple(
        verified
        for commit, some in by_commit.items()
        for verified in _of_commit(repository, commit, some)
    )


def _asked_for(records: Records, which: str | None) -> Sequence[Sheet]:
    if which:
        handout, _, version = which.partition("@")
        return find_sheets(records, handout, version)
    newest = [one for sheets in by_edition(records).values() for one in latest(sheets)]
    if not newest:
        raise NothingReleased("nothing was ever released from this library")
    return newest


def _of_commit(repository: Repository, commit: str, sheets: Sequence[Sheet]) -> Iterator[Verified]:
    with _as_of(repository, commit) as loaded, press(loaded) as printer:
        for one in sheets:
            yield _verified(loaded, one, printer)


@contextmanager
def _as_of(repository: Repository, commit: str) -> Generator[Loaded]:
    """Yield the library as it was in a commit."""
    with tempfile.TemporaryDirectory(prefix="handout-") as folder:
        repository.export(repository.resolve(commit), Path(folder))
        yield load(Project(Path(folder).resolve()))


def _verified(loaded: Loaded, one: Sheet, printer: Press) -> Verified:
    old = one.edition
    others = _other_tools(one.release.tools)
    try:
        edition = _edition_of(loaded, old)
    except KeyError as fault:
        return Verified(old, others, (f"that it cannot be made any more: {fault}",))
    facts = printer.describe([edition])[edition.name]
    if isinstance(facts, str):
        return Verified(old, others, (f"that it cannot be made any more: {facts}",))
    (sheet,) = printer.print([Wanted(edition, old, tuple(old.files))])
    differing = [*_structure(old, facts), *_pages(old, sheet.made)]
    if sheet.made and not others:
        differing += _bytes(old, sheet.made)
    return Verified(old, others, tuple(differing))


def _pages(old: ReleasedEdition, made: Made | None) -> Iterator[str]:
    pages = len(made.printed.pages) if made and made.printed else 0
    if pages != old.pages:
        yield f"its pages ({pages}, not {old.pages})"


def _bytes(old: ReleasedEdition, made: Made) -> Iterator[str]:
    for kind, digest in old.files.items():
        if digest_of_bytes(made.contents[kind]) != digest:
            yield f"the bytes of its {kind}"


def _edition_of(loaded: Loaded, old: ReleasedEdition) -> Edition:
    variant = Variant(old.region, old.language, old.paper, old.size, old.clinic)
    return choose(loaded.library, loaded.library.recipes[old.handout], variant)


def _structure(old: ReleasedEdition, new: ReleasedEdition) -> Iterator[str]:
    """Yield in what a sheet differs apart from its bytes."""
    if [claim.digest for claim in old.claims] != [claim.digest for claim in new.claims]:
        yield "its claims"
    if not same_sources(old, new):
        yield "its sources"
    for part in ("numbers", "words"):
        if getattr(old, part) != getattr(new, part):
            yield f"its {part}"


def _other_tools(then: Mapping[str, str]) -> tuple[str, ...]:
    now = tools()
    return tuple(
        f"{name} {then.get(name, 'none')}, and here {now.get(name, 'none')}"
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    )
