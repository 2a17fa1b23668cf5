"""Our PDFs beside those of others on the same sheets: `VERAPDF=… python -m benchmarks.accessibility`.

Three sheets are printed by `handout`, by WeasyPrint alone and by Chromium from the same HTML and CSS, and by Typst
from a source that is made from the same HTML. veraPDF judges each; then each is read back and compared with the
HTML. With VERAPDF every edition of the embedded library is judged, too: each handout in each region, paper and
size. The variable VERAPDF_RELEASE says what release of veraPDF that is. What comes of it is saved in
`results/accessibility.json`, of which `python docs/generate.py` makes `docs/reference/beside-others.md`.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, Sheet, compose
from handout_builder.engine.loading import load
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import FONTS as FONT_FOLDER
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema import Paper, Size

from .following import follow, words_of
from .hearing import heard
from .libraries import write_library
from .measuring import BASELINES
from .peers import CHROMIUM, has_typst
from .saving import RESULTS, surroundings, write
from .sheets import FONTS, sheets, write_pages, write_sources

ACCESSIBILITY = RESULTS / "accessibility.json"
PROFILES = ("ua1", "3a")
FOREIGN = '<p lang="es">Pida un intérprete si lo necesita.</p>\n<footer>'
"""A line in another language, as a library's own layout may print."""
TORN = (
    "section, .warning, .key-points, .closing, li, p, table, tr { break-inside: auto !important }"
)
_LONG = """title: A long sheet
audience: patient
layout: leaflet
purpose: For people who read on.
sections:
  - heading: A list
    show: bullets
    claims: [{listed}]
  - heading: A table
    show: table
    columns: [What, More]
    claims:
{rows}
  - show: references
"""
_VERDICT = re.compile(
    r"^(?:PASS|FAIL)\s+(?:(?P<before>ua1|3a)\s+)?(?P<path>\S+\.pdf)(?:\s+(?P<after>ua1|3a))?",
    re.MULTILINE,
)
"""The profile stands before the path or after it."""
_RULE = re.compile(r"^\s+(?:FAIL\s+)?(\d+(?:\.\d+)+-\d+)\b", re.MULTILINE)


def main() -> None:
    """Print, judge, read back and save."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        composed = [replace(one, html=_with_foreign(one.html)) for one in _sheets(folder)]
        printed = _printed(folder, composed)
        rules = _judged([path for paths in printed.values() for path in paths.values()])
        found = {
            sheet.handout: {
                tool: _facts(sheet, paths[sheet.name], rules) for tool, paths in printed.items()
            }
            for sheet in composed
        }
        editions = _editions(folder / "editions")
    write(
        ACCESSIBILITY,
        {**surroundings(), "verapdf": _release(), "sheets": found, "editions": editions},
    )


def _with_foreign(html: str) -> str:
    return html.replace("<footer>", FOREIGN, 1)


def _sheets(folder: Path) -> Iterator[Sheet]:
    """Yield a leaflet with a picture and a table, a summary with links, and a sheet that is torn everywhere."""
    yield from sheets(PACKAGE, "b12-injections", "b12-nerves-summary")
    library = write_library(folder / "long", claims=60, files=1, handouts=1)
    rows = "".join(f"      - {{claim: claim-0-{at}, label: Row {at}}}\n" for at in range(30, 60))
    listed = ", ".join(f"claim-0-{at}" for at in range(1, 30))
    recipe = _LONG.format(listed=listed, rows=rows)
    (library / "handouts" / "handout-0.yaml").write_text(recipe, encoding="utf-8")
    for sheet in sheets(library):
        yield replace(sheet, handout="long", styles=(*sheet.styles, TORN))


def _printed(folder: Path, composed: Sequence[Sheet]) -> Mapping[str, Mapping[str, Path]]:
    """Print the sheets by each tool, and return the files by tool and sheet."""
    pages = write_pages(folder / "pages", composed)
    ours = folder / "handout"
    ours.mkdir()
    for sheet in composed:
        (ours / f"{sheet.name}.pdf").write_bytes(print_sheet(sheet).pdf)
    folders = {"handout": ours}
    folders["WeasyPrint"] = _by("weasyprint_loop.py", pages, folder / "weasyprint")
    if CHROMIUM:
        folders["Chromium"] = _by("chromium_session.py", pages, folder / "chromium", CHROMIUM)
    if has_typst():
        sources = write_sources(folder / "sources", composed)
        options = (str(FONT_FOLDER), "ua-1", "a-3a")
        folders["Typst"] = _by("typst_loop.py", sources, folder / "typst", *options)
    return {
        tool: {sheet.name: where / f"{sheet.name}.pdf" for sheet in composed}
        for tool, where in folders.items()
    }


def _by(script: str, pages: Path, out: Path, *options: str) -> Path:
    words = [sys.executable, str(BASELINES / script), str(pages), str(out), *options]
    subprocess.run(words, env=os.environ | FONTS, check=True)
    return out


def _command() -> list[str]:
    return shlex.split(os.environ.get("VERAPDF", ""))


def _release() -> str:
    return os.environ.get("VERAPDF_RELEASE", "")


def _judged(paths: Iterable[Path]) -> Mapping[tuple[str, str], Sequence[str]]:
    """Have veraPDF judge files; return the rules that each fails, by its path and by profile."""
    if not _command():
        return {}
    words = [*_command(), "-f", ",".join(PROFILES), *map(str, paths)]
    told = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    found = list(_VERDICT.finditer(told))
    ends = [one.start() for one in found[1:]] + [len(told)]
    return {
        (one["path"], one["before"] or one["after"]): sorted(
            set(_RULE.findall(told[one.end() : end]))
        )
        for one, end in zip(found, ends, strict=True)
    }


def _facts(
    sheet: Sheet, path: Path, rules: Mapping[tuple[str, str], Sequence[str]]
) -> Mapping[str, Any]:
    """Return what is said of a file in the table."""
    read = heard(path)
    followed = follow(words_of(sheet.html), read.words)
    return {
        "failed": {
            profile: rules[str(path), profile]
            for profile in PROFILES
            if (str(path), profile) in rules
        },
        "followed": followed._asdict(),
        "foreign": "".join(read.languages.get("es", "").split()) == "Pidaunintérpretesilonecesita.",
        "artifacts": sum(len(run.split()) for run in read.artifacts),
        "stray": sum(len(run.split()) for run in read.stray),
        "figures": [read.described, read.figures],
        "links": [read.named, read.links],
        "heads": [read.scoped, read.heads],
        "pages": read.pages,
        "bytes": path.stat().st_size,
        "title": bool(read.title),
    }


def _editions(folder: Path) -> Mapping[str, int]:
    """Print every edition of the embedded library and have each judged; return how many there are and passed."""
    if not _command():
        return {}
    folder.mkdir()
    loaded = load(Project(PACKAGE))
    request = Request(regions=tuple(loaded.library.regions), papers=tuple(Paper), sizes=tuple(Size))
    layouts = Layouts(loaded.project.layouts)
    for edition in request_editions(loaded.library, request):
        sheet = compose(loaded.library, edition, layouts)
        (folder / f"{sheet.name}.pdf").write_bytes(print_sheet(sheet).pdf)
    paths = sorted(folder.glob("*.pdf"))
    rules = _judged(paths)
    passed = [
        path for path in paths if all(rules.get((str(path), profile)) == [] for profile in PROFILES)
    ]
    return {"files": len(paths), "passed": len(passed)}


if __name__ == "__main__":
    main()
