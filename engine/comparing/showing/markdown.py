"""A comparison as Markdown for a pull request.

What an author wrote is shown and never takes effect: no mark of it is read, nobody is mentioned by it, and no
address in it becomes a link. A server takes only so many characters of a comment; what goes beyond is counted.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType

from ...relating import Aspect, Part
from ...relating.words import Kind, Piece, pieces
from ..report import Comparison, by_aspect, heading, shared, told

LIMIT = 60_000
"""Characters of a report; GitHub takes 65,536 in a comment."""

MARK = "<!-- handout diff -->"
"""By this the next run finds its own comment."""

_MARKS = re.compile(r"([\\`*_\[\]~|])")
_ACTS = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\w)(?=@)")
_TAGS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {Kind.KEPT: ("", ""), Kind.DELETED: ("<del>", "</del>"), Kind.INSERTED: ("<ins>", "</ins>")}
)


def markdown(comparison: Comparison) -> str:
    """Return a comparison as Markdown that ends with what it makes stale."""
    blocks = list(_blocks(comparison))
    kept: list[str] = []
    room = LIMIT
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        kept.append(block)
    if left := len(blocks) - len(kept):
        kept.append(f"… and {left} more; `handout diff` shows all.")
    stale = f"**Makes stale: {comparison.stale}.**"
    return "\n\n".join([f"{MARK}\n## What this changes", *kept, stale])


def _blocks(comparison: Comparison) -> Iterator[str]:
    for change, parts in told(comparison):
        lines = [f"### {_quoted(change.title)}", f"`{heading(change)}`", *_aspects(parts.parts)]
        lines += ["\n".join(f"- {_quoted(line)}" for line in shared(parts.told_at))]
        yield "\n\n".join(filter(None, lines))
    if comparison.found.unprinted:
        parts = _aspects(by_aspect(comparison.found.unprinted))
        yield "\n\n".join(["### Printed on no handout", *parts])
    if comparison.is_empty:
        yield f"{comparison.nothing.capitalize()}."


def _aspects(groups: Sequence[tuple[Aspect, Sequence[Part]]]) -> Iterator[str]:
    for aspect, parts in groups:
        lines = [f"- {_quoted(part.label)}: {_shown(part)}" for part in parts]
        yield "\n".join([f"**{aspect.capitalize()}**", "", *lines])


def _shown(part: Part) -> str:
    return "".join(_tagged(piece) for piece in pieces(part.old, part.new))


def _tagged(piece: Piece) -> str:
    before, after = _TAGS[piece.kind]
    return f"{before}{_quoted(piece.text)}{after}"


def _quoted(words: str) -> str:
    """Return words that Markdown shows as they are."""
    return _MARKS.sub(r"\\\1", _ACTS.sub("\0", escape(words, quote=False))).replace(
        "\0", "<!-- -->"
    )
