"""Sheet → plain text, for screen readers, messages and portals: a line for each block, however long it is."""

from .lines import Line, lines_of
from .page import page_of
from .sheet import Sheet


def plain_text(sheet: Sheet) -> str:
    """Return a sheet as text; first whether it is a draft, last what stands in the margins of each page."""
    page = page_of(sheet)
    body = "\n".join(map(_written, lines_of(page.body)))
    foot = " · ".join(filter(None, (page.publisher, page.name)))
    return "\n\n".join(filter(None, (page.draft, body, foot))) + "\n"


def _written(line: Line) -> str:
    """Return a line with its mark; an empty one stands before what is apart."""
    words = f"[{line.words}]" if line.picture else f"{line.mark}{line.words}"
    return f"\n{words}" if line.apart else words
