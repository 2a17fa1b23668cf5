"""What tells staff that sheets must go: a page to hang up, the same for a screen, and a list for programs."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import NamedTuple

from babel.dates import format_date

from ...schema import Finding, Paper
from ...schema.digests import digest_of_bytes
from ...schema.release import Recall, Withdrawal
from ..composing import Layouts, Sheet, twin
from ..composing.templates import fill, referred
from ..errors import CannotGoOn
from ..loading.files import Folder, read_text
from ..loading.settings import STAND_IN, read_settings
from ..printing import Printed, print_sheet
from ..projects import SETTINGS, Project
from ..recording import Standing

TEMPLATE, STYLE = "shared/notice.html", "shared/notice.css"
MOST_ROWS = 24
"""Rows that one page holds; where there are more, the sheets are told by their titles."""
MOST_TITLES = 60
"""Titles that one page holds; what is beyond stands in the list for programs."""
LARGE_ROWS = 9
"""Rows that one page holds in large words."""
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
    crowd: str
    """How many rows there are, for the style: `few`, `some` or `many`."""
    more: int
    """How many titles there was no room for."""
    listed: str
    """The name of the file that lists all codes; nothing where the notice has them all."""
    words: Mapping[str, str]


class Told(NamedTuple):
    """Files by name, and why the notice could not be printed where it was not."""

    files: Mapping[str, bytes]
    unprinted: str = ""


def notice_files(
    project: Project,
    record: Withdrawal | Recall,
    touched: Sequence[Standing],
    press: Callable[[Sheet], Printed] = print_sheet,
) -> Told:
    """Return the files that tell of a withdrawal or a recall. What cannot be printed is there as HTML."""
    name = _name(record)
    layouts = Layouts(project.layouts)
    paper = Counter(one.sheet.edition.paper for one in touched).most_common(1)[0][0]
    sheet = _sheet(layouts, _notice(project, layouts, record, touched, paper), name)
    files = {f"{name}.csv": _listed(touched), f"{name}.html": twin(sheet, layouts).encode()}
    try:
        return Told({f"{name}.pdf": press(sheet).pdf, **files})
    except CannotGoOn as stop:  # a recall must not wait for a printer
        return Told(files, str(stop))


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
    rows = _rows(touched, language)
    crowd = "few" if len(rows) <= LARGE_ROWS else "some" if len(rows) <= MOST_ROWS else "many"
    titles = _by_title(touched, language) if crowd == "many" else ()
    return Notice(
        kind=record.kind,
        language=language,
        publisher=_publisher(project),
        paper=paper.value,
        on=_day(record.on, language),
        by=record.by,
        reason=record.reason,
        advice=record.advice or "",
        what=f"{record.what} {record.id}" if isinstance(record, Recall) else "",
        rows=titles[:MOST_TITLES] if titles else rows,
        sheets=len(touched),
        crowd=crowd,
        more=max(0, len(titles) - MOST_TITLES),
        listed=f"{_name(record)}.csv" if titles else "",
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
        released=" – ".join(dict.fromkeys(_day(day, language) for day in (days[0], days[-1]))),
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


def _day(day: date, language: str) -> str:
    return format_date(day, "long", locale=language.replace("-", "_"))
