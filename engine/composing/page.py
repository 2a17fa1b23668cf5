"""Sheet → page: the parts of its HTML that its twin and its plain text are made of, with all pictures inside."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from mimetypes import guess_type

from markupsafe import Markup

from ...language.typesetting import JOINER
from .lines import named
from .sheet import Sheet
from .templates import with_pictures

_DROPPED = named("script style template iframe object title")
"""Elements of which nothing reaches a twin."""
_FRAME = named("html body head meta link base embed")
"""Tags that a twin has of its own, or not at all; what stands between them is kept."""
_VOID = named("br col hr img wbr")
NO_STYLE = Markup()
_FAMILY = re.compile(rb'font-family="([^"]*)"')
"""Of a drawing: a reader's browser does not have the fonts of the printed page."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the HTML of a sheet says, apart from its look. Words are as they are printed; `body` is safe HTML."""

    language: str
    direction: str
    title: str
    description: str
    author: str
    size: str
    publisher: str
    draft: str
    name: str
    """Which sheet it is, in which version, and when it was reviewed."""
    digest: str
    body: Markup
    style: Markup
    """Of pages for a screen; nothing where the page is only read."""


def page_of(sheet: Sheet, style: Markup = NO_STYLE) -> Page:
    """Take the HTML of a sheet apart; its pictures become part of the page."""
    reader = _Reader(lambda name: data_uri(name, sheet.assets))
    reader.feed(sheet.html)
    reader.close()
    return Page(
        language=reader.root.get("lang", ""),
        direction=direction(reader.root.get("lang", "")),
        title=" ".join(reader.title.split()),
        description=reader.metas.get("description", ""),
        author=reader.metas.get("author", ""),
        size=reader.root.get("data-size", ""),
        publisher=_said(reader.root, "data-publisher"),
        draft=_said(reader.root, "data-draft"),
        name=_said(reader.root, "data-mark", "data-name"),
        digest=sheet.digest,
        style=style,
        body=Markup("".join(reader.parts).strip()),  # noqa: S704 - escaped by the layout, and written anew here
    )


def data_uri(name: str, assets: Mapping[str, bytes]) -> str:
    """Return an asset as an address that holds it; the name itself where there is no such asset."""
    if name not in assets:
        return name
    kind = guess_type(name)[0] or "application/octet-stream"
    data = assets[name]
    if kind == "image/svg+xml":
        data = _FAMILY.sub(rb'font-family="\1, system-ui, sans-serif"', data)
    return f"data:{kind};base64,{b64encode(data).decode()}"


def _said(root: Mapping[str, str], *names: str) -> str:
    said = "".join(root.get(name, "") for name in names)
    return " ".join(said.replace(JOINER, "").split())


def direction(language: str) -> str:
    """Return whether a language is written from the left (`ltr`) or from the right (`rtl`)."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - of no use to a sheet that has no twin

    try:
        order = Locale.parse(language, sep="-").character_order
    except (ValueError, UnknownLocaleError):
        order = "left-to-right"
    return "rtl" if order == "right-to-left" else "ltr"


class _Reader(HTMLParser):
    """Writes the body anew: what runs, loads or frames is left out, and pictures are put in."""

    def __init__(self, picture: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.root: dict[str, str] = {}
        """The attributes of `html` and of `body`."""
        self.metas: dict[str, str] = {}
        self.title = ""
        self.parts: list[str] = []
        self._picture = picture
        self._dropped: list[str] = []
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"html", "body"}:
            self.root |= given
        elif tag == "meta" and "name" in given:
            self.metas[given["name"]] = given.get("content", "")
        elif tag in _DROPPED:
            self._dropped.append(tag)
        elif tag not in _FRAME and not self._dropped:
            self.parts.append(f"<{tag}{self._attributes(given)}>")
        self._is_title = tag == "title"

    def _attributes(self, given: Mapping[str, str]) -> str:
        kept = {name: value for name, value in given.items() if not name.startswith("on")}
        if "src" in kept:
            kept["src"] = self._picture(kept["src"])
        if "style" in kept:
            kept["style"] = with_pictures(kept["style"], self._picture)
        return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())

    def handle_endtag(self, tag: str) -> None:
        if tag in self._dropped:
            while self._dropped.pop() != tag:
                pass
        elif tag not in _FRAME | _VOID | _DROPPED and not self._dropped:
            self.parts.append(f"</{tag}>")
        self._is_title &= tag != "title"

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title += data
        elif not self._dropped:
            self.parts.append(escape(data, quote=False))
