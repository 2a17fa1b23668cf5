"""Answer `handout check`: load, run the rules, set aside what a baseline holds, and write the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...schema import Finding, Level
from ..choosing import LAST_COMMIT
from ..loading import Loaded, load
from ..projects import Project, folder_in_repository
from ..remembering import Answer
from ..store import Store
from .baseline import Baseline, read_baseline, set_aside, write_baseline
from .reports import report
from .running import check, pick
from .verdict import counts, fit, within


@dataclass(frozen=True, slots=True)
class Question:
    """What `handout check` is asked: on which paths, by which rules, and how it is to answer."""

    today: date
    paths: tuple[Path, ...] = ()
    rules: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    output_format: str = "text"
    fail_on: str = Level.ERROR.value
    baseline: Path | None = None
    new_baseline: Path | None = None
    exit_zero: bool = False
    select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    since: str = LAST_COMMIT


def answer(project: Project, question: Question, store: Store | None = None) -> Answer:
    """Check a library and say what was found.

    Raises `UnknownRule`, `BadBaseline`, `SelectionError`, and `CannotWrite` where a new baseline cannot be written.
    """
    picked = pick(question.rules, question.ignored)
    old = None if question.new_baseline else question.baseline
    held = read_baseline(old) if old else None
    loaded = load(project, store)
    findings = check(loaded, picked, today=question.today, store=store)
    notices: list[str] = []
    if question.new_baseline:
        held, refused = write_baseline(question.new_baseline, findings)
        notices += _adopted(held, refused)
    if held:
        findings = set_aside(loaded, findings, held, picked)
    findings = _selected(loaded, within(findings, project, question.paths), question)
    fail_on = Level(question.fail_on)
    said = report(findings, question.output_format, fail_on, folder_in_repository(project))
    is_fit = question.exit_zero or fit(findings, fail_on)
    return Answer(said, "\n".join([*notices, counts(findings)]), 0 if is_fit else 1)


def _selected(
    loaded: Loaded, findings: tuple[Finding, ...], question: Question
) -> tuple[Finding, ...]:
    """Return the findings on what a selection takes, and on what is too faulty for anybody to tell whether it does."""
    if not (question.select or question.exclude):
        return findings
    from ..selecting import Choice, chosen, concerns  # noqa: PLC0415 - only who selects needs git and the graph of a library

    choice = Choice(question.select, question.exclude, question.since)
    takes = concerns(loaded, chosen(loaded, choice, question.today))
    return tuple(one for one in findings if takes(one.subject))


def _adopted(written: Baseline, refused: Sequence[Finding]) -> list[str]:
    """Say what a new baseline holds, and what it may not."""
    notices = [f"handout: findings in the baseline {written.path}: {written.total}"]
    if refused:
        codes = ", ".join(sorted({one.code for one in refused}))
        why = "no baseline holds those of rules that keep readers safe"
        notices.append(f"handout: findings that still count: {len(refused)}; {why}: {codes}")
    return notices
