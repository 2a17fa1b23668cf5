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
from .versions import versions


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
) -> Answer:
    """Return what `make` answered before to the same options about the same files, or ask it.

    `options` are all that the answer depends on beside the files of the library, this package's code, and what it
    prints by. The files that were written must be as they were.
    """
    return recalled(store, root, options) or _asked(store, root, options, make)


def recalled(store: Store | None, root: Path, options: Sequence[object]) -> Answer | None:
    """Return what was answered before, if it still holds."""
    kept = store.get(_name(root, options)) if store else None
    answer = Answer(**json.loads(kept)) if kept else None
    return answer if answer and all(map(_is_there, *_columns(answer.files))) else None


def _columns(files: Mapping[str, str]) -> tuple[Sequence[str], Sequence[str]]:
    return [*files], [*files.values()]


def _is_there(path: str, taken: str) -> bool:
    try:
        return sha256(Path(path).read_bytes()).hexdigest() == taken
    except OSError:
        return False


def _asked(
    store: Store | None, root: Path, options: Sequence[object], make: Callable[[], Answer]
) -> Answer:
    """Ask, and remember the answer; not where somebody changed a file meanwhile, for nobody knows which was read."""
    if store is None:
        return make()
    name = _name(root, options)
    answer = make()
    if answer.lasting and _name(root, options) == name:
        store.put(name, json.dumps(asdict(answer)).encode())
    store.prune()
    return answer


def _name(root: Path, options: Sequence[object]) -> str:
    asked = json.dumps([str(option) for option in options])
    return name_of("report", library_digest(root), str(root), asked, json.dumps([*versions().items()]))
