"""What is measured of `handout build`: printing many, printing one, printing again, growing."""

import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path

from handout_builder.cli import main
from handout_builder.engine.resources import FONTS as FONT_FOLDER
from handout_builder.engine.resources import PACKAGE

from .libraries import change, write_editions
from .measuring import BASELINES, HANDOUT, Command, Group, Measure, usage, without
from .peers import CHROMIUM, has_typst
from .sheets import FONTS, sheets, write_pages, write_sources
from .worker import write_sheets

ONE = "b12-nerves"
"""The handout of the embedded library that is printed alone: its first leaflet, two pages."""

TIMES = 50
"""How many sheets are printed to compare our printer with WeasyPrint alone."""


def offers(option: str) -> bool:
    """Tell whether `handout build` has an option."""
    return option in chain.from_iterable(one.opts for one in main.commands["build"].params)


class Desk:
    """Where the commands of a group find and put what they need."""

    def __init__(self, folder: Path) -> None:
        """Keep all in a folder."""
        self.folder = folder

    def library(self, editions: int) -> Path:
        """Return a library of so many editions, written when it is first asked for."""
        library = self.folder / f"editions-{editions}"
        return library if library.exists() else write_editions(library, editions)

    def build(self, name: str, library: Path, *words: str, cold: bool = True) -> Command:
        """Return a build, with a folder and a cache of its own, both empty before each run if it is `cold`."""
        place = self.folder / "".join(filter(str.isalnum, name))
        out, cache = place / "out", place / "cache"
        return Command(
            name,
            (*HANDOUT, "build", "--project", str(library), "--out", str(out), *words),
            {"HANDOUT_CACHE": str(cache)},
            without(place) if cold else None,
        )

    def weasyprint(self, name: str, pages: Path) -> Command:
        """Return WeasyPrint alone on the pages of a folder."""
        return self._baseline(name, "weasyprint_loop.py", pages)

    def typst(self, name: str, sources: Path) -> Command:
        """Return Typst on the sources of a folder."""
        return self._baseline(name, "typst_loop.py", sources, str(FONT_FOLDER), "ua-1")

    def chromium(self, name: str, pages: Path) -> Command:
        """Return a session of Chromium on the pages of a folder."""
        return self._baseline(name, "chromium_session.py", pages, CHROMIUM)

    def _baseline(self, name: str, script: str, pages: Path, *words: str) -> Command:
        out = self.folder / f"out-{pages.name}-{script}"
        path = str(BASELINES / script)
        return Command(name, (sys.executable, path, str(pages), str(out), *words), FONTS)


def jobs(count: int) -> tuple[str, ...]:
    """Return the option that asks for so many workers; one is all that there is without it."""
    return ("--jobs", str(count)) if offers("--jobs") else ()


def printing(folder: Path) -> Group:
    """Print 100 different editions, by one worker and by two, beside others on the same sheets."""
    desk = Desk(folder)
    library = desk.library(100)
    pages = write_pages(folder / "pages-100", sheets(library))
    one = desk.build("100 editions, one worker", library, *jobs(1))
    two = desk.build("100 editions, two workers", library, *jobs(2))
    plain = desk.weasyprint("plain WeasyPrint in a loop", pages)
    measures = [Measure("100 different editions, one worker, CPU", one, plain, 0.75)]
    waiting: dict[str, str] = {}
    name = "100 different editions, two workers, wall time"
    if offers("--jobs"):
        measures.append(Measure(name, two, plain, 0.45, "wall"))
    else:
        waiting[name] = "`handout build` has no `--jobs`"
    if CHROMIUM:
        session = desk.chromium("Chromium, one session, tagged", pages)
        measures.append(Measure("100 different editions, one worker, CPU", one, session))
    if has_typst():
        typst = desk.typst(
            "Typst, one process", write_sources(folder / "sources-100", sheets(library))
        )
        measures.append(Measure("100 different editions, one worker, CPU", one, typst))
    return Group(tuple(measures), waiting, warm=False)


def pairs(folder: Path) -> Group:
    """Print the embedded library's sheets by our printer and by WeasyPrint alone, with nothing else beside."""
    composed = str(write_sheets(folder / "sheets", PACKAGE))
    worker = (sys.executable, "-m", "benchmarks.worker")
    ours = Command("our printer", (*worker, "ours", composed, str(TIMES)))
    theirs = Command(
        "WeasyPrint alone, PDF/UA-1, style sheets and fonts read once",
        (*worker, "weasyprint", composed, str(TIMES)),
    )
    name = "tagging, mending, manifest and facts of pages, CPU"
    return Group((Measure(name, ours, theirs, 1.15),))


def cold(folder: Path) -> Group:
    """Print one edition from nothing, checks and all, beside a script that only prints it."""
    desk = Desk(folder)
    ours = desk.build("one edition, cold", PACKAGE, ONE, *jobs(1))
    bare = desk.weasyprint(
        "a bare script with WeasyPrint", write_pages(folder / "pages-1", sheets(PACKAGE, ONE))
    )
    measures = [Measure("one edition, cold, whole command with its checks, CPU", ours, bare, 1.0)]
    if has_typst():
        typst = desk.typst(
            "Typst, one sheet", write_sources(folder / "sources-1", sheets(PACKAGE, ONE))
        )
        measures.append(
            Measure("one edition, cold, whole command with its checks, CPU", ours, typst)
        )
    return Group(tuple(measures))


def again(folder: Path) -> Group:
    """Build 1,000 editions where nothing has changed, and where one claim of one handout has."""
    names = (
        "1,000 editions, nothing changed, CPU",
        "1,000 editions, one claim of one handout changed, wall time",
    )
    if not offers("--cache"):
        return Group((), dict.fromkeys(names, "`handout build` keeps nothing yet"))
    desk = Desk(folder)
    library = desk.library(1000)
    idle = desk.build("1,000 editions, nothing changed", library, cold=False)
    edit = change(library / "content" / "claims" / "00010.yaml", "claim-12-3")
    edited = replace(idle, name="1,000 editions, one claim changed", before=edit)
    settled = replace(idle, before=lambda: usage(idle))
    usage(idle)
    one = desk.build("one edition, cold", PACKAGE, ONE, *jobs(1))
    measures = [Measure(names[0], settled, one, 1.0)]
    waiting: dict[str, str] = {}
    if has_typst():
        sources = write_sources(folder / "sources-1000", sheets(library))
        typst = desk.typst("Typst, 1,000 sheets in one process", sources)
        measures.append(Measure(names[1], edited, typst, 0.2, "wall"))
    else:
        waiting[names[1]] = "typst is not installed: the extra `peers` brings it"
    return Group(tuple(measures), waiting, warm=False)


def growing(folder: Path) -> Group:
    """Build four times the editions of four times the claims."""
    desk = Desk(folder)
    small = desk.build("100 editions of 400 claims", desk.library(100))
    large = desk.build("400 editions of 1,600 claims", desk.library(400))
    name = "four times the editions, four times the claims, CPU"
    return Group((Measure(name, large, small, 4.4),), warm=False)


def large(folder: Path) -> Group:
    """Check 10,000 editions of 40,000 claims, and a quarter of them."""
    desk = Desk(folder)
    four, one = (
        Command(
            f"check {editions:,} editions of {4 * editions:,} claims",
            (*HANDOUT, "check", "--project", str(desk.library(editions)), "--no-cache"),
        )
        for editions in (10_000, 2_500)
    )
    name = "four times the editions, four times the claims, checking, CPU"
    return Group((Measure(name, four, one, 4.4),), warm=False)
