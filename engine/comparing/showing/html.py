"""A comparison as one HTML page with change bars: no script, nothing from elsewhere, and no meaning in colour alone."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup

from ...relating import Aspect, Part
from ...relating.words import Kind, Piece, pieces
from ..report import Comparison, by_aspect, heading, shared, told

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
body { color: #1b1b1b; background: #fff }
h1, h2, h3 { line-height: 1.25 }
h2 { margin-top: 2.5rem; border-top: 1px solid #767676; padding-top: 1rem }
dt { font-weight: 600; margin-top: .75rem }
dd { margin: 0; padding-inline-start: .75rem; border-inline-start: 4px solid #1b1b1b }
ins { text-decoration: underline; text-decoration-thickness: 2px; background: #d7f0dc; color: #10391b }
del { text-decoration: line-through; background: #f9dcdc; color: #5c1111 }
del + ins { margin-inline-start: .2em }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.stale { font-weight: 600; border: 2px solid #1b1b1b; padding: .75rem 1rem }
@media print { ins, del { background: none } }
"""
_PAGE = Markup(
    """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What changed from {old} to {new}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>What changed from {old} to {new}</h1>
<p>A bar at the side marks each change. <ins>Underlined words</ins> are new;
<del>words that are struck out</del> are gone.</p>
{body}
<p class="stale">Makes stale: {stale}</p>
</main>
</body>
</html>"""
)
_SAID: Mapping[Kind, Markup] = MappingProxyType(
    {
        Kind.KEPT: Markup("{}"),
        Kind.DELETED: Markup('<del><span class="said">gone: </span>{}</del>'),
        Kind.INSERTED: Markup('<ins><span class="said">new: </span>{}</ins>'),
    }
)


def html(comparison: Comparison) -> str:
    """Return a comparison as a page that ends with what it makes stale."""
    return str(
        _PAGE.format(
            old=comparison.old_name,
            new=comparison.new_name,
            style=Markup(_STYLE),  # noqa: S704 - our own
            body=Markup("\n").join(_body(comparison)),
            stale=comparison.stale,
        )
    )


def _body(comparison: Comparison) -> Iterator[Markup]:
    for change, parts in told(comparison):
        yield Markup("<h2>{}</h2>\n<p>{}</p>").format(change.title, heading(change))
        yield from _aspects(parts.parts)
        yield from (Markup("<p>{}</p>").format(line) for line in shared(parts.told_at))
    if comparison.found.unprinted:
        yield Markup("<h2>Printed on no handout</h2>")
        yield from _aspects(by_aspect(comparison.found.unprinted))
    if comparison.is_empty:
        yield Markup("<p>{}.</p>").format(comparison.nothing.capitalize())


def _aspects(groups: Sequence[tuple[Aspect, Sequence[Part]]]) -> Iterator[Markup]:
    for aspect, parts in groups:
        rows = Markup("\n").join(map(_row, parts))
        yield Markup("<h3>{}</h3>\n<dl>\n{}\n</dl>").format(aspect.capitalize(), rows)


def _row(part: Part) -> Markup:
    shown = Markup("").join(map(_marked, pieces(part.old, part.new)))
    return Markup("<dt>{}</dt>\n<dd>{}</dd>").format(part.label, shown)


def _marked(piece: Piece) -> Markup:
    return _SAID[piece.kind].format(piece.text)
