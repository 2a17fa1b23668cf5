"""Print the editions of the embedded library, by our printer or by WeasyPrint alone on the same HTML."""

import os
import sys
from typing import Any

from handout_builder.engine.choosing import all_editions
from handout_builder.engine.composing import Layouts, Sheet, compose
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE

TIMES = 5
BASE = "https://handout.invalid/"


def main(by: str) -> None:
    """Print each edition some times over; both ways compose the sheets first."""
    project = Project(PACKAGE)
    library = load(project).library
    sheets = [
        compose(library, edition, Layouts(project.layouts)) for edition in all_editions(library)
    ]
    for _ in range(TIMES):
        for sheet in sheets:
            _ours(sheet) if by == "ours" else _weasyprint(sheet)


def _ours(sheet: Sheet) -> None:
    from handout_builder.engine.printing import print_sheet

    print_sheet(sheet)


def _weasyprint(sheet: Sheet) -> None:
    """Print as WeasyPrint's documentation says; files come from the sheet, fonts from the same folder."""
    from handout_builder.engine.resources import FONT_CONFIGURATION

    os.environ["FONTCONFIG_FILE"] = str(FONT_CONFIGURATION)
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Assets(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            del headers
            asset = sheet.assets[url.removeprefix(BASE)]
            return URLFetcherResponse(url, asset, {"Content-Type": "image/svg+xml"})

    fetcher = Assets()
    styles = [CSS(string=style, base_url=BASE, url_fetcher=fetcher) for style in sheet.styles]
    page: Any = HTML(string=sheet.html, base_url=BASE, url_fetcher=fetcher)
    page.write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main(sys.argv[1])
