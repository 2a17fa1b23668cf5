"""Write the page that says of each row of the catalogue of standards what does it, or why nothing does.

Which rules do a row stands in the rules (`ROWS`); everything else stands in `standards.toml`.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from handout_builder.engine.checking import Rule, catalogue

PAGE = "standards.md"
DATA = Path(__file__).with_suffix(".toml")
ROOT = Path(__file__).resolve().parents[1]

OPENING = """\
# Standards

<!-- Written by `python docs/generate.py` from docs/standards.toml and rules/: do not edit. -->

What good printed information for patients is judged by, as 120 things that can be looked at, and what
`handout` makes of each: {done} are **done** ({partly} of them in part), {waiting} **wait** for later work, and {left}
are **left** since a rule would be wrong more often than right.

“Done” is what the rules say of themselves: a code leads to its reason, its authority and its examples.
Where a row is done in part, its verdict says which part. How often the rules of words are right
stands in [another page](judging.md). Nothing here says that a sheet meets a standard as a whole: much
of what the standards ask for, only a reader can tell.
"""

CONFLICTS = """\
## Where the standards contradict each other

A region names its `profile`: `uk-nhs`, `us` or none. Some rules go by it; elsewhere one side holds for all.
"""

AUTHORITIES = """\
## Authorities

Years stand where they are certain. “Not verified” means that nobody looked at the document itself or
at a copy of it: check before you quote.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the catalogue, as the data file has it; a verdict is there only where no rule does the row."""

    number: int
    id: str
    group: str
    checks: str
    authorities: Sequence[str]
    engine: Sequence[str] = ()
    partly: str = ""
    waits: str = ""
    because: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A document that a row rests on."""

    title: str
    body: str
    year: int | None = None
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two standards that cannot both be followed, and what follows here."""

    about: str
    one: str
    other: str
    follows: str


class Standards(NamedTuple):
    """The data file."""

    rows: Sequence[Row]
    later: Mapping[str, str]
    authorities: Mapping[str, Authority]
    conflicts: Sequence[Conflict]


def read(path: Path = DATA) -> Standards:
    """Return what the data file holds; raises `TypeError` for a key that nothing reads."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Standards(
        rows=[Row(**row) for row in data["rows"]],
        later=MappingProxyType(data["later"]),
        authorities={key: Authority(**one) for key, one in data["authorities"].items()},
        conflicts=[Conflict(**one) for one in data["conflicts"]],
    )


def rules_by_row(rules: Iterable[Rule]) -> Mapping[int, Sequence[Rule]]:
    """Return the rules that say of themselves that they do a row, by its number."""
    found: dict[int, list[Rule]] = {}
    for rule in rules:
        for number in rule.rows:
            found.setdefault(number, []).append(rule)
    return found


def faults(standards: Standards, by_row: Mapping[int, Sequence[Rule]]) -> Iterator[str]:
    """Yield what is wrong: a row without a verdict or with two, and a name that leads nowhere."""
    for row in standards.rows:
        if not row.authorities or not standards.authorities.keys() >= set(row.authorities):
            yield f"row {row.number} rests on an unknown authority, or on none"
        yield from _unclear(row, by_row.get(row.number, ()), standards.later)
    known = {row.number for row in standards.rows}
    for number in sorted(by_row.keys() - known):
        yield f"{by_row[number][0].code} does row {number}, which is none"


def _unclear(row: Row, rules: Sequence[Rule], later: Mapping[str, str]) -> Iterator[str]:
    done = [rule.code for rule in rules] + list(row.engine)
    verdicts = sum(map(bool, (done, row.waits, row.left)))
    if verdicts != 1:
        yield f"row {row.number} has {verdicts or 'no'} verdicts: {', '.join(done) or 'no rule'}"
    if row.waits and row.waits not in later:
        yield f"row {row.number} waits for {row.waits}, which is no later work"
    if (row.partly and not done) or (row.because and not row.waits):
        yield f"row {row.number} explains a verdict that it does not have"
    for name in row.engine:
        if not (ROOT / name).is_file():
            yield f"row {row.number} is done by {name}, which is no module"


def page(path: Path = DATA) -> str:
    """Return the page of all rows; raises `ValueError` for a row without just one verdict."""
    standards, by_row = read(path), rules_by_row(catalogue().values())
    if wrong := list(faults(standards, by_row)):
        raise ValueError("; ".join(wrong))
    return "\n".join(
        [
            _opening(standards.rows),
            *_groups(standards, by_row),
            CONFLICTS,
            *_conflicts(standards.conflicts),
            AUTHORITIES,
            *_authorities(standards.authorities),
        ]
    )


def _opening(rows: Sequence[Row]) -> str:
    waiting, left = sum(bool(row.waits) for row in rows), sum(bool(row.left) for row in rows)
    partly, done = sum(bool(row.partly) for row in rows), len(rows) - waiting - left
    return OPENING.format(done=done, partly=partly, waiting=waiting, left=left)


def _groups(standards: Standards, by_row: Mapping[int, Sequence[Rule]]) -> Iterator[str]:
    for title, rows in groupby(standards.rows, key=lambda row: row.group):
        yield f"## {title}\n"
        yield "| row | id | what is looked at | verdict | authority |\n|---|---|---|---|---|"
        for row in rows:
            verdict = _verdict(row, by_row.get(row.number, ()), standards.later)
            keys = ", ".join(row.authorities)
            yield f"| {row.number} | {row.id} | {row.checks} | {verdict} | {keys} |"
        yield ""


def _verdict(row: Row, rules: Sequence[Rule], later: Mapping[str, str]) -> str:
    if row.waits:
        reason = f": {row.because}" if row.because else ""
        return f"**waits** for {later[row.waits]}{reason}"
    if row.left:
        return f"**left**: {row.left}"
    codes = [f"[{rule.code}](rules.md#{rule.code.lower()}-{rule.name})" for rule in rules]
    modules = [f"[{name}](../../{name})" for name in row.engine]
    how = "**done in part**" if row.partly else "**done**"
    part = f": {row.partly}" if row.partly else ""
    return f"{how} by {', '.join(codes + modules)}{part}"


def _conflicts(conflicts: Iterable[Conflict]) -> Iterator[str]:
    yield "| about | one side | the other | what follows here |\n|---|---|---|---|"
    for one in conflicts:
        yield f"| {one.about} | {one.one} | {one.other} | {one.follows} |"
    yield ""


def _authorities(authorities: Mapping[str, Authority]) -> Iterator[str]:
    yield "| key | title | body | year |\n|---|---|---|---|"
    for key, one in authorities.items():
        title = one.title if one.verified else f"{one.title} (not verified)"
        yield f"| {key} | {title} | {one.body} | {one.year or ''} |"
    yield ""
