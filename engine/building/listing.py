"""What was built → `index.html` beside it, from which staff find a sheet and print it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ...schema import Edition
from ..errors import CannotGoOn
from ..writing import write_whole
from .fence import Failed, Reason
from .making import Broken, make_index, order_of
from .workers import Crew, Done

INDEX = "index.html"
_KINDS = {"pdf": "PDF", "html": "HTML", "text": "Text"}


def write_index(pool: Crew, built: Iterable[tuple[Edition, Mapping[str, Path]]], out: Path) -> Path:
    """List editions and their files in a page beside them, and return where it lies.

    It is made in a worker, as sheets are, since its template may be the library's own. Raises `CannotGoOn` for a
    fault in that, and where the folder takes no file.
    """
    listed = tuple(
        (order_of(edition), {_KINDS[kind]: path.name for kind, path in files.items()})
        for edition, files in built
    )
    (page,) = (event.result for event in pool.run(make_index, [listed]) if isinstance(event, Done))
    if not isinstance(page, bytes):
        raise CannotGoOn(f"the index cannot be made: {_why(page)}")
    write_whole(out / INDEX, page)
    return out / INDEX


def _why(stopped: Broken | Failed) -> str:
    if isinstance(stopped, Broken):
        return str(stopped)
    said = {
        Reason.TIME: "it took too long",
        Reason.MEMORY: "it took too much memory",
        Reason.SIZE: "it is too large",
        Reason.BROKEN: stopped.said,
    }
    return said[stopped.reason]
