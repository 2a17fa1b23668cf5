"""Remember what a command said of a library, so that it is said again at once while nothing changes.

Nothing here imports Pydantic or YAML: a library that has not changed costs reading its bytes, and a look at each
file that the command wrote.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from .store import Store, library_digest, name_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command prints to stdout and to stderr, its exit status, and the files that it wrote."""

    out: str
    err: str
    status: int
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    """The SHA-256 digest of each, by its path."""
    lasting: bool = True
    """Whether the same would be answered tomorrow; a machine that was too slow may be quicker then."""


def remembered(
    store: Store | None, root: Path, options: Sequence[object], make: Callable[[], Answer]
) -> tuple[Answer, bool]:
    """Return what `make` answered before to the same options about the same files, or ask it; tell which.

    `options` are all that the answer depends on beside the files of the library and this package's code. The files
    that were written must be as they were. Nothing is remembered where somebody changed a file of the library
    meanwhile, for nobody knows which of the two was read.
    """
    if store is None:
        return make(), False
    name = _name(root, options)
    if (answer := _recalled(store, name)) is not None:
        return answer, True
    answer = make()
    if answer.lasting and _name(root, options) == name:
        store.put(name, json.dumps(asdict(answer)).encode())
    store.prune()
    return answer, False


def _recalled(store: Store, name: str) -> Answer | None:
    kept = store.get(name)
    answer = Answer(**json.loads(kept)) if kept else None
    holds = answer and all(is_file(Path(path), taken) for path, taken in answer.files.items())
    return answer if holds else None


def is_file(path: Path, taken: str) -> bool:
    """Tell whether a file has a SHA-256 digest."""
    try:
        return sha256(path.read_bytes()).hexdigest() == taken
    except OSError:
        return False


def _name(root: Path, options: Sequence[object]) -> str:
    asked = json.dumps([str(option) for option in options])
    return name_of("report", library_digest(root), str(root), asked)
