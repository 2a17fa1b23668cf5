"""Answer `handout verify`: examine files, judge them, ask the library of sheets of ours, and write the report."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ....schema import PROFESSIONALS, Finding, Level, Library, Place, Size, Subject
from ...checking import counts, find_rule, fit, report
from ...loading import load
from ...projects import Project, folder_in_repository
from ...remembering import Answer
from .examining import Limits, verify
from .facts import Facts, Unreadable
from .judging import PageFault, judged, of_ours, unreadable
from .origin import Changed, Origin, changed, origin_of
from .summary import summary

LAY = "patient"
"""The audience of a PDF that does not tell its own."""


@dataclass(frozen=True, slots=True)
class Question:
    """What `handout verify` is asked: of which files, for which readers, and how it is to answer."""

    files: tuple[Path, ...]
    audience: str = ""
    output_format: str = "text"
    fail_on: str = Level.ERROR.value
    exit_zero: bool = False


def answer(project: Project, question: Question, limits: Limits | None = None) -> Answer:
    """Verify PDFs, and say what was found; the sheets of a library that is not embedded are held against it."""
    return told(project, question, verify(question.files, limits))


def told(
    project: Project, question: Question, read: Iterable[tuple[Path, Facts | Unreadable]]
) -> Answer:
    """Say what files are that were read."""
    library = None if project.embedded else cache(lambda: load(project).library)
    looks = [look_at(library, question, file.as_posix(), facts) for file, facts in read]
    found = [one for findings, _ in looks for one in findings]
    findings = sorted(found, key=lambda one: one.order)
    fail_on, here = Level(question.fail_on), Project(_here())
    said = report(findings, question.output_format, fail_on, folder_in_repository(here))
    if question.output_format == "text":
        said = "\n\n".join([*([said] if said else []), *(lines for _, lines in looks)])
    is_fit = question.exit_zero or fit(findings, fail_on)
    return Answer(said, counts(findings), 0 if is_fit else 1)


def _here() -> Path:
    return Path.cwd()


def look_at(
    library: Callable[[], Library] | None, question: Question, path: str, facts: Facts | Unreadable
) -> tuple[list[Finding], str]:
    """Return the findings on a file, and its facts in words; the library is loaded for sheets of ours alone."""
    if isinstance(facts, Unreadable):
        return [_finding(path, unreadable(facts), LAY)], summary(path, facts, None, None)
    origin = origin_of(facts)
    audience = question.audience or (origin.audience if origin else "") or LAY
    changes = _changes(library(), origin) if origin and library else None
    is_large = origin is not None and origin.size == Size.LARGE
    read = judged(facts, audience, is_large_print=is_large)
    faults = [*read, *_own(facts, origin, changes or ())]
    findings = [_finding(path, fault, audience) for fault in faults]
    return findings, summary(path, facts, origin, changes)


def _own(facts: Facts, origin: Origin | None, changes: Sequence[Changed]) -> Iterator[PageFault]:
    if origin:
        yield from of_ours(facts, origin, changes)


def _changes(library: Library, origin: Origin) -> tuple[Changed, ...] | None:
    """Return what a library would say otherwise now; None where the sheet is of another."""
    known = [one for one in origin.claims if one.claim in library.claims]
    return tuple(changed(origin, library)) if known else None


def _finding(path: str, fault: PageFault, audience: str) -> Finding:
    rule = find_rule(fault.code)
    level = rule.clinician_level if audience in PROFESSIONALS else rule.level
    subject = Subject("claim", fault.claim) if fault.claim else None
    place = Place(path, page=fault.page)
    return Finding(place, rule.code, level, fault.message, fault.remedy, subject)
