"""Print sheets that were composed before: `python -m benchmarks.worker ours|weasyprint FOLDER COUNT`.

By our printer, or by WeasyPrint alone on the same HTML with style sheets and fonts that are read once, so that the
difference is what tagging, mending, the manifest and the facts of pages cost.
"""

import os
import pickle
import sys
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from handout_builder.engine.composing import Sheet
from handout_builder.engine.resources import FONT_CONFIGURATION

from .sheets import sheets

BASE = "https://handout.invalid/"


def write_sheets(folder: Path, library: Path) -> Path:
    """Compose the editions of a library, keep each in a file, and return the folder of all."""
    folder.mkdir(parents=True)
    for sheet in sheets(library):
        (folder / f"{sheet.name}.sheet").write_bytes(pickle.dumps(sheet))
    return folder


def main(by: str, folder: str, count: str) -> None:
    """Print so many sheets, from the first again where there are fewer."""
    print_one = _ours if by == "ours" else _weasyprint
    for path in islice(cycle(sorted(Path(folder).iterdir())), int(count)):
        print_one(pickle.loads(path.read_bytes()))  # noqa: S301 - we wrote it


def _ours(sheet: Sheet) -> None:
    from handout_builder.engine.printing import print_sheet

    print_sheet(sheet)


def _weasyprint(sheet: Sheet) -> None:
    os.environ["FONTCONFIG_FILE"] = str(FONT_CONFIGURATION)
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Assets(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            del headers
            asset = sheet.assets[url.removeprefix(BASE)]
            return URLFetcherResponse(url, asset, {"Content-Type": "image/svg+xml"})

    page: Any = HTML(string=sheet.html, base_url=BASE, url_fetcher=Assets())
    styles = [_style(style) for style in sheet.styles]
    page.write_pdf(stylesheets=styles, font_config=_fonts(), pdf_variant="pdf/ua-1")


@cache
def _fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@cache
def _style(text: str) -> Any:
    from weasyprint import CSS

    return CSS(string=text, base_url=BASE, font_config=_fonts())


if __name__ == "__main__":
    main(*sys.argv[1:])
