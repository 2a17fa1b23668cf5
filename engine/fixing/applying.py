"""Corrections to texts, and to what the texts must say afterwards."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, cast

from .corrections import Correction, Path, Span, spans, value_at
from .texts import Texts, tree

Change = tuple[Span, str]


def applied(texts: Texts, corrections: Iterable[Correction]) -> dict[str, str]:
    """Return all texts with corrections made, in each file from the last to the first."""
    changed = dict(texts)
    for path, group in groupby(sorted(corrections, key=_path), key=_path):
        changes = [(span, one.finding.instead or "") for one in group for span in one.spans]
        changed[path] = _replaced(changed[path], changes)
    return changed


def says_else(before: Texts, after: Texts, corrections: Sequence[Correction]) -> bool:
    """Tell whether a file says anything else than it did, beside what the corrections are to change."""
    for path, group in groupby(sorted(corrections, key=_path), key=_path):
        wanted = tree(before[path])
        for at, ones in groupby(sorted(group, key=_at), key=_at):
            _mend(wanted, at[1], list(ones))
        if tree(after[path]) != wanted:
            return True
    return False


def _path(one: Correction) -> str:
    return one.path


def _at(one: Correction) -> tuple[str, Path]:
    return repr(one.at), one.at


def _mend(root: Any, at: Path, corrections: Sequence[Correction]) -> None:
    """Replace words of a value, where it stands in its list or map."""
    holder, value = value_at(root, at[:-1]), str(value_at(root, at))
    changes = [
        (span, one.finding.instead or "")
        for one in corrections
        for span in spans(one.finding.words, value)
    ]
    cast("dict[str | int, Any]", holder)[at[-1]] = _replaced(value, changes)


def _replaced(text: str, changes: Sequence[Change]) -> str:
    for span, instead in sorted(changes, reverse=True):
        text = text[: span.start] + instead + text[span.end :]
    return text
