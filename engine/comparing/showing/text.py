"""A comparison as text; what was deleted stands in `[-…-]`, what was inserted in `{+…+}`, as in git's word diff."""

from collections.abc import Iterator, Sequence

from ...relating import Aspect, Part, word_diff
from ..report import Comparison, by_aspect, heading, shared, told


def text(comparison: Comparison) -> str:
    """Return a comparison as text that ends with what it makes stale."""
    return "\n".join(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    for change, parts in told(comparison):
        yield f"handout {heading(change)}"
        yield from _aspects(parts.parts)
        yield from (f"  {line}" for line in shared(parts.told_at))
        yield ""
    if comparison.found.unprinted:
        yield "printed on no handout"
        yield from _aspects(by_aspect(comparison.found.unprinted))
        yield ""
    if comparison.is_empty:
        yield f"{comparison.nothing} between {comparison.old_name} and {comparison.new_name}"
    yield f"makes stale: {comparison.stale}"


def _aspects(groups: Sequence[tuple[Aspect, Sequence[Part]]]) -> Iterator[str]:
    for aspect, parts in groups:
        yield f"  {aspect}"
        yield from (f"    {part.label}: {word_diff(part.old, part.new)}" for part in parts)
