"""Writing: what pydyf makes bytes of is seldom anything but words, numbers and bytes."""

from collections.abc import Callable


def quick(theirs: Callable[[object], bytes]) -> Callable[[object], bytes]:
    """Return pydyf's function that makes bytes of anything, quick for what it is mostly given."""

    def to_bytes(item: object) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # pyright: ignore[reportReturnType] - it is none of another type
        if kind is str:
            return item.encode("ascii")  # pyright: ignore[reportAttributeAccessIssue] - as above
        return b"%d" % item if kind is int else theirs(item)

    return to_bytes
