"""What stands on laid-out pages: each run of words with its size, its colours and its place."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

Colour = tuple[float, float, float]

WHITE: Colour = (1.0, 1.0, 1.0)
POINT = 96 / 72
"""In CSS pixels, which is what WeasyPrint measures in."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Place(NamedTuple):
    """Where a box stands: its page (from 1), what paints below it, and what it is inside of."""

    page: int
    ground: Colour = WHITE
    elements: tuple[Element, ...] = ()
    in_margin: bool = False
    repeated: bool = False
    """Whether it is the head of a table, which comes again on each page."""


class Found(NamedTuple):
    """A box of WeasyPrint's, and its place. It has no types."""

    box: Any
    place: Place

    @property
    def words(self) -> str:
        """The words of a text box; of any other, nothing."""
        return (getattr(self.box, "text", "") or "").strip()

    @property
    def size(self) -> float:
        """The size of its letters in points."""
        return round(self.box.style["font_size"] / POINT, 2)

    @property
    def in_heading(self) -> bool:
        return any(element.tag in HEADINGS for element in self.place.elements)


def boxes(document: Any) -> tuple[Found, ...]:
    """Return all boxes of all pages, in the order of the document."""
    return tuple(
        found
        for number, page in enumerate(document.pages, 1)
        for found in _inside(page._page_box, Place(number))  # noqa: SLF001 - there is no public way from a page to its boxes
    )


def _inside(box: Any, place: Place) -> Iterator[Found]:
    inner = place._replace(
        ground=over(box.style["background_color"], place.ground),
        elements=_elements(box, place.elements),
        in_margin=place.in_margin or hasattr(box, "at_keyword"),
        repeated=place.repeated or getattr(box, "is_header", False),
    )
    yield Found(box, inner)
    for child in getattr(box, "children", ()):
        yield from _inside(child, inner)


def _elements(box: Any, around: tuple[Element, ...]) -> tuple[Element, ...]:
    own = box.element
    return around if own is None or (around and around[-1] is own) else (*around, own)


def over(colour: Any, ground: Colour) -> Colour:
    """Return what is seen of a colour, which may be half transparent, on a ground."""
    if colour == "currentcolor" or colour.alpha == 0:
        return ground
    red, green, blue = colour.to("srgb").coordinates
    return (
        _mixed(red, ground[0], colour.alpha),
        _mixed(green, ground[1], colour.alpha),
        _mixed(blue, ground[2], colour.alpha),
    )


def _mixed(above: float, below: float, alpha: float) -> float:
    return above * alpha + below * (1 - alpha)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own
