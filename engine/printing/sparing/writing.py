"""Writing: what pydyf makes bytes of is seldom anything but words, numbers and bytes."""

from collections.abc import Callable
from typing import Any


def quick(theirs: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """Return pydyf's function that makes bytes of anything, quick for what it is mostly given."""

    def to_bytes(item: Any) -> bytes:
        kind = item.__class__
        if kind is bytes:
            return item
        if kind is str:
            return item.encode("ascii")
        return b"%d" % item if kind is int else theirs(item)

    return to_bytes
