"""The facts of a PDF to faults: the rules of the printed page, held against what was read back."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ..sealing import Seal
from ..thresholds import EDGE, best_contrast, least_contrast, most_characters, smallest
from .conformance import NAMES, UA
from .facts import Facts, Run, Unreadable
from .origin import Changed, Origin
from .papers import paper_of

ROUNDED = 0.05
"""Points by which files round the size of words."""
MOST_TOLD = 3
"""Faults of one kind that are told of a page, or of a validator; then how many there are more."""


class PageFault(NamedTuple):
    """What is wrong with a PDF under the code of its rule; `page` is 0 where it is about all of the file."""

    code: str
    page: int
    message: str
    remedy: str
    claim: str = ""


def unreadable(why: Unreadable) -> PageFault:
    """Return the fault of a file that nothing else can be said of."""
    return PageFault("OUT001", 0, why.reason, why.remedy)


def judged(facts: Facts, audience: str, *, is_large_print: bool = False) -> Iterator[PageFault]:
    """Yield what is wrong with a PDF that an audience is to read."""
    yield from _whole(facts)
    yield from _headings(facts)
    yield from _fonts(facts)
    yield from _conformance(facts)
    yield from _papers(facts)
    for page in facts.pages:
        yield from _contrast(page.runs)
        yield from _edge(page.runs)
    yield from _small(facts, smallest(audience, is_large_print=is_large_print))
    yield from _measure(facts, most_characters(audience))


def of_ours(facts: Facts, origin: Origin, changes: Iterable[Changed]) -> Iterator[PageFault]:
    """Yield what is wrong with a sheet of ours: its bytes are others, or its library has moved on."""
    if facts.seal is not Seal.WHOLE:
        message = f"its bytes are not those that were built as {origin.edition}"
        yield PageFault(
            "OUT002", 0, message, "build it again, and trust nothing that it says of itself"
        )
    for one in changes:
        said = "is no longer in its library" if one.gone else "has other words or sources now"
        message = f"claim {one.claim}, which is printed here, {said}"
        yield PageFault(
            "OUT003", 0, message, "build the sheet again, and hand out the new one", one.claim
        )


def _whole(facts: Facts) -> Iterator[PageFault]:
    if not facts.tagged:
        message = "it has no tags: a screen reader finds no headings, lists and tables"
        yield PageFault("A11214", 0, message, "export it as tagged PDF, or as PDF/UA")
    for page in facts.pages:
        if page.scanned:
            message = (
                "the page is a picture: nobody can hear its words, search them or enlarge them"
            )
            remedy = "make it from the words, or have them recognised and read over"
            yield PageFault("A11217", page.number, message, remedy)
    if not facts.title or not facts.title_shown:
        message = "the title is not shown in its place" if facts.title else "it has no title"
        yield PageFault("A11089", 0, message, "set a title, and show it instead of the file's name")
    if not facts.language:
        yield PageFault("A11086", 0, "it does not tell its language", "set the document's language")
    for page in dict.fromkeys(facts.nameless):
        many = facts.nameless.count(page)
        message = f"{many} pictures have" if many > 1 else "a picture has"
        remedy = "say in words what it shows, or mark it as decoration"
        yield PageFault("A11215", page, f"{message} no alternative text", remedy)


def _headings(facts: Facts) -> Iterator[PageFault]:
    if not facts.tagged:
        return
    if not facts.headings or facts.headings[0].level != 1:
        page = facts.headings[0].page if facts.headings else 0
        message = "the first heading is not of level 1" if facts.headings else "it has no headings"
        yield PageFault("PRT056", page, message, "make the title a heading of level 1")
    for above, one in pairwise(facts.headings):
        if one.level > above.level + 1:
            message = f"a heading of level {one.level} follows one of level {above.level}"
            yield PageFault("PRT056", one.page, message, f"make its level {above.level + 1}")


def _fonts(facts: Facts) -> Iterator[PageFault]:
    for name in facts.foreign_fonts:
        message = f"the font {name} is not in the file, so that other letters may be shown"
        yield PageFault("A11092", 0, message, "embed all fonts")


def _conformance(facts: Facts) -> Iterator[PageFault]:
    for one in facts.conformance:
        code, name = "A11087" if one.profile == UA else "A11091", NAMES[one.profile]
        if one.faults:
            remedy = f"export it as {name}" if not one.claimed else "report this to its maker"
            told = "; ".join(one.faults[:MOST_TOLD]) + _more(len(one.faults))
            yield PageFault(code, 0, f"it is not {name}: {told}", remedy)


def _more(number: int) -> str:
    return f"; and {number - MOST_TOLD} more" if number > MOST_TOLD else ""


def _papers(facts: Facts) -> Iterator[PageFault]:
    for page in facts.pages:
        if paper_of(page.width, page.height) is None:
            message = f"no paper has this size: {page.width:g} × {page.height:g} mm"
            yield PageFault("PRT214", page.number, message, "set the pages for A4, Letter or A5")
            return


def _contrast(runs: Iterable[Run]) -> Iterator[PageFault]:
    pale: list[Run] = []
    greyish: list[Run] = []
    for one in runs:
        if one.contrast is not None and one.contrast < least_contrast(one.size, bold=one.bold):
            pale.append(one)
        elif one.contrast is not None and one.contrast < best_contrast(one.size, bold=one.bold):
            greyish.append(one)
    for code, found in (("A11082", pale), ("A11216", greyish)):
        if found:
            worst = min(found, key=lambda one: one.contrast or 0)
            wanted = least_contrast if code == "A11082" else best_contrast
            message = f"{_told(worst)} has a contrast of {worst.contrast:.1f}:1 to its ground{_others(found)}"
            remedy = f"choose colours that differ by {wanted(worst.size, bold=worst.bold):g}:1"
            yield PageFault(code, worst.page, message, remedy)


def _edge(runs: Iterable[Run]) -> Iterator[PageFault]:
    near = [one for one in runs if one.edge < EDGE]
    if near:
        worst = min(near, key=lambda one: one.edge)
        if worst.edge < 0:
            message = f"{_told(worst)} runs out of the page{_others(near)}"
            yield PageFault("PRT104", worst.page, message, "let it wrap, or make it narrower")
        else:
            message = (
                f"{_told(worst)} stands {worst.edge:g} mm from the edge of the page{_others(near)}"
            )
            yield PageFault("PRT106", worst.page, message, f"leave {EDGE} mm, which printers need")


def _small(facts: Facts, least: float) -> Iterator[PageFault]:
    for page in facts.pages:
        small = [one for one in page.runs if one.size < least - ROUNDED]
        if small:
            worst = min(small, key=lambda one: one.size)
            message = f"{_told(worst)} is {worst.size:.3g} point{_others(small)}"
            yield PageFault("PRT095", worst.page, message, f"set no words below {least:g} point")


def _measure(facts: Facts, most: int) -> Iterator[PageFault]:
    lines = [length for page in facts.pages for length in page.full_lines]
    if lines and median(lines) > most:
        message = f"full lines have {median(lines):g} characters; {most} are the most"
        yield PageFault("PRT099", 0, message, "make the words larger or their column narrower")


def _told(run: Run) -> str:
    short = run.words if len(run.words) <= 40 else f"{run.words[:40].rsplit(' ', 1)[0]} …"  # noqa: PLR2004 - enough to find it by
    return f"“{short}”"


def _others(runs: list[Run]) -> str:
    return f" (the worst of {len(runs)} runs of words)" if len(runs) > 1 else ""
