"""What tells staff that sheets must go: a page to hang up, the same for a screen, and a list for programs.

It is one page, whatever is recalled: where the list of sheets does not fit, it is printed smaller, then by titles, then
only as many of them as fit. The list for programs has all.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from babel.dates import format_date

from ...schema import Finding, Paper
from ...schema.digests import digest_of_bytes
from ...schema.release import Recall, Withdrawal
from ..composing import LayoutFault, Layouts, Sheet, twin
from ..composing.templates import fill, referred
from ..errors import CannotGoOn
from ..fencing import call
from ..loading.files import Folder, read_text
from ..loading.settings import STAND_IN, read_settings
from ..printing import Printed, print_sheet
from ..projects import SETTINGS, Project
from ..recording import Standing
from ..resources import LAYOUTS

OURS = (LAYOUTS,)
"""The layouts of the package, and no others."""
TEMPLATE, STYLE = "shared/notice.html", "shared/notice.css"
MOST_ROWS = 24
"""Rows that one page holds at most; where there are more, the sheets are told by their titles."""
TITLES = (60, 50, 40, 32, 24, 16, 8, 0)
"""So many titles are tried until the notice is one page; what is beyond stands in the list for programs."""
LARGE_ROWS = 14
"""Rows that one page holds at most in large words."""
_COLUMNS = (
    "code",
    "status",
    "handout",
    "title",
    "version",
    "edition",
    "released",
    "instead",
    "withdrawn",
    "by",
    "reason",
    "advice",
)


class Row(NamedTuple):
    """Sheets of one title, or of one title and version, as they stand in the list of a notice."""

    title: str
    versions: str
    codes: str
    released: str
    instead: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What the template of a notice knows. Dates are as they are printed."""

    name: str
    """That of its files."""
    kind: str
    language: str
    publisher: str
    paper: str
    on: str
    by: str
    reason: str
    advice: str
    what: str
    """What was recalled: `source who`; nothing of a withdrawal."""
    rows: tuple[Row, ...]
    sheets: int
    words: Mapping[str, str]
    crowd: str = "few"
    """How many rows there are, for the style: `few`, `some` or `many`."""
    more: int = 0
    """How many titles there was no room for."""
    listed: str = ""
    """The name of the file that lists all codes; nothing where the notice has them all."""


class Told(NamedTuple):
    """Files by name, and what whoever asked for them should know: why a notice is not printed, say."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...] = ()


class Job(NamedTuple):
    """A notice that is to be made: of which record and sheets, by which folders of layouts, and who prints it."""

    project: Project
    record: Withdrawal | Recall
    touched: Sequence[Standing]
    folders: tuple[Path, ...]
    press: Callable[[Sheet], Printed] = print_sheet


def tell(project: Project, record: Withdrawal | Recall, touched: Sequence[Standing]) -> Told:
    """Return the files that tell of a withdrawal or a recall, made behind the fence.

    A recall must not wait: where the library's own layouts stand in the way, ours are used, and where nothing can be
    printed, the notice is there as HTML. Raises `CannotGoOn` where not even that can be made.
    """
    job, notes = Job(project, record, touched, project.layouts), tuple[str, ...]()
    told = call(_made, job)
    if not isinstance(told, Told) and job.folders != OURS:
        notes = (f"the library's own layouts cannot be used for the notice: {told}",)
        job = job._replace(folders=OURS)
        told = call(_made, job)
    if not isinstance(told, Told):
        told = call(_made, job._replace(press=partial(_refuse, f"{told}")))
    if not isinstance(told, Told):
        raise CannotGoOn(f"the notice cannot be made: {told}")
    return told._replace(notes=(*notes, *told.notes))


def _made(_nothing: None, job: Job) -> Told | str:
    """Make a notice in a worker, or say which layout stands in the way."""
    try:
        return notice_files(job)
    except LayoutFault as fault:
        return str(fault)


def _refuse(why: str, _sheet: Sheet) -> Printed:
    raise CannotGoOn(why)


def notice_files(job: Job) -> Told:
    """Return the files that tell of a withdrawal or a recall. What cannot be printed is there as HTML.

    Raises LayoutFault for a fault in a template.
    """
    record, touched = job.record, job.touched
    name = _name(record)
    layouts = Layouts(job.folders)
    paper = Counter(one.sheet.edition.paper for one in touched).most_common(1)[0][0]
    notice = _notice(job.project, layouts, record, touched, paper)
    fitting = (_sheet(layouts, one, name) for one in _shorter(notice, touched))
    sheet, printed, why = _on_one_page(fitting, job.press)
    files = {f"{name}.csv": _listed(touched), f"{name}.html": twin(sheet, layouts).encode()}
    if printed:
        return Told({f"{name}.pdf": printed.pdf, **files})
    return Told(files, (f"the notice is there as HTML alone: {why}",))


def _on_one_page(
    sheets: Iterator[Sheet], press: Callable[[Sheet], Printed]
) -> tuple[Sheet, Printed | None, str]:
    """Print the first of some sheets that is one page, or else the last; a recall must not wait for a printer."""
    sheet = next(sheets)
    try:
        printed = press(sheet)
        while len(printed.pages) > 1 and (shorter := next(sheets, None)):
            sheet, printed = shorter, press(shorter)
    except CannotGoOn as stop:
        return sheet, None, str(stop)
    return sheet, printed, ""


def _shorter(notice: Notice, touched: Sequence[Standing]) -> Iterator[Notice]:
    """Yield a notice, and the same with ever less of the list on it."""
    if len(notice.rows) <= LARGE_ROWS:
        yield notice
    if len(notice.rows) <= MOST_ROWS:
        yield replace(notice, crowd="some")
    titles = _by_title(touched, notice.language)
    for most in TITLES:
        if most < len(titles) or most == TITLES[0]:
            more = max(0, len(titles) - most)
            yield replace(
                notice, crowd="many", rows=titles[:most], more=more, listed=f"{notice.name}.csv"
            )


def _name(record: Withdrawal | Recall) -> str:
    if isinstance(record, Recall):
        return f"recall-{record.on}-{record.what}-{record.id}"
    version = f"-{record.version}" if record.version else ""
    return f"withdrawal-{record.on}-{record.handout}{version}"


def _sheet(layouts: Layouts, notice: Notice, name: str) -> Sheet:
    html = fill(layouts, TEMPLATE, notice)
    names = ("shared/base.css", f"shared/paper-{notice.paper}.css", STYLE)
    styles = tuple(layouts.asset(style).decode() for style in names)
    assets = {asset: layouts.asset(asset) for asset in referred(html, styles)}
    digest = digest_of_bytes(html.encode())
    return Sheet(name, name, html, styles, assets, digest=digest)


def _notice(
    project: Project,
    layouts: Layouts,
    record: Withdrawal | Recall,
    touched: Sequence[Standing],
    paper: Paper,
) -> Notice:
    language = touched[0].sheet.edition.language
    return Notice(
        name=_name(record),
        kind=record.kind,
        language=language,
        publisher=_publisher(project),
        paper=paper.value,
        on=_day(record.on, language),
        by=record.by,
        reason=record.reason,
        advice=record.advice or "",
        what=f"{record.what} {record.id}" if isinstance(record, Recall) else "",
        rows=_rows(touched, language),
        sheets=len(touched),
        words=layouts.words(language),
    )


def _publisher(project: Project) -> str:
    file = read_text(Folder(project.root), SETTINGS)
    if isinstance(file, Finding):
        return ""
    found = read_settings(file).settings
    return found.publisher if found and found.publisher != STAND_IN["publisher"] else ""


def _rows(touched: Iterable[Standing], language: str) -> tuple[Row, ...]:
    """Return a row for each version of each handout."""
    groups: dict[tuple[str, str], list[Standing]] = {}
    for one in touched:
        edition = one.sheet.edition
        groups.setdefault((edition.title, edition.version), []).append(one)
    return tuple(_row(title, version, some, language) for (title, version), some in groups.items())


def _by_title(touched: Iterable[Standing], language: str) -> tuple[Row, ...]:
    groups: dict[str, list[Standing]] = {}
    for one in touched:
        groups.setdefault(one.sheet.edition.title, []).append(one)
    return tuple(_row(title, "", some, language) for title, some in groups.items())


def _row(title: str, version: str, some: Sequence[Standing], language: str) -> Row:
    versions = dict.fromkeys(one.sheet.edition.version for one in some)
    days = sorted({one.sheet.release.on for one in some})
    instead = dict.fromkeys(after.edition.code for one in some for after in one.successors)
    return Row(
        title=title,
        versions=version or ", ".join(versions),
        codes=" ".join(one.sheet.edition.code for one in some) if version else "",
        released=" – ".join(dict.fromkeys(_short(day, language) for day in (days[0], days[-1]))),
        instead=" ".join(instead),
    )


def _listed(touched: Iterable[Standing]) -> bytes:
    """Return a list of the sheets for a spreadsheet or an intranet: CSV (RFC 4180) in UTF-8, marked as such."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for one in touched:
        writer.writerow(map(_harmless, _cells(one)))
    return text.getvalue().encode("utf-8-sig")


def _cells(one: Standing) -> Iterator[str]:
    edition, notice = one.sheet.edition, one.notices[-1]
    yield from (edition.code, one.state.value, edition.handout, edition.title, edition.version)
    yield from (edition.edition, str(one.sheet.release.on))
    yield " ".join(after.edition.code for after in one.successors)
    yield from (str(notice.on), notice.by, notice.reason, notice.advice or "")


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking words for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _short(day: date, language: str) -> str:
    """Return a day as a narrow column holds it, on one line."""
    return format_date(day, "medium", locale=language.replace("-", "_")).replace(" ", "\u00a0")


def _day(day: date, language: str) -> str:
    return format_date(day, "long", locale=language.replace("-", "_"))
