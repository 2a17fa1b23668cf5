"""`due:` and its value: `<90d`, `>6m`, `<2027-01-31`, `overdue`, `none`."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from ..choosing import SelectionError

Fits = Callable[[date | None], bool]

_WITHIN = re.compile(r"([<>])\s*(?:(\d{1,5})([dwmy])|(\d{4}-\d{2}-\d{2}))")
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"m": 1, "y": 12}


def due(value: str, today: date) -> Fits:
    """Return what tells whether a day of review fits a value. Raises `SelectionError` for what is no value."""
    if value == "none":
        return lambda day: day is None
    if value == "overdue":
        return lambda day: day is not None and day < today
    match = _WITHIN.fullmatch(value)
    limit = _limit(match, today) if match else None
    if match is None or limit is None:
        raise SelectionError(
            f'"due:{value}" is no time of review; write "due:<90d", "due:>6m", "due:<2027-01-31", '
            '"due:overdue" or "due:none"'
        )
    if match[1] == "<":
        return lambda day: day is not None and day < limit
    return lambda day: day is not None and day > limit


def _limit(match: re.Match[str], today: date) -> date | None:
    """Return the day that a value names; None for one that no calendar has."""
    _, number, unit, day = match.groups()
    try:
        if day:
            return date.fromisoformat(day)
        if unit in _DAYS:
            return today + timedelta(days=int(number) * _DAYS[unit])
        return _months_later(today, int(number) * _MONTHS[unit])
    except (ValueError, OverflowError):
        return None


def _months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
