"""Write the sheets of a library for other printers: as HTML with its styles and pictures, or as Typst's source."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, Sheet, compose
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import FONT_CONFIGURATION

from .typesetting import source

FONTS = {"FONTCONFIG_FILE": str(FONT_CONFIGURATION)}
"""The environment in which other printers find our fonts, and no others."""


def sheets(library: Path, *handouts: str) -> Iterator[Sheet]:
    """Compose the editions of a library, each handout once."""
    project = Project(library)
    loaded, layouts = load(project), Layouts(project.layouts)
    for edition in request_editions(loaded.library, Request(handouts=handouts)):
        yield compose(loaded.library, edition, layouts)


def write_pages(folder: Path, composed: Iterable[Sheet]) -> Path:
    """Write each sheet as a page that names its style sheets, and return the folder of all."""
    for sheet in composed:
        _write_assets(folder, sheet)
        names = [f"{sha256(style.encode()).hexdigest()[:12]}.css" for style in sheet.styles]
        for name, style in zip(names, sheet.styles, strict=True):
            (folder / name).write_text(style, encoding="utf-8")
        links = "".join(f'<link rel="stylesheet" href="{name}">\n' for name in names)
        page = sheet.html.replace("</head>", f"{links}</head>")
        (folder / f"{sheet.name}.html").write_text(page, encoding="utf-8")
    return folder


def write_sources(folder: Path, composed: Iterable[Sheet]) -> Path:
    """Write each sheet as a source for Typst, and return the folder of all."""
    for sheet in composed:
        _write_assets(folder, sheet)
        (folder / f"{sheet.name}.typ").write_text(source(sheet.html), encoding="utf-8")
    return folder


def _write_assets(folder: Path, sheet: Sheet) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in sheet.assets.items():
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
