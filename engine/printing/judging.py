"""What the finished page shows and no reader of PDF is needed for: its marks, and the boxes that were laid out."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any
from xml.etree.ElementTree import Element

from ...language.patterns import pattern
from ...schema import Size
from ..composing.sheet import Sheet
from .complaints import Complaint
from .large import judged_as_large
from .looking import HEADINGS, POINT, Found, boxes, contrast, over
from .pointing import Cause, clues
from .thresholds import BOLD, EDGE, SHORT_LINE, least_contrast, most_characters, smallest

SLACK = 2
"""CSS pixels by which boxes may differ from rounding."""
_SPLIT = pattern(
    r"\d \n(?:micrograms?|mcg|[µμ]g|milligrams?|mg|grams?|g|kg|ml|mL|litres?|L|units?|IU|mmol)(?!\w)"
)
"""A number at the end of a line whose unit begins the next."""


def judged(document: Any, root: Element, sheet: Sheet) -> Iterator[Complaint]:
    """Yield what is wrong with a sheet that somebody is to read; one for nobody is not judged."""
    if sheet.audience:
        yield from _marks(root)
        found = boxes(document)
        is_large = sheet.size == Size.LARGE
        for look in _LOOKS:
            yield from look(found)
        if least := smallest(sheet.audience, is_large_print=is_large):
            yield from _small(found, least)
            yield from _slanted(found)
        if is_large:
            yield from judged_as_large(found)
        yield from _measure(found, most_characters(sheet.audience))
        yield from _outside(found, document.pages)
        yield from _near_edge(found, document.pages)
        yield from _nameless(found, len(document.pages), sheet.handout)


def _marks(root: Element) -> Iterator[Complaint]:
    """Yield what is wrong with headings and tables; of language and pictures the printer tells by itself."""
    yield from _headings([one for one in root.iter() if one.tag in HEADINGS])
    for table in root.iter("table"):
        yield from _table(table)


def _headings(found: Sequence[Element]) -> Iterator[Complaint]:
    levels = [int(one.tag[1]) for one in found]
    if levels[:1] != [1] or levels.count(1) > 1:
        message = f"the page has {levels.count(1)} headings of level 1, or does not begin with it"
        second = [one for one, level in zip(found, levels, strict=True) if level == 1][1:2]
        cause = Cause(clues=clues((*second, *found)[0]) if found else ("<body",))
        yield Complaint("PRT056", message, "make the title `h1`, and nothing else", cause)
    for (above, level), one in zip(pairwise(levels), found[1:], strict=False):
        if level > above + 1:
            message = f"a heading of level {level} follows one of level {above}"
            cause = Cause(clues=clues(one))
            yield Complaint("PRT056", message, f"make it `h{above + 1}`, and style that", cause)


def _table(table: Element) -> Iterator[Complaint]:
    heads, cause = list(table.iter("th")), Cause(clues=clues(table))
    if not heads or any(head.get("scope") not in {"col", "row"} for head in heads):
        remedy = 'make the first row `<th scope="col">`, or the first column `<th scope="row">`'
        yield Complaint("PRT090", "a table has cells that no head names", remedy, cause)
    widths = {sum(int(cell.get("colspan", "1")) for cell in row) for row in table.iter("tr")}
    if len(widths) > 1:
        remedy = "give each row as many cells; leave one empty rather than out"
        yield Complaint("PRT090", "a table has rows of different length", remedy, cause)


def _pale(found: Sequence[Found]) -> Iterator[Complaint]:
    for one in found:
        style = one.box.style
        if not one.words or style["color"].alpha == 0:
            continue
        ratio = contrast(over(style["color"], one.place.ground), one.place.ground)
        least = least_contrast(one.size, bold=style["font_weight"] >= BOLD)
        if ratio < least:
            message = f"{_told(one)} has a contrast of {ratio:.1f}:1 to its ground"
            yield Complaint("A11082", message, f"choose colours that differ by {least}:1")
            return


def _justified(found: Sequence[Found]) -> Iterator[Complaint]:
    for one in found:
        if one.words and "justify" in {
            one.box.style["text_align_all"],
            one.box.style["text_align_last"],
        }:
            yield Complaint("PRT100", f"{_told(one)} is justified", "write `text-align: left`")
            return


def _divided(found: Sequence[Found]) -> Iterator[Complaint]:
    if one := next(
        (one for one in found if one.words and one.box.style["hyphens"] == "auto"), None
    ):
        yield Complaint("PRT102", f"{_told(one)} may be hyphenated", "write `hyphens: none`")
    lines = _lines(found)
    for (one, words), (other, below) in pairwise(lines):
        parted = _SPLIT.search(f"{words.rstrip()[-20:]} \n{below.lstrip()[:20]}")
        if parted and one.place.elements == other.place.elements:
            message = f"page {one.place.page}: a line ends between a number and its unit"
            yield Complaint("PRT102", message, "join them by a no-break space")
            return


def _torn(found: Sequence[Found]) -> Iterator[Complaint]:
    pages: dict[Element, int] = {}
    for place in dict.fromkeys(one.place for one in found if not one.place.repeated):
        for element in place.elements:
            first = pages.setdefault(element, place.page)
            if first != place.page and (kind := _whole(element)):
                pages[element] = place.page
                message = f"{kind} is divided between pages {first} and {place.page}"
                remedy = "write `break-inside: avoid` in the layout, or have less in it"
                yield Complaint("PRT103", message, remedy)


def _whole(element: Element) -> str:
    """Return what an element is called that must not be divided; nothing for all others."""
    classes = element.get("class", "").split()
    if element.tag == "tr":
        return "a row of a table"
    return (
        "a warning card" if "warning" in classes else "the key points" * ("key-points" in classes)
    )


def _forsaken(found: Sequence[Found]) -> Iterator[Complaint]:
    last: dict[int, Found] = {}
    for one in found:
        empty = not getattr(one.box, "children", ()) and getattr(one.box, "text", None) is None
        if not one.place.in_margin and (one.words or (empty and one.box.height)):
            last[one.place.page] = one
    for page, one in last.items():
        if one.in_heading and page < max(last):
            message = f"{_told(one)} is a heading, and the last on its page"
            yield Complaint(
                "PRT103", message, "write `break-after: avoid` for headings in the layout"
            )


def _small(found: Sequence[Found], least: int) -> Iterator[Complaint]:
    words = [one for one in found if one.words]
    smallest = min(words, key=lambda one: one.size, default=None)
    if smallest and smallest.size < least:
        message = f"{_told(smallest)} is {smallest.size:g} point"
        yield Complaint("PRT095", message, f"set no words below {least} point")


def _slanted(found: Sequence[Found]) -> Iterator[Complaint]:
    for one in found:
        style = one.box.style
        underlined = "underline" in str(style["text_decoration_line"])
        capitals = style["text_transform"] == "uppercase"
        slanted = style["font_style"] != "normal"
        if one.words and (underlined or capitals or slanted):
            how = "underlined" if underlined else "in capitals" if capitals else "in italics"
            remedy = "set it apart by its size, its place or a card"
            yield Complaint("PRT101", f"{_told(one)} is {how}", remedy)
            return


def _measure(found: Sequence[Found], most: int) -> Iterator[Complaint]:
    lines = [
        (one.place, len(words))
        for one, words in _lines(found)
        if len(words) > SHORT_LINE and any(part.get("data-claim") for part in one.place.elements)
    ]
    full = [length for (place, length), (below, _) in pairwise(lines) if place == below]
    if full and median(full) > most:
        message = f"full lines have {median(full):g} characters; {most} are the most"
        yield Complaint("PRT099", message, "make the words larger or their column narrower")


def _lines(found: Sequence[Found]) -> list[tuple[Found, str]]:
    """Return the lines of all pages with their words."""
    return [
        (one, "".join(getattr(part, "text", "") or "" for part in one.box.descendants()))
        for one in found
        if type(one.box).__name__ == "LineBox"
    ]


def _outside(found: Sequence[Found], pages: Sequence[Any]) -> Iterator[Complaint]:
    for one in found:
        picture = "Replaced" in type(one.box).__name__
        if one.place.in_margin or not (one.words or picture):
            continue
        sheet = pages[one.place.page - 1]._page_box  # noqa: SLF001 - there is no public way from a page to its boxes
        left, top = sheet.content_box_x() - SLACK, sheet.content_box_y() - SLACK
        right, bottom = left + sheet.width + 2 * SLACK, top + sheet.height + 2 * SLACK
        box = one.box
        end, foot = box.position_x + box.width, box.position_y + _height(one)
        if box.position_x < left or box.position_y < top or end > right or foot > bottom:
            what = _told(one) if one.words else f"page {one.place.page}: a picture"
            message = f"{what} runs out of the page's margins"
            yield Complaint("PRT104", message, "let it wrap, or make it narrower")
            return


def _near_edge(found: Sequence[Found], pages: Sequence[Any]) -> Iterator[Complaint]:
    least = EDGE / 25.4 * 72 * POINT - SLACK
    for one in found:
        page, box = pages[one.place.page - 1], one.box
        if not one.words:
            continue
        ends = page.width - box.position_x - box.width, page.height - box.position_y - box.height
        if min(box.position_x, box.position_y, *ends) < least:
            message = f"{_told(one)} stands less than {EDGE} mm from the edge of the page"
            yield Complaint("PRT106", message, "make the margins of the page wider")
            return


def _height(one: Found) -> float:
    """Return how far a box goes down: words to the line that they stand on, since what is below it is mostly air."""
    return one.box.baseline if one.words else one.box.height


def _nameless(found: Sequence[Found], pages: int, handout: str) -> Iterator[Complaint]:
    for page in range(1, pages + 1):
        parts = [one.words for one in found if one.place.in_margin and one.place.page == page]
        words = " ".join(filter(None, parts))
        counted = re.search(rf"(?<!\d){page}\D{{1,12}}{pages}(?!\d)", words)
        if handout not in words or not counted:
            message = f"page {page} does not tell which sheet it is of, and which of its pages"
            remedy = "print the handout's name and “Page 1 of 2” in the margins of each page"
            yield Complaint("PRT111", message, remedy)
            return


def _told(one: Found) -> str:
    words = one.words if len(one.words) <= 40 else f"{one.words[:40].rsplit(' ', 1)[0]} …"  # noqa: PLR2004 - enough to find it by
    return f"page {one.place.page}: “{words}”"


_LOOKS: tuple[Callable[[Sequence[Found]], Iterator[Complaint]], ...] = (
    _pale,
    _justified,
    _divided,
    _torn,
    _forsaken,
)
