"""Draw a contact sheet of every page of every handout: `python docs/pictures/contact_sheet.py`, once for each paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from handout_builder.engine.building import print_edition
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema import Paper

PICTURES = Path(__file__).parent
ACROSS = 10
DOTS_PER_INCH = 22
GAP = 4


def main() -> None:
    """Write `contact-sheet-a4.png` and `contact-sheet-letter.png`."""
    for paper in Paper:
        sheet = _arranged(list(_pages(paper)))
        sheet.quantize(64).save(PICTURES / f"contact-sheet-{paper}.png", optimize=True)


def _pages(paper: Paper) -> Iterator[Image.Image]:
    """Yield the pages of all handouts in all regions on one paper."""
    loaded = load(Project(PACKAGE))
    regions = tuple(loaded.library.regions)
    for edition in request_editions(loaded.library, Request(regions=regions, papers=(paper,))):
        printed, _ = print_edition(loaded, edition)
        document: Any = pypdfium2.PdfDocument(printed.pdf if printed else b"")
        for page in document:
            yield page.render(scale=DOTS_PER_INCH / 72).to_pil()


def _arranged(pages: list[Image.Image]) -> Image.Image:
    """Lay pages out in rows."""
    width, height = (side + GAP for side in pages[0].size)
    rows = -(-len(pages) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * width + GAP, rows * height + GAP), "#8a94a0")
    for number, page in enumerate(pages):
        row, column = divmod(number, ACROSS)
        sheet.paste(page, (GAP + column * width, GAP + row * height))
    return sheet


if __name__ == "__main__":
    main()
