"""What only large print is asked: one column, aligned left, lines well apart, and nothing bold but heads.

After UKAAF, Creating clear print and large print documents (2012), and ACB, Large print guidelines (2025);
docs/explanation/large-print.md tells which is followed where they disagree.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from xml.etree.ElementTree import Element

from .complaints import Complaint
from .looking import Found
from .thresholds import SMALLEST_LARGE

APART = 1.45
"""Between the feet of two lines, in sizes of the letters: ACB asks for 1.5, and a printer rounds."""
HEAVY = 600
"""The weight from which on words stand out as bold; contrast asks for 700 (`thresholds.BOLD`)."""
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"))


def judged_as_large(found: Sequence[Found]) -> Iterator[Complaint]:
    """Yield where a page is not laid out as large print is to be."""
    text = [one for one in found if one.words and not one.place.in_margin and not _is_mark(one)]
    yield from _columns(found)
    yield from _aligned(text)
    yield from _close(text)
    yield from _bold(text)
    yield from _headings(text)


def _columns(found: Sequence[Found]) -> Iterator[Complaint]:
    """Yield where words stand beside others, in columns of CSS or by floats; the cells of a table may."""
    remedy = "put one thing under the other in the styles of large print"
    lines = [one for one in found if type(one.box).__name__ == "LineBox" and _has_words(one)]
    divided = next((one for one in found if _counts(one)), None)
    if divided:
        message = f"page {divided.place.page}: words are divided into columns"
        yield Complaint("PRT096", message, remedy)
        return
    body = [one for one in lines if not one.place.in_margin and not _inside(one, "table")]
    for page, some in groupby(body, key=lambda one: one.place.page):
        for one, other in combinations(some, 2):
            if _beside(one, other):
                message = f"page {page}: words stand beside others, not below them"
                yield Complaint("PRT096", message, remedy)
                return


def _counts(one: Found) -> bool:
    style = one.box.style
    count, width = style["column_count"], style["column_width"]
    return not one.place.in_margin and (count not in {"auto", 1} or width != "auto")


def _has_words(one: Found) -> bool:
    parts = one.box.descendants()
    return any((getattr(part, "text", "") or "").strip() for part in parts)


def _beside(one: Found, other: Found) -> bool:
    """Return whether two lines share their height, and neither is a part of the other, as a number of a list is."""
    top = max(one.box.position_y, other.box.position_y)
    foot = min(one.box.position_y + one.box.height, other.box.position_y + other.box.height)
    least = min(one.box.height, other.box.height)
    inner, outer = sorted((one.place.elements, other.place.elements), key=len, reverse=True)
    return foot - top > least / 2 and inner[: len(outer)] != outer


def _aligned(text: Sequence[Found]) -> Iterator[Complaint]:
    for one in text:
        style = one.box.style
        begins = "right" if style["direction"] == "rtl" else "left"
        if style["text_align_all"] not in {"start", begins, "justify"} and not _inside(one, "th"):
            message = f"{_told(one)} is not aligned at the {begins}"
            yield Complaint("PRT096", message, f"write `text-align: {begins}`")
            return


def _close(text: Sequence[Found]) -> Iterator[Complaint]:
    """Yield where lines of text stand too close; those of headings and of tables to write in may."""
    for one in text:
        if not _is_head(one) and not _inside(one, "th") and not _to_write_in(one):
            apart = _apart(one)
            if apart < APART:
                message = f"{_told(one)} has lines {apart:.2g} apart"
                yield Complaint("PRT096", message, "write `line-height: 1.5`")
                return


def _apart(one: Found) -> float:
    """Return how far lines stand apart, in sizes of their letters; `normal` is about one."""
    height = one.box.style["line_height"]
    if isinstance(height, int | float):
        return float(height)
    return getattr(height, "value", one.box.style["font_size"]) / one.box.style["font_size"]


def _bold(text: Sequence[Found]) -> Iterator[Complaint]:
    for one in text:
        if (
            one.box.style["font_weight"] >= HEAVY
            and not _is_head(one)
            and one.size <= SMALLEST_LARGE
        ):
            message = f"{_told(one)} is bold, and no heading"
            yield Complaint("PRT097", message, "set it apart by its place, or by a card")
            return


def _headings(text: Sequence[Found]) -> Iterator[Complaint]:
    """Yield a heading that is no larger than the text."""
    sizes = Counter(one.size for one in text if not _is_head(one))
    usual = sizes.most_common(1)[0][0] if sizes else SMALLEST_LARGE
    for one in text:
        if one.in_heading and one.size <= usual:
            message = f"{_told(one)} is a heading of {one.size:g} point, as large as the text"
            yield Complaint("PRT097", message, "make it larger: 20 point or more")
            return


def _is_mark(one: Found) -> bool:
    """Return whether it is the point or number of a list."""
    return one.box.element_tag.endswith("::marker")


def _is_head(one: Found) -> bool:
    return any(element.tag in _HEADS for element in one.place.elements) or (
        one.box.style["font_weight"] >= HEAVY and one.size > SMALLEST_LARGE
    )


def _inside(one: Found, tag: str) -> bool:
    return any(element.tag == tag for element in one.place.elements)


def _to_write_in(one: Found) -> bool:
    tables = [element for element in one.place.elements if element.tag == "table"]
    return any(_is_empty(cell) for table in tables for cell in table.iter("td"))


def _is_empty(cell: Element) -> bool:
    return not "".join(cell.itertext()).strip()


def _told(one: Found) -> str:
    words = one.words if len(one.words) <= 40 else f"{one.words[:40].rsplit(' ', 1)[0]} …"  # noqa: PLR2004 - enough to find it by
    return f"page {one.place.page}: “{words}”"
