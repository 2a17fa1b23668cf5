"""Answer `handout cache info`: where results are kept, how much that is, and of what kinds."""

import time
from collections.abc import Iterator

from .store import Store

WHAT = {
    "claims": "findings on a file of claims",
    "edition": "what an edition stood on, and what came of it",
    "file": "files that were made",
    "handout": "findings on a handout",
    "last": "what the last build into a folder wrote",
    "report": "what a whole command answered",
    "sheet": "how a sheet was printed",
    "tree": "a file of content as it was read",
}
"""Kinds of entries, for whoever asks what fills the disk."""

_A_DAY = 86_400


def info(store: Store) -> Iterator[str]:
    """Yield lines on where a store is, how full it is, and of what."""
    entries = store.entries()
    size = sum(entry.size for entry in entries)
    yield f"folder   {store.folder}"
    yield f"size     {size / 1e6:.1f} MB of {store.limit / 1e6:.0f} MB, {len(entries)} entries"
    if entries:
        yield f"oldest   last used {_days(time.time() - entries[0].used)} ago"
    yield f"key      {'yes: only what its holders wrote is used' if store.key else 'none'}"
    for kind in sorted({entry.kind for entry in entries}):
        sizes = [entry.size for entry in entries if entry.kind == kind]
        told = f"{len(sizes)} entries, {sum(sizes) / 1e6:.1f} MB"
        yield f"{kind:<8} {told}: {WHAT.get(kind, 'of another release')}"


def _days(seconds: float) -> str:
    days = round(seconds / _A_DAY)
    return f"{days} day{'' if days == 1 else 's'}" if days else "less than a day"
