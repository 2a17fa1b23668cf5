"""Look through a library's own layouts before anything renders them: what they ask for, and what would act.

Templates are read as they are written, so what they put together from parts is seen only when a page is printed;
the printer refuses it then.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser

from ...language.patterns import pattern
from ...schema import Finding, Level, Place, Subject
from .drawings import look_through
from .files import Files, read_text
from .styling import asked_in_style, outside

_JINJA = pattern(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
_FILES = ("background", "data", "poster", "src", "srcset", "xlink:href")
_MOVED = ("action", "formaction", "manifest", "ping", "srcdoc")
_REACHING = {
    "applet": "a program",
    "audio": "sound",
    "base": "another start of all addresses",
    "embed": "another document",
    "foreignobject": "a page inside a drawing",
    "frame": "another page",
    "iframe": "another page",
    "link": "another file",
    "object": "another document",
    "script": "a program",
    "source": "another file",
    "track": "another file",
    "video": "moving pictures",
}
_LINKS = pattern(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
"""Where a reader may be led; nothing of it is fetched."""
_LOOKED_AT = (".css", ".html", ".svg")
_REMEDY = "use a figure of the library, or a file of the layout"


def look_at_layouts(files: Files, paths: Iterable[str]) -> Iterator[Finding]:
    """Yield what is wrong with the styles, templates and drawings of a library's layouts, which these files are."""
    for path in paths:
        if not (path.endswith(_LOOKED_AT) or files.leads_out(path)):
            continue
        text = read_text(files, path)
        if isinstance(text, Finding):
            yield replace(text, subject=layout(path))
        elif path.endswith(".svg"):
            yield from look_through(path, text.text.encode(), layout(path))
        elif path.endswith(".css"):
            yield from _in_style(path, text.text)
        elif path.endswith(".html"):
            yield from _Template(path, text.text).findings


def layout(path: str) -> Subject:
    """Return what a fault in a file of the layouts is about."""
    return Subject("layout", path.removeprefix("layouts/"))


def _in_style(path: str, text: str, first: int = 1) -> Iterator[Finding]:
    lines = text.split("\n")
    for asked in asked_in_style(text):
        line = lines[asked.line - 1]
        place = Place(path, first + asked.line - 1, asked.column, line)
        yield _asks(place, asked.what)


def _asks(place: Place, what: str) -> Finding:
    message = f"the layout asks for {' '.join(what.split())[:80]}, which no page is handed"
    return Finding(place, "LAY001", Level.ERROR, message, _REMEDY, layout(place.path))


class _Template(HTMLParser):
    """Reads a template as if it were HTML; what Jinja does in it is left out."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.lines = text.split("\n")
        self.findings: list[Finding] = []
        self.style = ""
        self.feed(_JINJA.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.style = tag if tag == "style" else ""
        if tag in _REACHING:
            self.tell(f"{_REACHING[tag]} by `<{tag}>`", f"<{tag}")
        elif tag == "meta" and given.get("http-equiv", "").strip().lower() == "refresh":
            self.tell("another page by `refresh`", "http-equiv")
        for name, value in given.items():
            if what := _asked(tag, name, value, given):
                self.tell(what, name)

    def handle_data(self, data: str) -> None:
        if self.style:
            self.findings.extend(_in_style(self.path, data, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        self.style = self.style.removesuffix(tag)

    def tell(self, what: str, words: str) -> None:
        """Note what is asked for, where the words stand in the tag that is being read."""
        line, column = self.getpos()
        tag = self.get_starttag_text() or ""
        found = re.compile(rf"\b{re.escape(words)}\b" if words[0] != "<" else "<").search(
            tag.lower()
        )
        before = tag[: found.start()] if found else ""
        line += before.count("\n")
        column = len(before.rpartition("\n")[2]) + (0 if "\n" in before else column)
        self.findings.append(_asks(Place(self.path, line, column + 1, self.lines[line - 1]), what))


def _asked(tag: str, name: str, value: str, given: Mapping[str, str]) -> str:
    """Return what an attribute asks for beyond the files of a page; nothing where it stays inside."""
    if name.startswith("on"):
        return f"a program by `{name}`"
    if name in _MOVED:
        return f"another page by `{name}`"
    if name == "style":
        return next((asked.what for asked in asked_in_style(value)), "")
    if tag == "a" and name == "rel" and "attachment" in value.lower().split():
        return f"an attachment, {given.get('href', '')}"
    return value.strip() if name in {*_FILES, "href"} and _leads_out(tag, name, value) else ""


def _leads_out(tag: str, name: str, value: str) -> bool:
    there = "".join(value.split())
    if not there or there.startswith(("{{", "#")):
        return False
    if tag == "a" and name == "href":
        return not _LINKS.match(there)
    return outside(there)
