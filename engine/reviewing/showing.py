"""Agenda → a table for people, JSON and CSV for programs, a calendar for whoever keeps one."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from types import MappingProxyType
from typing import Any

from ...schema.digests import digest
from .agenda import STATES, Entry

_SHOWN = 3
"""So many handouts of a thing are named in the table."""


def show_agenda(entries: Sequence[Entry], output_format: str, order: str, today: date) -> str:
    """Return an agenda as `table`, `json`, `csv` or `ics`; a table is divided by owner, category or handout."""
    if output_format == "table":
        return _table(entries, order)
    if output_format == "ics":
        return _calendar(entries, today)
    return _FORMATS[output_format](entries)


def counted(entries: Iterable[Entry]) -> str:
    """Put the numbers of entries into words: `12 unsigned, 3 stale`."""
    numbers = Counter(entry.state for entry in entries)
    return ", ".join(f"{numbers[state]} {state}" for state in STATES if numbers[state]) or "nothing"


def _table(entries: Sequence[Entry], order: str) -> str:
    """Write a table; rich would take longer than all the rest on a large library."""
    if order not in _HEADS:
        return "\n".join(_lines(entries))
    parts = [
        "\n".join([f"{head or f'no {order}'}", *(f"  {line}" for line in _lines(list(some)))])
        for head, some in groupby(entries, key=_HEADS[order])
    ]
    return "\n\n".join(parts)


_HEADS: Mapping[str, Callable[[Entry], str]] = MappingProxyType(
    {
        "owner": lambda entry: entry.owner,
        "category": lambda entry: entry.category,
        "handout": lambda entry: ", ".join(entry.handouts),
    }
)


def _lines(entries: Sequence[Entry]) -> Iterable[str]:
    rows = [
        (one.state, str(one.thing), _some(one.handouts), str(one.due or ""), _said(one))
        for one in entries
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    line = "  ".join(f"{{:<{width}}}" for width in widths)
    return (line.format(*row).rstrip() for row in rows)


def _some(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return f"{', '.join(names[:_SHOWN])} and {more} more" if more > 0 else ", ".join(names)


def _said(entry: Entry) -> str:
    return entry.why or "; ".join(entry.signed)


def _record(entry: Entry) -> dict[str, object]:
    thing = entry.thing
    return {
        "state": entry.state,
        "kind": thing.kind,
        "id": thing.id,
        "audience": thing.audience,
        "item": thing.item,
        "category": entry.category,
        "owner": entry.owner,
        "handouts": list(entry.handouts),
        "due": f"{entry.due}" if entry.due else "",
        "signed": list(entry.signed),
        "why": entry.why,
    }


def _json(entries: Sequence[Entry]) -> str:
    return json.dumps([_record(entry) for entry in entries], indent=2, ensure_ascii=False)


def _csv(entries: Sequence[Entry]) -> str:
    """Write a line for each entry; what a spreadsheet would take for a formula is quoted as text."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for number, entry in enumerate(entries):
        record = _record(entry)
        if number == 0:
            writer.writerow(record)
        writer.writerow([_cell(value) for value in record.values()])
    return stream.getvalue().rstrip("\n")


def _cell(value: object) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - lists of text
    return f"'{text}" if text[:1] in _FORMULA else text


_FORMULA = ("=", "+", "-", "@", "\t")

_FORMATS: Mapping[str, Callable[[Sequence[Entry]], str]] = MappingProxyType(
    {"json": _json, "csv": _csv}
)


def _calendar(entries: Sequence[Entry], today: date) -> str:
    """Write a calendar (RFC 5545) with one day-long event for what one owner has to look at on one day."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - it takes as long to import as all else

    calendar: Any = Calendar()
    calendar.add("prodid", "-//handout//review//EN")
    calendar.add("version", "2.0")
    dated = [(entry.due, entry.owner, entry) for entry in entries if entry.due]
    dated.sort(key=lambda one: one[:2])
    for (due, owner), some in groupby(dated, key=lambda one: one[:2]):
        things = [str(entry.thing) for _, _, entry in some]
        event: Any = Event()
        event.add("uid", f"{digest([str(due), owner])[7:39]}@handout")
        event.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
        event.add("dtstart", due)
        event.add("summary", f"Review {len(things)}: {owner or 'no owner'}")
        event.add("description", "\n".join(things))
        calendar.add_component(event)
    return calendar.to_ical().decode().rstrip("\r\n")
