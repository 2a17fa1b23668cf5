"""Every edition of the package's own library is what it claims to be, and the same bytes wherever it is printed."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, compose
from handout_builder.engine.loading import load
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE


@pytest.fixture(scope="module")
def pdfs() -> Mapping[str, bytes]:
    """Each handout in each region and size, on each paper, by the edition's name."""
    loaded = load(Project(PACKAGE))
    request = Request(
        regions=tuple(loaded.library.regions),
        papers=("a4", "letter"),
        sizes=("standard", "large"),
    )
    layouts = Layouts(loaded.project.layouts)
    sheets = [
        compose(loaded.library, edition, layouts)
        for edition in request_editions(loaded.library, request)
    ]
    return {sheet.name: print_sheet(sheet).pdf for sheet in sheets}


def test_every_edition_is_what_it_claims(
    pdfs: Mapping[str, bytes], faults: Callable[[bytes], list[str]]
) -> None:
    assert len(pdfs) >= 80
    assert {name: found for name, pdf in pdfs.items() if (found := faults(pdf))} == {}


def test_nothing_of_an_edition_is_lost_or_read_twice(
    pdfs: Mapping[str, bytes], hear: Callable[[bytes], Any]
) -> None:
    assert {name: found for name, pdf in pdfs.items() if (found := hear(pdf).orphans)} == {}


def test_verapdf_agrees(
    pdfs: Mapping[str, bytes],
    tmp_path: Path,
    verapdf: Callable[[Mapping[str, bytes], Path], str],
) -> None:
    assert verapdf(pdfs, tmp_path) == ""


PRINT = """
import hashlib, sys
from pathlib import Path
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, compose
from handout_builder.engine.loading import load
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.projects import find_project
loaded = load(find_project(Path(sys.argv[1])))
request = Request(papers=("a4", "letter"))
for edition in request_editions(loaded.library, request):
    sheet = compose(loaded.library, edition, Layouts(loaded.project.layouts))
    print(edition.name, hashlib.sha256(print_sheet(sheet).pdf).hexdigest())
"""


def test_the_same_library_gives_the_same_bytes_everywhere(
    write: Callable[[Mapping[str, str]], Project], tmp_path: Path
) -> None:
    """In another process and folder, with files written in another order, another hash seed, zone and locale."""
    first = write({}).root
    second = tmp_path / "elsewhere" / "a library"
    for path in sorted(first.rglob("*.*"), reverse=True):
        copy = second / path.relative_to(first)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    printed = {
        _printed(first, {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}, "/"),
        _printed(second, {"TZ": "America/Adak", "PYTHONHASHSEED": "2"}, str(tmp_path)),
        _printed(second, {"SOURCE_DATE_EPOCH": "1", "HOME": str(tmp_path)}, str(second)),
    }
    (told,) = printed
    assert len(told.splitlines()) == 4


def _printed(library: Path, environment: Mapping[str, str], folder: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", PRINT, str(library)],
        stdout=subprocess.PIPE,
        cwd=folder,
        env={"PYTHONPATH": ":".join(sys.path), "HOME": "/", **environment},
        check=True,
        text=True,
    ).stdout
