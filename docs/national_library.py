"""Write the page that plans a national library, from what `python -m benchmarks.national` saved."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PAGE = "national-library.md"
RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results" / "national.json"
LANGUAGES, SIZES_AND_PAPERS = 20, 4
MINUTE = 60

OPENING = """\
# A national library, on paper

<!-- Written by `python docs/generate.py` from benchmarks/results/national.json: do not edit. -->

What a library of 2,000 handouts in 20 languages, 2 sizes and on 2 papers would take: {editions:,} editions. Nobody
has built one. These are sums of what was measured on one machine with the embedded library, and a simulation of the
schedule; `python -m benchmarks.national` measures and simulates anew.

## What it rests on

Every edition of the embedded library was composed and printed once, in one warm process, on one core:

| size | editions | pages | compose | print | longest print | bytes of a PDF |
|---|---|---|---|---|---|---|
{sizes}

Loading and checking a generated library of 1,000 editions with four claims for each, nothing kept, took
{checking:.1f} ms of CPU for each edition. A claim of the embedded library that is printed at all stands on
{mean} handouts, and on {most} at most.

## What it takes

| what happens | editions that are made | CPU time |
|---|---|---|
{work}

The third and the fourth row are the same work: every PDF holds its fonts, so that none stays as it was.

A store of all editions holds **{cache:.1f} GB**. What a store needs beside the PDFs is not counted, nor the file
system's share.

## How long one waits

A simulation gives each edition to the worker that is free first. "Even" is the CPU time divided by the workers,
which no schedule can beat.

| editions | workers | even | longest first | as they come |
|---|---|---|---|---|
{schedule}

With so many tasks of a fraction of a second the order hardly matters. It does for few editions on many workers, where a
long one may be begun last: the last rows are the embedded library alone.

## What it leaves out

- **Other languages.** Each sheet is taken to cost what an English one does. Translations are often longer, and scripts
  such as Arabic or Hindi take more time to set; neither was measured.
- **Getting sheets to workers and PDFs back.**
- **Workers on other machines.** A core of another machine is quicker or slower than this one, and processes that
  share a machine slow each other down.
- **Writing and serving** the files.

Measured on {date}, {machine}, under load {load}: {interpreter}; {releases}. Other programs ran on
the machine, which makes CPU seconds longer.
"""


def page() -> str:
    """Return the page."""
    found: Mapping[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    sizes = found["sizes"]
    told = {key: found[key] for key in ("editions", "date", "machine", "interpreter")}
    return OPENING.format(
        **told,
        **found["handouts_of_a_claim"],
        sizes="\n".join(_size(name, one) for name, one in sizes.items()),
        checking=found["checking"] * 1000,
        work="\n".join(_work(found)),
        cache=sum(one["bytes"] for one in sizes.values()) / len(sizes) * found["editions"] / 1e9,
        schedule="\n".join(_schedule(one) for one in (*found["schedule"], *found["few"])),
        load=" to ".join(map(str, found["load"])),
        releases=", ".join(f"{name} {release}" for name, release in found["releases"].items()),
    )


def _size(name: str, one: Mapping[str, Any]) -> str:
    cells = (
        name,
        f"{one['editions']}",
        f"{one['pages']:.1f}",
        f"{one['composing'] * 1000:.0f} ms",
        f"{one['printing'] * 1000:.0f} ms",
        f"{one['longest'] * 1000:.0f} ms",
        f"{one['bytes']:,.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _work(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield what each change takes: how many editions are made, and in how many hours of CPU."""
    sizes = found["sizes"].values()
    each = sum(one["composing"] + one["printing"] for one in sizes) / len(sizes)
    whole, spread = found["editions"], found["handouts_of_a_claim"]["mean"]
    one_language = spread * SIZES_AND_PAPERS
    rows = {
        "one claim changes, in its first language": one_language,
        "its translations have followed": one_language * LANGUAGES,
        "all, from nothing": whole,
        "a font changes": whole,
    }
    for name, count in rows.items():
        yield f"| {name} | {count:,.0f} | {_clock(count * each)} |"
    checked = _clock(found["checking"] * whole)
    yield f"| all is loaded and checked, nothing kept | none | {checked} |"


def _schedule(one: Mapping[str, float]) -> str:
    times = (_clock(one[key]) for key in ("even", "longest_first", "as_they_come"))
    return f"| {one['editions']:,} | {one['workers']} | {' | '.join(times)} |"


def _clock(seconds: float) -> str:
    if seconds < MINUTE:
        return f"{seconds:.1f} s"
    hours, rest = divmod(round(seconds), 3600)
    return f"{hours} h {rest // 60:02} min" if hours else f"{rest // 60} min {rest % 60:02} s"
