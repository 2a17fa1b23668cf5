"""The facts of a PDF as a few lines for people."""

from collections.abc import Iterator, Sequence
from statistics import median

from ...checking.reports.told import harmless
from ..sealing import Seal
from ..thresholds import BEST_CONTRAST, LEAST_CONTRAST
from .conformance import NAMES
from .facts import Facts, Unreadable
from .origin import Changed, Origin
from .papers import paper_of

_WIDTH = 13


def summary(
    path: str, facts: Facts | Unreadable, origin: Origin | None, changes: Sequence[Changed] | None
) -> str:
    """Return the facts of a file; `changes` is None where no library was asked."""
    if isinstance(facts, Unreadable):
        return f"{path}\n  {'':{_WIDTH}}cannot be verified"
    rows = [*_rows(facts), *(_ours(facts, origin, changes) if origin else ())]
    return "\n".join([path, *(harmless(f"  {name:{_WIDTH}}{told}") for name, told in rows)])


def _rows(facts: Facts) -> Iterator[tuple[str, str]]:
    runs = [run for page in facts.pages for run in page.runs]
    yield "pages", ", ".join([str(facts.number_of_pages), *_papers(facts)])
    yield "title", f"{facts.title or 'none'}, {'' if facts.title_shown else 'not '}shown"
    yield "language", facts.language or "none"
    yield "tags", f"{'' if facts.tagged else 'not '}tagged; headings: {len(facts.headings)}"
    yield "fonts", _fonts(facts)
    if runs:
        smallest = min(runs, key=lambda run: run.size)
        yield "smallest", f"{smallest.size:.3g} point, on page {smallest.page}"
        yield "contrast", _contrast([run.contrast for run in runs if run.contrast is not None])
        nearest = min(runs, key=lambda run: run.edge)
        yield "edge", f"{nearest.edge:g} mm, on page {nearest.page}"
    else:
        yield "words", "none"
    if lines := [length for page in facts.pages for length in page.full_lines]:
        yield "full lines", f"{median(lines):g} characters"
    for one in facts.conformance:
        yield NAMES[one.profile], _kept(one.undecided, len(one.faults))
    if len(facts.pages) < facts.number_of_pages:
        yield "measured", f"the first {len(facts.pages)} pages only"


def _papers(facts: Facts) -> Iterator[str]:
    for width, height in dict.fromkeys((page.width, page.height) for page in facts.pages):
        yield f"{paper_of(width, height) or 'no paper'} ({width:g} × {height:g} mm)"


def _fonts(facts: Facts) -> str:
    if facts.foreign_fonts:
        return f"{len(facts.fonts)}, not embedded: {', '.join(facts.foreign_fonts)}"
    return f"{len(facts.fonts)}, embedded"


def _contrast(ratios: Sequence[float]) -> str:
    if not ratios:
        return "cannot be told"
    lowest = min(ratios)
    level = "AAA" if lowest >= BEST_CONTRAST else "AA" if lowest >= LEAST_CONTRAST else "below AA"
    return f"at least {lowest:.1f}:1 ({level} for words of any size)"


def _kept(undecided: str, faults: int) -> str:
    """Say what a validator can: of what a person must judge it says nothing."""
    if undecided:
        return f"undecided: {undecided}"
    return f"no: faults: {faults}" if faults else "no fault that a machine can see"


_SEALS = {
    Seal.WHOLE: "as they were built",
    Seal.BROKEN: "altered since they were built",
    Seal.NONE: "written anew by another tool, or altered",
}


def _ours(
    facts: Facts, origin: Origin, changes: Sequence[Changed] | None
) -> Iterator[tuple[str, str]]:
    yield "edition", f"{origin.edition}, {origin.version}"
    yield "bytes", _SEALS[facts.seal]
    yield "content", origin.content
    yield "layout", origin.layout
    yield "made by", origin.tools
    yield "manifest", "attached" if origin.attached else "in the metadata alone"
    moved = {one.claim: " (gone)" if one.gone else " (other words now)" for one in changes or ()}
    for number, one in enumerate(origin.claims):
        name = "claims" if number == 0 else ""
        yield name, f"{one.claim} {one.digest}{moved.get(one.claim, '')}"
