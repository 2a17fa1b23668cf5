"""What was built → `index.html` beside it, from which staff find a sheet and print it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ...schema import Edition
from ..composing import Entry, LayoutFault, Layouts, index
from ..errors import CannotGoOn
from ..loading import Loaded
from ..writing import write_whole

INDEX = "index.html"
_KINDS = {"pdf": "PDF", "html": "HTML", "text": "Text"}


def write_index(
    loaded: Loaded, built: Iterable[tuple[Edition, Mapping[str, Path]]], out: Path
) -> Path:
    """List editions and their files in a page beside them, and return where it lies.

    Raises `CannotGoOn` for a fault in its template, and where the folder takes no file.
    """
    entries = [
        Entry(edition, {_KINDS[kind]: path.name for kind, path in files.items()})
        for edition, files in built
    ]
    try:
        page = index(entries, loaded.library.settings, Layouts(loaded.project.layouts))
    except LayoutFault as fault:
        raise CannotGoOn(f"the index cannot be made: {fault}") from fault
    write_whole(out / INDEX, page.encode())
    return out / INDEX
