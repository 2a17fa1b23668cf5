"""Where sheets stand → static files for any web server: JSON and HTML, one a code, for QR codes to lead to."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from ..composing import LayoutFault, Layouts
from ..composing.page import direction
from ..composing.templates import fill
from ..composing.twin import styled
from ..errors import CannotGoOn
from ..fencing import Contract, Limits, Pool, cores, results_of
from ..projects import Project
from ..recording import Standing, as_data, bare, read_records, sentences, standings
from ..writing import write_whole

FOLDER = "status"
TEMPLATE = "shared/status.html"
_AT_ONCE = 500
"""Sheets whose pages one task makes, some megabytes."""


@dataclass(frozen=True, slots=True)
class StatusPage:
    """What the template of a status page knows."""

    code: str
    state: str
    title: str
    language: str
    direction: str
    said: tuple[str, ...]
    """Sentences, the first of which says it all."""
    words: Mapping[str, str]
    style: Markup


class StatusUnmade(CannotGoOn):
    """The page on which a sheet's status stands cannot be made; the message names the layout, or the limit it met."""


def status_files(folders: tuple[Path, ...], some: Iterable[Standing]) -> Mapping[str, bytes]:
    """Return the status of sheets as files, by name, made behind the fence. Raises `StatusUnmade`."""
    sheets = tuple(some)
    parts = [sheets[begin : begin + _AT_ONCE] for begin in range(0, len(sheets), _AT_ONCE)]
    with Pool(Contract(folders, Limits()), cores()) as pool:
        results = results_of(pool, _pages, parts)
    files: dict[str, bytes] = {}
    for made in results:
        if not isinstance(made, dict):
            raise StatusUnmade(f"the status of sheets cannot be told: {made}")
        files |= made
    return files


def write_status(project: Project, folder: Path) -> tuple[Path, ...]:
    """Write the status of every sheet that was ever released, and return the paths.

    Raises `StatusUnmade` and `CannotWrite`.
    """
    files = status_files(project.layouts, standings(read_records(project.root)))
    for name, data in files.items():
        write_whole(folder / name, data)
    return tuple(folder / name for name in files)


def _pages(folders: tuple[Path, ...], some: Sequence[Standing]) -> dict[str, bytes] | str:
    """Make pages in a worker, or say which layout stands in the way."""
    layouts = Layouts(folders)
    try:
        style = styled(layouts)
        return dict(part for one in some for part in _of_one(layouts, one, style))
    except LayoutFault as fault:
        return str(fault)


def _of_one(layouts: Layouts, one: Standing, style: Markup) -> Iterator[tuple[str, bytes]]:
    edition = one.sheet.edition
    name = f"{FOLDER}/{bare(edition.code)}"
    yield f"{name}.json", f"{json.dumps(as_data(one), indent=1, ensure_ascii=False)}\n".encode()
    page = StatusPage(
        code=edition.code,
        state=one.state.value,
        title=edition.title,
        language="en",
        direction=direction("en"),
        said=sentences(one, date.min),
        words=layouts.words(edition.language),
        style=style,
    )
    yield f"{name}.html", fill(layouts, TEMPLATE, page).encode()
