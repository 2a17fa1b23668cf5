"""Keep findings, each as plain data, until what they follow from changes."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from ...schema import Finding, Level, Place, Subject
from ..loading import Loaded
from ..store import Store, name_of


def kept(store: Store, name: str, judge: Callable[[], Iterable[Finding]]) -> Iterable[Finding]:
    """Return what an earlier run found, or find it and keep it."""
    if held := store.get(name):
        return [_thawed(entry) for entry in json.loads(held)]
    found = list(judge())
    store.put(name, json.dumps([asdict(one) for one in found]).encode())
    return found


def rest(loaded: Loaded, codes: Iterable[str]) -> str:
    """Return a name of what every finding may follow from: the rules that run, and all but claims and handouts."""
    library = loaded.library
    others = {
        document.path: document.text
        for subject, (document, _) in loaded.origins.items()
        if subject.kind not in _APART
    }
    known = {kind: sorted(names) for kind, names in library.known.items() if kind not in _APART}
    whole = [
        sorted(codes),
        sorted(others.items()),
        loaded.settings.text,
        known,
        sorted(library.layouts),
    ]
    pictures = [*sorted(library.drawings.items()), *sorted(library.logos.items())]
    return name_of(
        "rest", json.dumps(whole), *(part for name, data in pictures for part in (name, data))
    )


_APART = frozenset({"claim", "handout", "sign-off", "withdrawal"})
"""Kinds of which each thing, and nothing more, is judged by itself, and those that no rule of this kind reads."""


def _thawed(entry: dict[str, Any]) -> Finding:
    """Return a finding as it was kept; none has been waived yet."""
    entry["place"] = Place(*entry["place"])
    entry["level"] = Level(entry["level"])
    entry["subject"] = entry["subject"] and Subject(*entry["subject"])
    entry["at"] = tuple(entry["at"])
    return Finding(**entry)
