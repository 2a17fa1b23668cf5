"""Draw the first page of a leaflet, a summary, a record and large print: `python docs/pictures/first_pages.py`."""

from pathlib import Path
from typing import Any

import pypdfium2

from handout_builder.engine.building import print_edition
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE

PICTURES = Path(__file__).parent
SHOWN = {
    "leaflet": (Request(("b12-nerves",)), 80),
    "summary": (Request(("b12-nerves-summary",)), 50),
    "record": (Request(("b12-symptom-diary",)), 50),
    "large-print": (Request(("b12-nerves",), sizes=("large",)), 50),
}
"""What each picture shows, and in how many dots for an inch of the page."""

COLOURS = 64


def main() -> None:
    """Write a picture for each."""
    loaded = load(Project(PACKAGE))
    for name, (request, dots) in SHOWN.items():
        (edition,) = request_editions(loaded.library, request)
        printed, _ = print_edition(loaded, edition)
        document: Any = pypdfium2.PdfDocument(printed.pdf if printed else b"")
        page = document[0].render(scale=dots / 72).to_pil()
        page.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
