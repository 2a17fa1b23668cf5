"""What was built → `index.html` beside it, from which staff find a sheet and print it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ...schema import Edition
from ..errors import CannotGoOn
from ..fencing import Crew, results_of
from ..writing import write_whole
from .making import make_index, order_of

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
    (page,) = results_of(pool, make_index, [listed])
    if not isinstance(page, bytes):
        raise CannotGoOn(f"the index cannot be made: {page}")
    write_whole(out / INDEX, page)
    return out / INDEX
