"""Look through a drawing before anything draws it: an SVG is a program that may act, ask for files, or never end.

The parser is expat, which keeps the place of each element. It stops at a document type, so that no entity is
ever expanded.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from ...language.patterns import pattern
from ...schema import Finding, Level, Place, Subject
from .styling import asked_in_style, outside

MOST_ELEMENTS = 5_000
MOST_DRAWN = 20_000
"""Elements, each counted as often as others refer to it (`use`, patterns, markers)."""
DEEPEST = 60
"""Elements inside of elements, those that are referred to counted in."""
MOST_FINDINGS = 10

_ACTS = {
    **dict.fromkeys(("script", "handler", "listener"), "a program"),
    **dict.fromkeys(("animate", "animatecolor", "animatemotion", "animatetransform"), "a movement"),
    **dict.fromkeys(("set", "discard"), "a movement"),
    **dict.fromkeys(("foreignobject", "iframe", "object", "embed"), "a page inside the drawing"),
    **dict.fromkeys(("audio", "video", "canvas"), "sound or moving pictures"),
}
_REFERENCE = pattern(r"""url\(\s*["']?#([^"')\s]+)""")
_BROKEN, _ACTING, _ASKING, _HEAVY, _NAMELESS = "FIG001", "FIG002", "FIG003", "FIG004", "FIG005"


class _Seen(NamedTuple):
    """Something wrong: its code, line and column, what it is, and what to do."""

    code: str
    line: int
    column: int
    message: str
    remedy: str


class _Stop(Exception):
    """Nothing more of the drawing is read."""


@dataclass(slots=True)
class _Element:
    """An element as far as its weight goes: its place, what it holds, and the ids that it refers to."""

    line: int
    column: int
    kids: list["_Element"] = field(default_factory=list["_Element"])
    refers: list[str] = field(default_factory=list[str])


def look_through(
    path: str, data: bytes, subject: Subject, *, named: bool = False
) -> tuple[Finding, ...]:
    """Return what is wrong with a drawing, at most ten findings; `named`: whether it must have a title."""
    reader = _Reader(data)
    seen = list(reader.read())
    if named and not reader.titled and not any(one.code == _BROKEN for one in seen):
        remedy = "begin it with `<title>What it shows</title>`"
        seen.append(_Seen(_NAMELESS, 1, 1, "the drawing has no `<title>` of its own", remedy))
    lines = data.decode("utf-8", "replace").splitlines()
    return tuple(_finding(path, lines, one, subject) for one in seen[:MOST_FINDINGS])


def _finding(path: str, lines: list[str], seen: _Seen, subject: Subject) -> Finding:
    text = lines[seen.line - 1] if seen.line <= len(lines) else ""
    level = Level.WARNING if seen.code == _NAMELESS else Level.ERROR
    place = Place(path, seen.line, seen.column, text[:_LONGEST])
    return Finding(place, seen.code, level, seen.message, seen.remedy, subject)


_LONGEST = 500
"""Characters of a line that are shown: many drawings are one line."""


class _Reader:
    """Reads a drawing once, from its beginning to its end."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.titled = False
        self.seen: list[_Seen] = []
        self.elements = 0
        self.open: list[_Element] = []
        self.names: list[str] = []
        self.ids: dict[str, _Element] = {}
        self.style: tuple[int, int, list[str]] | None = None
        self.root: _Element | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words

    def read(self) -> Iterator[_Seen]:
        """Yield what is wrong, in the order of the file."""
        try:
            self.parser.Parse(self.data, True)  # noqa: FBT003 - expat names no arguments
        except _Stop:
            pass
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code) or "no XML"
            remedy = "save it again as SVG, from the program that drew it"
            message = f"the drawing cannot be read: {why}"
            self.seen.append(_Seen(_BROKEN, error.lineno, error.offset + 1, message, remedy))
        yield from self.seen
        if self.root and not any(one.code in {_BROKEN, _HEAVY} for one in self.seen):
            yield from _weighed(self.root, self.ids)

    def doctype(self, *_: object) -> None:
        """Stop: entities may grow without end, or hold a file of the machine."""
        self.tell(_BROKEN, "the drawing has a document type", "remove `<!DOCTYPE …>`")
        raise _Stop

    def instruction(self, target: str, _said: str) -> None:
        self.tell(_ASKING, f"the drawing asks for another file by `<?{target}`", "remove this line")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in the beginning of an element."""
        self.elements += 1
        element, local = _Element(*self.here()), _local(name)
        if self.elements > MOST_ELEMENTS or len(self.open) >= DEEPEST:
            what = f"more than {MOST_ELEMENTS:,} elements, or more than {DEEPEST} inside each other"
            self.tell(_HEAVY, f"the drawing has {what}", "simplify it in the program that drew it")
            raise _Stop
        if self.open:
            self.open[-1].kids.append(element)
        else:
            self.root = element
            self.first(local, attributes)
        self.titled |= local == "title" and len(self.open) == 1
        self.open.append(element)
        self.names.append(local)
        if local in _ACTS:
            self.tell(_ACTING, f"the drawing holds {_ACTS[local]}, `<{name}>`", "take it out")
        if local == "style":
            self.style = (*self.here(), [])
        for attribute, value in attributes.items():
            self.attribute(element, attribute, value)

    def first(self, name: str, attributes: Mapping[str, str]) -> None:
        """Look at the element that holds all others."""
        if name != "svg":
            self.tell(_BROKEN, f"the drawing begins with `<{name}>`", "begin it with `<svg …>`")
        elif not _is_box(attributes.get("viewBox", "")):
            message = "the drawing does not tell its size: it has no `viewBox` of four numbers"
            self.tell(_BROKEN, message, 'write `viewBox="0 0 WIDTH HEIGHT"` in `<svg …>`')

    def attribute(self, element: _Element, name: str, value: str) -> None:
        """Look at an attribute: whether it acts, what it asks for, and which element it refers to."""
        local, there = _local(name), value.strip()
        if local.startswith("on"):
            message = f"the drawing holds a program, `{name}`"
            self.tell(_ACTING, message, "take it out", name)
        elif local == "href" and there.startswith("#"):
            element.refers.append(there[1:])
        elif (local == "href" and _is_elsewhere(there)) or name == "xml:base":
            self.tell(_ASKING, _asks(there), "draw it here, and refer to it by `#id`", name)
        elif "(" in value or "@" in value:
            for asked in asked_in_style(value, _is_elsewhere):
                self.tell(
                    _ASKING, _asks(asked.what), "draw it here, and refer to it by `#id`", name
                )
            element.refers.extend(_REFERENCE.findall(value))
        if local == "id":
            self.ids.setdefault(value, element)

    def words(self, said: str) -> None:
        if self.style:
            self.style[2].append(said)

    def end(self, _name: str) -> None:
        """Leave an element; a style is looked at as a whole."""
        self.open.pop()
        if self.names.pop() == "style" and self.style:
            line, column, parts = self.style
            for asked in asked_in_style("".join(parts), _is_elsewhere):
                place = (line + asked.line - 1, asked.column if asked.line > 1 else column)
                self.tell(_ASKING, _asks(asked.what), "take it out", at=place)
            self.style = None

    def here(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def tell(
        self,
        code: str,
        message: str,
        remedy: str,
        attribute: str = "",
        at: tuple[int, int] | None = None,
    ) -> None:
        """Note something at the place where the parser is, or at an attribute of the element there."""
        line, column = at or self.here()
        if attribute:
            start = self.parser.CurrentByteIndex
            found = re.compile(rb"\s" + re.escape(attribute.encode())).search(self.data, start)
            before = self.data[start : found.start() + 1] if found else b""
            line += before.count(b"\n")
            last = before.rpartition(b"\n")[2].decode("utf-8", "replace")
            column = len(last) + (1 if b"\n" in before else column)
        self.seen.append(_Seen(code, line, column, message, remedy))


def _weighed(root: _Element, ids: Mapping[str, _Element]) -> Iterator[_Seen]:
    """Tell of an element by which a small drawing becomes one without end: each of ten refers twice to the next."""
    weights: dict[int, tuple[int, int]] = {}

    def weigh(element: _Element, depth: int) -> tuple[int, int]:
        """Return how many elements are drawn for this one, and how deep they go."""
        if id(element) not in weights:
            if depth > DEEPEST:
                raise _TooHeavy(element)
            drawn, deep = 1, 0
            others = [ids[name] for name in element.refers if name in ids]
            for kid in (*element.kids, *others):
                more, below = weigh(kid, depth + 1)
                drawn, deep = drawn + more, max(deep, below)
                if drawn > MOST_DRAWN or depth + deep > DEEPEST:
                    raise _TooHeavy(element)
            weights[id(element)] = (drawn, deep + 1)
        return weights[id(element)]

    try:
        weigh(root, 1)
    except _TooHeavy as error:
        element = error.element
        message = (
            "from here elements refer to others until more than "
            f"{MOST_DRAWN:,} are drawn, or to themselves"
        )
        remedy = "draw each thing where it stands, without `use` in `use`"
        yield _Seen(_HEAVY, element.line, element.column, message, remedy)


class _TooHeavy(Exception):
    def __init__(self, element: _Element) -> None:
        super().__init__()
        self.element = element


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _is_box(value: str) -> bool:
    numbers = value.replace(",", " ").split()
    try:
        left, top, width, height = map(float, numbers)
    except ValueError:
        return False
    return width > 0 and height > 0 and left == left and top == top  # noqa: PLR0124 - `nan` is no number


def _is_elsewhere(address: str) -> bool:
    """Return whether something is neither in the drawing nor in its address."""
    there = address.strip()
    return not there.startswith("#") and (not there.startswith("data:") or outside(there))


def _asks(what: str) -> str:
    return f"the drawing asks for {what[:80]}, which is not in it"
