"""Where sheets stand → static files for any web server: JSON and HTML, one a code, for QR codes to lead to."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from ..composing import Layouts
from ..composing.page import direction
from ..composing.templates import fill
from ..composing.twin import styled
from ..projects import Project
from ..recording import Standing, as_data, bare, read_records, sentences, standings
from ..writing import write_whole

FOLDER = "status"
TEMPLATE = "shared/status.html"


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


def status_files(project: Project, some: Iterable[Standing]) -> Mapping[str, bytes]:
    """Return the status of sheets as files, by name. Raises LayoutFault for a fault in the template."""
    layouts = Layouts(project.layouts)
    style = styled(layouts)
    return dict(part for one in some for part in _of_one(layouts, one, style))


def write_status(project: Project, folder: Path) -> tuple[Path, ...]:
    """Write the status of every sheet that was ever released, and return the paths. Raises `CannotWrite`."""
    files = status_files(project, standings(read_records(project.root)))
    for name, data in files.items():
        write_whole(folder / name, data)
    return tuple(folder / name for name in files)


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
