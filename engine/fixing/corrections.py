"""Findings to Corrections: where exactly the words stand that may be replaced, or why nobody but a person may."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple, cast

from ...language.inline import plain
from ...language.written import Written, in_library
from ...schema import Finding, Subject
from ..checking import find_rule
from .texts import Texts, offset
from .workshop import Look

Path = tuple[str | int, ...]
Key = tuple[str, Path, str, str]


class Span(NamedTuple):
    """A part of a text, from one character up to another."""

    start: int
    end: int


class Correction(NamedTuple):
    """Words of one value that are replaced wherever they stand in it: `spans` are their places in the file."""

    path: str
    at: Path
    finding: Finding
    spans: tuple[Span, ...]

    @property
    def key(self) -> Key:
        """What it is known by in another round."""
        return (self.path, self.at, self.finding.words, self.finding.instead or "")

    @property
    def is_vocabulary(self) -> bool:
        """Tell whether it mends a misspelt word, whose thing or handouts nobody could judge before."""
        return self.finding.code == "SCH011"


class ByHand(NamedTuple):
    """A finding that might have been corrected, and why it is left to a person."""

    finding: Finding
    why: str


class Finder:
    """Finds the words of findings in the files of a library as it stands."""

    def __init__(self, seen: Look, texts: Texts) -> None:
        self.seen = seen
        self.texts = texts

    def find(self, finding: Finding) -> Correction | ByHand:
        """Return the correction of a finding that has one."""
        value = self._value(finding)
        if value is None:
            return ByHand(finding, "its file is left as it is")
        at, words, start = value
        inside = spans(finding.words, words)
        if len(inside) != len(spans(finding.words, plain(words))):
            return ByHand(finding, "the words stand among marks")
        if len(inside) > 1 and len(inside) != self._times(finding):
            return ByHand(finding, "the words stand there more than once, and not all are amiss")
        text = self.texts[finding.place.path]
        places = spans(finding.words, text, start)[: len(inside)]
        if not inside or len(places) != len(inside):
            return ByHand(finding, "the words do not stand in the file as they are read")
        return Correction(finding.place.path, at, finding, places)

    def _value(self, finding: Finding) -> tuple[Path, str, int] | None:
        """Return the path of the value that a finding is about, the value, and where it starts in its file."""
        origin = self.seen.loaded.origins.get(finding.subject or Subject("", ""))
        path = finding.place.path
        if origin is None or path not in self.texts or origin[0].path != path:
            return None
        document, prefix = origin
        at = (*prefix, *finding.at)
        value = value_at(document.root, at)
        return (
            (at, value, offset(self.texts[path], document.place(at)))
            if isinstance(value, str)
            else None
        )

    def _times(self, finding: Finding) -> int:
        """Count how often a rule finds the words of a finding in its value."""
        run = find_rule(finding.code).checks.get("check_words")
        written = self._written.get((finding.subject, finding.at))
        faults = run(written) if run and written else ()
        return sum((one.words, one.instead) == (finding.words, finding.instead) for one in faults)

    @cached_property
    def _written(self) -> Mapping[tuple[Subject | None, Path], Written]:
        return {(one.subject, one.at): one for one in in_library(self.seen.loaded.library)}


def value_at(root: Any, at: Path) -> Any:
    """Return the value that a path leads to; None where it leads to nothing."""
    for step in at:
        if isinstance(root, dict):
            root = cast("dict[str | int, Any]", root).get(step)
        elif isinstance(root, list) and isinstance(step, int):
            entries = cast("list[Any]", root)
            root = entries[step] if step < len(entries) else None
        else:
            return None
    return root


def spans(words: str, text: str, start: int = 0) -> tuple[Span, ...]:
    """Find words in a text where they are no part of a longer word or number."""
    if not words or "\n" in words:
        return ()
    pattern = re.compile(_before(words) + re.escape(words) + _after(words))
    return tuple(Span(*found.span()) for found in pattern.finditer(text, start))


def _before(words: str) -> str:
    """Return what may not stand before words: `5 mg` is not in `15 mg`, nor in `2.5 mg`, nor `.5` in `0.5`."""
    if words[0].isdecimal():
        return r"(?<!\w)(?<!\d[.,])"
    if words[0] in ".," and words[1:2].isdecimal():
        return r"(?<!\w)"
    return r"(?<![^\W\d])" if words[0].isalpha() else ""


def _after(words: str) -> str:
    if words[-1].isdecimal():
        return r"(?!\d|[.,]\d)"
    return r"(?!\w)" if words[-1].isalpha() else ""


def disjoint(corrections: Iterable[Correction]) -> list[Correction]:
    """Return corrections that do not touch each other; one that does waits for the next round."""
    taken: dict[str, list[Span]] = {}
    chosen: list[Correction] = []
    for one in corrections:
        others = taken.setdefault(one.path, [])
        if not any(a.start < b.end and b.start < a.end for a in one.spans for b in others):
            others.extend(one.spans)
            chosen.append(one)
    return chosen
