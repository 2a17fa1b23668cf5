"""Look through a library's own layouts before anything renders them: what they ask for, and what would act.

Templates are read as they are written, so what they put together from parts is seen only when a page is printed;
the printer refuses it then.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from ...language.patterns import pattern
from ...schema import Fault, Finding, Level, Place, Subject
from ..projects import Project
from ..resources import LAYOUTS
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


def look_at_layouts(root: Path, files: Files) -> Iterator[Finding]:
    """Yield what is wrong with the styles, templates and drawings of the layouts of a library in the folder `root`."""
    if (root / "layouts").resolve() == LAYOUTS:
        return  # the package's own are looked at by its tests
    for path in files.under("layouts", ("",)):
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


_TAKEN_IN = pattern(r"""\{%-?\s*(?:extends|import|include|from)\s+["']([^"']+)["']""")


def place_in_layouts(project: Project, fault: Fault) -> Place:
    """Return where a fault of a layout stands: at its line, or where a template or one that it takes in has a clue.

    A library's own files come before the package's, since those are tested. Where no clue is found, it is the file.
    """
    first = _file(project, fault.subject.id)
    if first and fault.line:
        return _at(project, first, _text(first), fault.line, fault.column)
    files = [*_closure(project, fault.subject.id)] if first else [*_all(project)]
    files.sort(key=lambda file: not file.is_relative_to(project.root / "layouts"))
    texts = [(file, _text(file)) for file in files]
    for clue in fault.clues:
        for file, text in texts:
            if (at := text.find(clue)) >= 0:
                line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
                return _at(project, file, text, line, column)
    return Place(_told(project, first) if first else fault.subject.id)


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace")


def _all(project: Project) -> Iterator[Path]:
    """Yield all styles and templates: one of them names a file that is not there."""
    for folder in project.layouts:
        yield from (file for kind in ("css", "html") for file in sorted(folder.rglob(f"*.{kind}")))


def _closure(project: Project, name: str) -> Iterator[Path]:
    """Yield the file of a template, and those that it takes in, each once."""
    waiting, seen = [name], set[str]()
    while waiting:
        seen.add(name := waiting.pop(0))
        if file := _file(project, name):
            yield file
            taken = _TAKEN_IN.findall(_text(file))
            waiting.extend(one for one in taken if one not in {*seen, *waiting})


def _file(project: Project, name: str) -> Path | None:
    found = (folder / name for folder in project.layouts)
    return next((file for file in found if file.is_file()), None)


def _at(project: Project, file: Path, text: str, line: int, column: int) -> Place:
    """Return a place in a file; without a column, where the words of its line begin."""
    words = (text.split("\n") + [""] * line)[line - 1]
    begins = len(words) - len(words.lstrip()) + 1
    return Place(_told(project, file), line, column or begins, words)


def _told(project: Project, file: Path) -> str:
    """Return the path of a file inside the library; of the package's own, where it is."""
    inside = file.is_relative_to(project.root)
    return (file.relative_to(project.root) if inside else file).as_posix()


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
