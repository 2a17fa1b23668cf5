"""Build editions one after the other, so that a fault in one does not stop the others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...schema import Edition, Finding, Level, Place, Subject
from ..checking import as_decided, blocked_by, check, find_rule, findings_of, fit
from ..choosing import Request, request_editions
from ..composing import LayoutFault, Layouts, Sheet, compose, plain_text, twin
from ..loading import Loaded, load
from ..printing import Printed, print_sheet
from ..projects import Project
from ..writing import write_whole
from .listing import write_index


@dataclass(frozen=True, slots=True)
class Built:
    """An edition that was printed, where its files lie, and what was noticed on the way."""

    edition: Edition
    files: Mapping[str, Path]
    """By format: `pdf`, `html` or `text`."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """An edition that was not printed, and the errors that forbid it."""

    edition: Edition
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a build: each edition's result, and all findings on what it rests on, in order."""

    results: tuple[Built | Refused, ...]
    findings: tuple[Finding, ...]
    index: Path | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the printed editions lie, and last the index of them."""
        files = [
            file
            for result in self.results
            if isinstance(result, Built)
            for file in result.files.values()
        ]
        return (*files, *([self.index] if self.index else ()))

    @property
    def fit(self) -> bool:
        """Whether everything that was asked for was printed, without an error."""
        refused = any(isinstance(result, Refused) for result in self.results)
        return not refused and fit(self.findings)


def build(
    project: Project,
    request: Request,
    out: Path,
    today: date,
    tell: Callable[[Sequence[Edition]], Callable[[Built | Refused], None]],
) -> Outcome:
    """Build the editions of a request into a folder.

    `tell` is given all editions before the first is made, and what it returns is given each result. Raises
    `SelectionError` for a wrong request, `PangoMissing` where nothing can be printed, `CannotWrite` where
    the folder takes no file.
    """
    loaded = load(project)
    editions = request_editions(loaded.library, request)
    findings = check(loaded, today=today)
    told = tell(editions)
    results: list[Built | Refused] = []
    for edition in editions:
        result = _build_one(loaded, edition, findings, _Desk(out, request.formats, today))
        told(result)
        results.append(result)
    asked = {edition.recipe.id for edition in editions} | _faulty(loaded, request)
    built = [(one.edition, one.files) for one in results if isinstance(one, Built)]
    listed = write_index(loaded, built, out) if request.index else None
    return Outcome(tuple(results), _concerning(asked, results, findings), listed)


def _faulty(loaded: Loaded, request: Request) -> frozenset[str]:
    """Return the handouts of a request that could not be read; which are for its audiences nobody knows."""
    faulty = loaded.library.known["handout"] - loaded.library.recipes.keys()
    return faulty.intersection(request.handouts) if request.handouts else faulty


class _Desk(NamedTuple):
    """Where files go, which are written of each edition, and the day on which they are judged."""

    out: Path
    formats: Sequence[str]
    today: date


def _build_one(
    loaded: Loaded, edition: Edition, findings: Iterable[Finding], desk: _Desk
) -> Built | Refused:
    """Build an edition; it is printed also where only its twins are wanted, since the page is what is judged."""
    if blocking := blocked_by(edition, loaded.library, findings):
        return Refused(edition, blocking)
    try:
        sheet = _composed(loaded, edition)
        printed, found = _printed(loaded, edition, sheet)
        contents = {kind: _content(loaded, kind, sheet, printed) for kind in desk.formats}
    except LayoutFault as fault:
        contents, found = {}, (_layout_finding(loaded.project, fault),)
    found = as_decided(loaded, found, desk.today)
    if not contents or not fit(found):
        return Refused(edition, found)
    files = {kind: desk.out / f"{edition.name}.{_SUFFIXES[kind]}" for kind in contents}
    for kind, path in files.items():
        write_whole(path, contents[kind])
    return Built(edition, files, found)


_SUFFIXES = {"pdf": "pdf", "html": "html", "text": "txt"}


def _content(loaded: Loaded, kind: str, sheet: Sheet, printed: Printed) -> bytes:
    if kind == "html":
        return twin(sheet, Layouts(loaded.project.layouts)).encode()
    return plain_text(sheet).encode() if kind == "text" else printed.pdf


def print_edition(loaded: Loaded, edition: Edition) -> tuple[Printed | None, tuple[Finding, ...]]:
    """Compose and print an edition; return it with the findings of both stages. None where no page came out."""
    try:
        return _printed(loaded, edition, _composed(loaded, edition))
    except LayoutFault as fault:
        return None, (_layout_finding(loaded.project, fault),)


def _composed(loaded: Loaded, edition: Edition) -> Sheet:
    return compose(loaded.library, edition, Layouts(loaded.project.layouts))


def _printed(loaded: Loaded, edition: Edition, sheet: Sheet) -> tuple[Printed, tuple[Finding, ...]]:
    printed = print_sheet(sheet)
    found = [
        finding
        for code, fault in printed.problems
        for finding in findings_of(loaded, find_rule(code), [fault], edition.recipe.audience)
    ]
    return printed, tuple(dict.fromkeys(found))


def _layout_finding(project: Project, fault: LayoutFault) -> Finding:
    rule = find_rule("PRT006")
    file = Path(fault.path)
    lines = file.read_text("utf-8").split("\n") if file.is_file() else []
    text = lines[fault.line - 1] if fault.line <= len(lines) else ""
    path = file.relative_to(project.root) if file.is_relative_to(project.root) else file
    remedy = "mend the layout, or remove the file so that the layout of the same name in the package is used"
    place = Place(path.as_posix(), fault.line, len(text) - len(text.lstrip()) + 1, text)
    subject = Subject("layout", path.as_posix())
    return Finding(place, rule.code, rule.level, fault.message, remedy, subject)


def _concerning(
    asked: Iterable[str], results: Iterable[Built | Refused], findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return the findings that somebody who asked for these handouts should see.

    They are those on the handouts themselves, those that came up in print or forbid it, and errors that may
    have kept an edition from being thought of at all.
    """
    handouts = {Subject("handout", name) for name in asked}
    general = [
        one
        for one in findings
        if one.subject in handouts
        or (one.level is Level.ERROR and (one.subject is None or one.subject.kind in _EVERYWHERE))
    ]
    printed = [one for result in results for one in result.findings]
    return tuple(sorted(dict.fromkeys([*general, *printed]), key=lambda one: one.order))


_EVERYWHERE = frozenset({"settings", "region", "contacts", "layout"})
"""Kinds of things that every edition may rest on."""
