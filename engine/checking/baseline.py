"""A baseline: a file of findings that a library had when it adopted `handout`, so that only new ones count.

An entry is the key of findings (`Finding.key`: code, claim and field, no line) with their number, one to a line
and sorted, so that lines may move and branches merge.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from ...language.patterns import pattern
from ...schema import Finding, Place, Waived
from ..errors import CannotGoOn
from ..loading import Loaded
from ..writing import write_whole
from .catalogue import catalogue, find_rule
from .running import Picked, levelled

VERSION = 1
_ENTRY = pattern(r'\s*("(?:[^"\\]|\\.)*")\s*:')
_Place = Callable[[str], Place]
_REASON = "It was there when the baseline was written."


class BadBaseline(CannotGoOn):
    """The file is no baseline, or one of a newer `handout`; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each finding may occur, by its key, and the file that says so."""

    path: Path
    text: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many findings it holds."""
        return sum(self.counts.values())


def read_baseline(path: Path) -> Baseline:
    """Read a baseline; raises `BadBaseline`."""
    try:
        text = path.read_text(encoding="utf-8")
        data: Any = json.loads(text, object_pairs_hook=_once)
    except FileNotFoundError as error:
        remedy = f"`handout check --write-baseline {path}` writes one"
        raise BadBaseline(f"there is no baseline {path}; {remedy}") from error
    except OSError as error:
        raise BadBaseline(f"cannot read the baseline {path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BadBaseline(f"the baseline {path} is no JSON: {error}; {_AGAIN}") from error
    return Baseline(path, text, _counts(path, data))


_AGAIN = "mend the file, or write it anew with `--write-baseline`"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a map of pairs; what stands twice was merged badly, and JSON would keep but one."""
    numbers = Counter(name for name, _ in pairs)
    for name, number in numbers.items():
        if number > 1:
            raise ValueError(f"`{name}` stands in it {number} times")
        name.encode()  # half of a character raises UnicodeEncodeError, which is a ValueError
    return dict(pairs)


def _counts(path: Path, data: Any) -> Mapping[str, int]:
    """Return the entries, where the file is of a version and form that we know."""
    found = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    version, entries = found.get("version"), found.get("findings")
    version = version if type(version) is int else 0
    if version > VERSION:
        raise BadBaseline(
            f"the baseline {path} has version {version}, and this handout knows {VERSION}; use a newer handout"
        )
    if version != VERSION or not isinstance(entries, dict):
        raise BadBaseline(f"{path} is no baseline of handout; {_AGAIN}")
    counts = cast("dict[str, Any]", entries)
    for key, number in counts.items():
        if type(number) is not int or number < 1:
            raise BadBaseline(f"in the baseline {path}, `{key}` has no number above 0; {_AGAIN}")
    return counts


def write_baseline(path: Path, findings: Iterable[Finding]) -> tuple[Baseline, tuple[Finding, ...]]:
    """Write all findings that count into a baseline; return it, and the findings that it may not hold.

    These are the ones of rules that keep readers safe. Raises `CannotWrite`.
    """
    counting = [one for one in findings if not one.waived]
    refused = tuple(one for one in counting if find_rule(one.code).safety)
    held = Counter(one.key for one in counting if not find_rule(one.code).safety)
    counts = dict(sorted(held.items()))
    text = json.dumps({"version": VERSION, "findings": counts}, indent=2, ensure_ascii=False) + "\n"
    write_whole(path, text.encode())
    return Baseline(path, text, counts), refused


def set_aside(
    loaded: Loaded, findings: Iterable[Finding], baseline: Baseline, picked: Picked
) -> tuple[Finding, ...]:
    """Waive the findings that a baseline holds, and add one on each of its entries that is amiss.

    `picked` are the rules that ran: only of these can it be told that an entry is not needed.
    """
    left = Counter({key: number for key, number in baseline.counts.items() if not _is_safe(key)})
    found = [_waive(one, left) for one in findings]
    unread = _unread(found)
    stale = {key: left[key] for key in +left if _is_sure(key, picked, unread)}
    place = _places(baseline.text, _path(baseline.path, loaded.project.root))
    amiss = [*_safety(baseline.counts, place), *_stale(baseline.counts, stale, place)]
    return picked.keep([*found, *levelled(amiss, loaded.library)])


def _waive(finding: Finding, left: Counter[str]) -> Finding:
    if finding.waived or left[finding.key] < 1:
        return finding
    left[finding.key] -= 1
    return replace(finding, waived=Waived("baseline", _REASON))


def _is_safe(key: str) -> bool:
    rule = catalogue().get(key.partition(" ")[0])
    return rule is not None and rule.safety


def _unread(findings: Iterable[Finding]) -> frozenset[str]:
    """Return what could not be loaded whole, as keys name it; an empty name where nobody knows what."""
    return frozenset(
        f"{one.subject.kind}:{one.subject.id}" if one.subject else ""
        for one in findings
        if find_rule(one.code).found_by == "loading" and one.code != "SCH013"
    )


def _is_sure(key: str, picked: Picked, unread: frozenset[str]) -> bool:
    """Tell whether the findings of an entry would be there: its rule ran on all that it is about."""
    code, _, rest = key.partition(" ")
    rule = catalogue().get(code)
    if rule is None:
        return True
    about = "" if rule.found_by == "loading" else rest.partition(" ")[0]
    return code in picked.codes and not unread & {"", about}


def _safety(counts: Mapping[str, int], place: _Place) -> Iterator[Finding]:
    for key in filter(_is_safe, counts):
        message = f"`{key}` is of a rule that keeps readers safe, and no baseline holds it"
        remedy = "take this line away, and mend what the rule finds"
        yield _finding("SCH015", place(key), message, remedy)


def _stale(counts: Mapping[str, int], stale: Mapping[str, int], place: _Place) -> Iterator[Finding]:
    for key, gone in stale.items():
        left = counts[key] - gone
        message = f"the baseline holds `{key}` {_times(counts[key])}, and it occurs {_times(left)}"
        remedy = f"write {left} here" if left else "take this line away"
        yield _finding("SCH016", place(key), message, remedy)


def _times(number: int) -> str:
    words = ("no more", "once", "twice")
    return words[number] if number < len(words) else f"{number} times"


def _finding(code: str, place: Place, message: str, remedy: str) -> Finding:
    return Finding(place, code, find_rule(code).level, message, remedy)


def _places(text: str, path: str) -> _Place:
    """Return what finds the line of an entry; the first where the file writes it in another way than we do."""
    places = {
        entry[1]: Place(path, number, entry.start(1) + 1, line)
        for number, line in enumerate(text.split("\n"), start=1)
        if (entry := _ENTRY.match(line))
    }
    return lambda key: places.get(json.dumps(key, ensure_ascii=False), Place(path))


def _path(path: Path, root: Path) -> str:
    """Return the way from a library to a file, also to one outside; of one on another drive the whole path."""
    try:
        return Path(os.path.relpath(path.resolve(), root)).as_posix()
    except ValueError:
        return path.resolve().as_posix()
