"""Remember what a command said of a library, so that it is said again at once while nothing changes.

Nothing here imports Pydantic or YAML: a library that has not changed costs reading its bytes.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from .store import Store, library_digest, name_of


class Answer(NamedTuple):
    """What a command prints to stdout and to stderr, and its exit status."""

    out: str
    err: str
    status: int


def remembered(
    store: Store | None, root: Path, options: Sequence[object], make: Callable[[], Answer]
) -> Answer:
    """Return what `make` answered before to the same options about the same files, or ask it.

    `options` are all that the answer depends on beside the files of the library and this package's code.
    """
    if store is None:
        return make()
    asked = json.dumps([str(option) for option in options])
    name = name_of("report", library_digest(root), str(root), asked)
    if kept := store.get(name):
        return Answer(*json.loads(kept))
    answer = make()
    store.put(name, json.dumps(answer).encode())
    store.prune()
    return answer
