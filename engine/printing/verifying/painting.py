"""A page painted without its words, and, where something is transparent, with them: what a letter's ground is."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import pypdfium2.raw
from PIL import Image

from ..looking import Colour, contrast

SCALE, FINE = 1.5, 3.0
"""Pixels of a point, for grounds and for letters."""
MOST_PIXELS = 12_000_000
FLAT = 0.5
"""The part of a letter's box that one colour fills where its ground is flat."""
_DEEP, _MOST = 12, 100_000
_MANY = 4096
_pdfium: Any = pypdfium2.raw
"""It has no types."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the left and from the top."""


@dataclass(frozen=True, slots=True)
class Painting:
    """The painted page; `words` is None where nothing on it is transparent."""

    bare: Image.Image
    scale: float
    words: Image.Image | None = None

    def ground(self, box: Box) -> Colour | None:
        """Return what is behind a letter: the colour of most of its box, or a picture's mean; None off the page."""
        crop = _crop(self.bare, box, self.scale)
        if crop is None:
            return None
        pixels = crop.width * crop.height
        number, colour = max(crop.getcolors(pixels) or [(0, (255, 255, 255))])
        if number < FLAT * pixels:
            colour = crop.reduce((crop.width, crop.height)).getpixel((0, 0))
        return _colour(colour)

    def strongest(self, box: Box, ground: Colour) -> Colour | None:
        """Return the pixel of a letter that differs most from its ground; None where colours tell it all."""
        crop = None if self.words is None else _crop(self.words, box, self.scale)
        if crop is None:
            return None
        found = crop.getcolors(_MANY) or []
        colours = [_colour(colour) for _, colour in found]
        return max(colours, key=lambda one: contrast(one, ground), default=None)


def painting(page: Any, width: float, height: float) -> Painting:
    """Paint a page; afterwards its words are switched off."""
    all_words = list(_words(page.raw, _pdfium.FPDFPage_CountObjects, _pdfium.FPDFPage_GetObject, 0))
    in_form = any(depth for _, depth in all_words)  # which may be transparent as a whole
    seen_through = in_form or bool(_pdfium.FPDFPage_HasTransparency(page.raw))
    scale = FINE if seen_through else SCALE
    scale = min(scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    words = _painted(page, scale) if seen_through else None
    for one, _ in all_words:
        _pdfium.FPDFPageObj_SetIsActive(one, False)  # noqa: FBT003 - it takes no names
    return Painting(_painted(page, scale), scale, words)


def _painted(page: Any, scale: float) -> Image.Image:
    return page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")


def _words(holder: Any, count: Any, get: Any, depth: int) -> Iterator[tuple[Any, int]]:
    """Yield the objects of a page, or of a form on it, that are words, and how deep in forms they are."""
    for at in range(min(count(holder), _MOST)):
        one = get(holder, at)
        kind = _pdfium.FPDFPageObj_GetType(one)
        if kind == _pdfium.FPDF_PAGEOBJ_TEXT:
            yield one, depth
        elif kind == _pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEP:
            yield from _words(
                one, _pdfium.FPDFFormObj_CountObjects, _pdfium.FPDFFormObj_GetObject, depth + 1
            )


def _crop(image: Image.Image, box: Box, scale: float) -> Image.Image | None:
    left, top, right, bottom = (side * scale for side in box)
    pixels = (
        max(0, floor(left)),
        max(0, floor(top)),
        min(image.width, max(ceil(right), floor(left) + 1)),
        min(image.height, max(ceil(bottom), floor(top) + 1)),
    )
    return image.crop(pixels) if pixels[0] < pixels[2] and pixels[1] < pixels[3] else None


def _colour(pixel: Any) -> Colour:
    red, green, blue = pixel
    return red / 255, green / 255, blue / 255
