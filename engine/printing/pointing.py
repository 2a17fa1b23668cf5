"""Where a complaint comes from: the line of a style, a place in a template, or the words that an author wrote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import tinycss2

from ...schema import Fault, Subject
from ..composing.sheet import Sheet
from .fetcher import BASE_URL

_css: Any = tinycss2
"""It has no types."""


class Cause(NamedTuple):
    """What is known of where a complaint comes from; of a sheet as a whole, nothing."""

    file: str = ""
    """A style sheet by its name among the layouts, with `line` and `column` in it."""
    line: int = 0
    column: int = 0
    address: str = ""
    """What was asked for."""
    declares: str = ""
    """A property of CSS by which words become half transparent."""
    character: str = ""
    """What no font has."""
    clues: tuple[str, ...] = ()
    """What a template may hold, the surest first."""


def clues(element: Element) -> tuple[str, ...]:
    """Return what a template has that an element came from: its tag with its words, with its attributes, alone."""
    given = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
    words = " ".join((element.text or "").split())[:30]
    by_class = f'class="{element.get("class")}"' if element.get("class") else ""
    found = (f"<{element.tag}{given}>{words}" if words else "", f"<{element.tag}{given}", by_class)
    return (*filter(None, found), f"<{element.tag}")


def causes(cause: Cause, sheet: Sheet, root: Element | None) -> list[Fault]:
    """Return a fault at each place that a cause points to, or at the handout; they have no words of their own yet."""
    found: Iterable[Fault] = ()
    if cause.character:
        found = _holders(cause.character, sheet, root)
    elif cause.file:
        found = [_in_layout(cause.file, cause.line, cause.column)]
    elif cause.declares:
        found = _declared(cause.declares, sheet)
    elif cause.address:
        found = _asking(cause.address, sheet)
    looked_for = cause.clues or tuple(filter(None, (cause.declares, cause.character)))
    looked_for = looked_for or _names(cause.address)
    if not (found := list(dict.fromkeys(found))) and looked_for and sheet.template:
        found = [Fault(Subject("layout", sheet.template), "", "", clues=looked_for)]
    return found or [Fault(Subject("handout", sheet.handout), "", "", words=cause.character)]


def _in_layout(file: str, line: int, column: int) -> Fault:
    return Fault(Subject("layout", file), "", "", line=line, column=column)


def _styles(sheet: Sheet) -> Iterable[tuple[str, str]]:
    return zip(sheet.style_names, sheet.styles, strict=False)  # a sheet made by hand names none


def _declared(name: str, sheet: Sheet) -> Iterator[Fault]:
    """Yield where style sheets declare a property to be less than whole."""
    for file, text in _styles(sheet):
        for rule in _css.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            for one in _css.parse_blocks_contents(getattr(rule, "content", None) or ()):
                if one.type == "declaration" and one.lower_name == name and _partial(one.value):
                    yield _in_layout(file, one.source_line, one.source_column)


def _partial(value: Sequence[Any]) -> bool:
    numbers = [token for token in value if token.type in {"number", "percentage"}]
    whole = {"number": 1, "percentage": 100}
    return not numbers or any(token.value < whole[token.type] for token in numbers)


def _names(address: str) -> tuple[str, ...]:
    """Return how an address may be written where it is asked for."""
    name = address.removeprefix(BASE_URL)
    return tuple(filter(None, dict.fromkeys((name, unquote(name), address))))


def _asking(address: str, sheet: Sheet) -> Iterator[Fault]:
    """Yield where the styles ask for an address, or the picture of the library that it names."""
    names = _names(address)
    for file, text in _styles(sheet):
        at = next((text.find(name) for name in names if name in text), -1)
        if at >= 0:
            yield _in_layout(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    if names and names[0].startswith(("figures/", "contacts/")):
        yield Fault(Subject("picture", names[0]), "", "")


def _holders(character: str, sheet: Sheet, root: Element | None) -> Iterator[Fault]:
    """Yield what holds a character: claims, what else an author wrote, and styles that print it."""
    words = () if root is None else _words(root, ())
    for said, around in words:
        if character in said and (fault := _written(around, character, sheet, root)):
            yield fault
    for file, text in _styles(sheet):
        if (at := text.find(character)) >= 0:
            yield _in_layout(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _words(
    element: Element, around: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield the words of a page, and who wrote them, the nearest last; the margins' words stand in `body`."""
    if callable(element.tag):  # a comment's tag is a function
        return
    own = (*around, *(pair for pair in element.attrib.items() if pair[0] in _WRITTEN))
    if element.tag == "body":
        yield from (
            (said, _IN_MARGINS[name]) for name, said in element.items() if name in _IN_MARGINS
        )
    yield element.text or "", own
    for child in element:
        yield from _words(child, own)
        yield child.tail or "", own


_WRITTEN: Mapping[str, str] = MappingProxyType(
    {
        "data-claim": "claim",
        "data-source": "source",
        "data-term": "term",
        "data-figure": "figure",
        "data-recipe": "handout",
        "data-contacts": "contacts",
        "data-settings": "settings",
        "data-layout": "layout",
    }
)
"""What the words of an element are of, by the attribute that says so."""

_FROM_WORDS = (("data-layout", ""),)
_IN_MARGINS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "data-publisher": (("data-settings", "publisher"),),
        **dict.fromkeys(
            ("data-draft", "data-mark", "data-name", "data-page", "data-of"), _FROM_WORDS
        ),
    }
)


def _written(
    around: Sequence[tuple[str, str]], character: str, sheet: Sheet, root: Element | None
) -> Fault | None:
    """Return what an author wrote that holds a character; nothing of the words of a template."""
    if not around:
        return None
    name, value = around[-1]
    kind = _WRITTEN[name]
    if kind == "layout":
        language = (root.get("lang", "") if root is not None else "").partition("-")[0] or "en"
        return Fault(Subject(kind, f"words/{language}.toml"), "", "", clues=(character,))
    if kind == "handout":
        return Fault(Subject(kind, sheet.handout), "", "", words=character)
    if kind == "settings":
        return Fault(Subject(kind, ""), "", "", (value,), words=character)
    return Fault(Subject(kind, value), "", "", words=character)
