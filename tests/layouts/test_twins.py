"""The leaflet's twins as they are written: HTML without its style and pictures, and text."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from handout_builder.engine.composing import Layouts, Sheet, View, plain_text, twin
from handout_builder.engine.composing.lines import digest_of

HERE = Path(__file__).parent


def leaflet(make_view: Callable[..., View], make_sheet: Callable[..., Sheet]) -> Sheet:
    sheet = make_sheet(make_view("leaflet"), "leaflet")
    return replace(sheet, digest=digest_of(sheet.html))


def test_html(make_view: Callable[..., View], make_sheet: Callable[..., Sheet]) -> None:
    page = twin(leaflet(make_view, make_sheet), Layouts())
    page = re.sub(r"(?s)<style>.*?</style>", "<style>…</style>", page)
    page = re.sub(r"data:image/svg\+xml;base64,[\w+/=]+", "data:…", page)
    assert page == (HERE / "leaflet.twin.html").read_text("utf-8")


def test_text(make_view: Callable[..., View], make_sheet: Callable[..., Sheet]) -> None:
    text = plain_text(leaflet(make_view, make_sheet))
    assert text == (HERE / "leaflet.twin.txt").read_text("utf-8")
