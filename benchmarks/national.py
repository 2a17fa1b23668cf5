"""Plan a national library: `python -m benchmarks.national`, from what is measured here.

It prints every edition of the embedded library once and keeps the seconds, bytes and pages of each, and what it costs
to load and check a generated library of 1,000 editions. From these it draws the editions of a library of
2,000 handouts in 20 languages, 2 sizes and on 2 papers, and simulates how long they take on some workers, longest
first, or as they come. What comes of it is saved in `results/national.json`, of which `python docs/generate.py`
makes `docs/reference/national-library.md`.
"""

import heapq
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from handout_builder.engine.choosing import Request, all_editions, request_editions
from handout_builder.engine.composing import Layouts, compose
from handout_builder.engine.loading import load
from handout_builder.engine.printing import print_sheet
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema import Library, Paper, Size

from .libraries import write_editions
from .measuring import HANDOUT, Command, usage
from .saving import RESULTS, surroundings, write

NATIONAL = RESULTS / "national.json"
HANDOUTS, LANGUAGES = 2_000, 20
WORKERS = (1, 2, 8, 32, 128, 512)
FEW = (2, 8, 32)
"""Workers for the editions of the embedded library alone."""

CHECKED = 1_000
"""Editions of the library on which checking is measured."""


class Cost(NamedTuple):
    """What one edition costs: seconds of CPU to compose and to print it, and what comes out."""

    size: str
    composing: float
    printing: float
    bytes: int
    pages: int


def main() -> None:
    """Measure, plan and save."""
    library = load(Project(PACKAGE)).library
    before = os.getloadavg()[0]
    costs = list(_costs(library))
    sizes = {size: _summary(one for one in costs if one.size == size) for size in Size}
    plan = {
        **surroundings(),
        "load": [round(before, 1), round(os.getloadavg()[0], 1)],
        "sizes": sizes,
        "checking": round(_checking() / CHECKED, 5),
        "handouts_of_a_claim": _spread(library),
        "editions": HANDOUTS * LANGUAGES * len(Size) * len(Paper),
        "schedule": list(_schedule(_drawn(costs), WORKERS)),
        "few": list(_schedule([one.composing + one.printing for one in costs], FEW)),
    }
    write(NATIONAL, plan)


def _costs(library: Library) -> Iterator[Cost]:
    """Print each handout in each region, paper and size, after one that warms the process."""
    request = Request(regions=tuple(library.regions), papers=tuple(Paper), sizes=tuple(Size))
    editions = request_editions(library, request)
    layouts = Layouts()
    print_sheet(compose(library, editions[0], layouts))
    for edition in editions:
        start = time.process_time()
        sheet = compose(library, edition, layouts)
        composed = time.process_time()
        printed = print_sheet(sheet)
        end = time.process_time()
        size = edition.variant.size
        took = (composed - start, end - composed)
        yield Cost(size, *took, len(printed.pdf), len(printed.pages))


def _summary(costs: Iterable[Cost]) -> Mapping[str, Any]:
    listed = list(costs)
    return {
        "editions": len(listed),
        **{
            name: round(statistics.fmean(getattr(one, name) for one in listed), 4)
            for name in ("composing", "printing", "bytes", "pages")
        },
        "longest": round(max(one.printing for one in listed), 3),
    }


def _checking() -> float:
    """Return the seconds of CPU that it takes to load and check a library, with nothing kept."""
    with tempfile.TemporaryDirectory() as folder:
        library = write_editions(Path(folder) / "library", CHECKED)
        words = (*HANDOUT, "check", "--project", str(library), "--no-cache")
        return usage(Command("check", words)).cpu


def _spread(library: Library) -> Mapping[str, float]:
    """Return on how many handouts a claim of the embedded library stands, where it is printed at all."""
    on: Counter[str] = Counter()
    for recipe in library.recipes:
        on.update(
            {
                chosen.claim.id
                for edition in all_editions(library)
                if edition.recipe.id == recipe
                for block in edition.sections
                for chosen in block.chosen
            }
        )
    return {"mean": round(statistics.fmean(on.values()), 2), "most": max(on.values())}


def _drawn(costs: Sequence[Cost]) -> list[float]:
    """Draw the seconds of all editions of the planned library from those of its size."""
    dice = random.Random(7)  # noqa: S311 - a seed is the point
    by_size = {size: [one for one in costs if one.size == size] for size in Size}
    return [
        one.composing + one.printing
        for size in Size
        for one in dice.choices(by_size[size], k=HANDOUTS * LANGUAGES * len(Paper))
    ]


def _schedule(tasks: Sequence[float], on: Iterable[int]) -> Iterator[Mapping[str, float]]:
    """Yield for each number of workers how long all tasks take, longest first and as they come, in seconds."""
    shuffled = random.Random(7).sample(tasks, k=len(tasks))  # noqa: S311 - a seed is the point
    for workers in on:
        yield {
            "editions": len(tasks),
            "workers": workers,
            "even": round(sum(tasks) / workers, 2),
            "longest_first": round(last_end(sorted(tasks, reverse=True), workers), 2),
            "as_they_come": round(last_end(shuffled, workers), 2),
        }


def last_end(tasks: Iterable[float], workers: int) -> float:
    """Return when the last of some tasks ends, each given to the worker that is free first."""
    free = [0.0] * workers
    for task in tasks:
        heapq.heapreplace(free, free[0] + task)
    return max(free)


if __name__ == "__main__":
    sys.exit(main())
