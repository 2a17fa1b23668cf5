"""Every edition of the package's own library is what it claims to be, and the same bytes wherever it is printed."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
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


ELSEWHERE = """
import datetime, os, random, time

days, order = int(os.environ["DAYS"]), random.Random(os.environ["ORDER"])
os.umask(int(os.environ["UMASK"], 8))
scandir, listdir, clock = os.scandir, os.listdir, time.time
looks = iter(range(days, 10**9))


def later():
    return clock() + 86400 * next(looks)


def localtime(seconds=None, real=time.localtime):
    return real(later() if seconds is None else seconds)


def gmtime(seconds=None, real=time.gmtime):
    return real(later() if seconds is None else seconds)


class Day(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(later(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(later(), datetime.UTC).replace(tzinfo=None)


class Entries:
    def __init__(self, found):
        self.left = iter(found)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.left)

    def close(self):
        pass


def shuffled(found):
    found = sorted(found, key=str)
    order.shuffle(found)
    return found


time.time, time.time_ns = later, lambda: int(later() * 1e9)
time.localtime, time.gmtime = localtime, gmtime
datetime.datetime = Day
os.listdir = lambda *where: shuffled(listdir(*where))
os.scandir = lambda *where: Entries(shuffled(scandir(*where)))
"""
"""What a process finds another: a clock that is days off and a day later at each look, folders in any order, rights."""

PLACES: Sequence[tuple[str, Mapping[str, str]]] = (
    ("first", {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "DAYS": "-9000"}),
    ("second", {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "DAYS": "4000", "UMASK": "077"}),
    ("second", {"SOURCE_DATE_EPOCH": "1", "DAYS": "90", "UMASK": "000"}),
)


def test_the_same_library_gives_the_same_bytes_everywhere(
    write: Callable[[Mapping[str, str]], Project], tmp_path: Path
) -> None:
    """In another process and folder, whatever clock, order of files, hash seed, zone, locale and umask are there."""
    first = write({}).root
    second = tmp_path / "elsewhere" / "a library"
    for path in sorted(first.rglob("*.*"), reverse=True):
        copy = second / path.relative_to(first)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    (tmp_path / "sitecustomize.py").write_text(ELSEWHERE)
    folders = {"first": first, "second": second}
    printed = {
        _run(PRINT, tmp_path, {**environment, "ORDER": str(number)}, str(folders[name]))
        for number, (name, environment) in enumerate(PLACES)
    }
    (told,) = printed
    assert len(told.splitlines()) == 4


def test_what_is_elsewhere_is_really_other(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(ELSEWHERE)
    for name in range(9):
        (tmp_path / f"{name}.txt").touch()
    look = """
import datetime, os, time
print(time.time() // 86400, datetime.datetime.now().date(), time.strftime("%Y"), *os.listdir("."))
"""
    told = {
        _run(look, tmp_path, {**environment, "ORDER": str(number)})
        for number, (_, environment) in enumerate(PLACES)
    }
    assert len({line.split()[0] for line in told}) == len({line.split()[1] for line in told}) == 3
    assert len({tuple(line.split()[3:]) for line in told}) == 3


def _run(code: str, folder: Path, environment: Mapping[str, str], *arguments: str) -> str:
    usual = {
        "PYTHONPATH": ":".join([str(folder), *sys.path]),
        "HOME": f"/nobody/{environment['ORDER']}",
        "UMASK": "022",
    }
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        cwd=next(iter(arguments), folder),
        env={**usual, **environment},
        check=True,
        text=True,
    ).stdout
