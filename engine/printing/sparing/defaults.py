"""How HTML looks by itself: of WeasyPrint's own style sheet those rules are read that a page can meet.

It has some three hundred selectors, for forms and for what is written from right to left, too, and fifty ways to count,
from Armenian to Hiragana. To read all takes a tenth of what it takes to print one sheet. A selector is left out where
it can match nothing: where a page has none of the elements that it names, or not each attribute that it asks for. A
way to count is read when something is counted so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

import weasyprint
from weasyprint.css.counters import CounterStyle

from ..defaults import elements_css

_CSS: Any = weasyprint.CSS
_FORMS: Any = vars(weasyprint)["UA_FORM_STYLESHEET"]
"""WeasyPrint has no types."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)(\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})")
"""What a rule is for, and what it says; it holds others, but these hold none."""
_COMMA = re.compile(r",(?![^()]*\))")
"""One that parts selectors, and not what stands in `:is(a, b)`."""
_EXCEPTION = re.compile(r":(?:not|has)\((?:[^()]|\([^()]*\))*\)")
_CHOICE = re.compile(r":is\(([^()]*)\)")
_ATTRIBUTE = re.compile(r"\[([\w-]+)[^\]]*\]")
_NO_NAME = re.compile(r"\[[^\]]*\]|::?[\w-]+|[.#][\w-]+")
_NAME = re.compile(r"[a-z][\w-]*")
_COUNTER = "@counter-style"


class Selector(NamedTuple):
    """A selector, and what it asks of a page: one of some elements, if it names any, and each of some attributes."""

    text: str
    elements: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()

    def may_match(self, elements: frozenset[str], attributes: frozenset[str]) -> bool:
        """Tell whether a page with these elements and attributes can meet it."""
        if self.elements and self.elements.isdisjoint(elements):
            return False
        return self.attributes <= attributes


class Parted(NamedTuple):
    """A style sheet in parts: rules in their order, each with its selectors and what it says, and ways to count."""

    rules: Sequence[tuple[Sequence[Selector], str]]
    counters: Mapping[str, str]

    def needed(
        self, elements: Iterable[str], attributes: Iterable[str]
    ) -> Iterator[tuple[int, int]]:
        """Yield the selectors that a page with these can meet: of which rule (from 0), and which of it (from 0)."""
        page = frozenset(elements), frozenset(attributes)
        for rule, (selectors, _) in enumerate(self.rules):
            for number, selector in enumerate(selectors):
                if selector.may_match(*page):
                    yield rule, number

    def css(self, places: Iterable[tuple[int, int]]) -> str:
        """Return the style sheet with these of its selectors alone."""
        wanted: dict[int, list[str]] = {}
        for rule, number in sorted(places):
            wanted.setdefault(rule, []).append(self.rules[rule][0][number].text)
        return "\n".join(
            f"{', '.join(some)} {self.rules[rule][1]}" for rule, some in wanted.items()
        )


def parted(css: str) -> Parted:
    """Part a style sheet. It must be a plain one: no strings with brackets, no selectors with escapes."""
    rules: list[tuple[Sequence[Selector], str]] = []
    counters: dict[str, str] = {}
    for what, says in _RULE.findall(_COMMENT.sub("", css)):
        head = what.strip()
        if head.startswith(_COUNTER):
            counters[head.removeprefix(_COUNTER).strip()] = f"{head} {says}"
        elif head.startswith("@"):
            rules.append(([Selector(head)], says))
        else:
            rules.append(([_selector(one) for one in _COMMA.split(head)], says))
    return Parted(rules, counters)


def _selector(text: str) -> Selector:
    certain = _EXCEPTION.sub("", text)
    bare = _CHOICE.sub("", certain)
    elements = _names(bare)
    for choice in _CHOICE.findall(certain):
        names = [_names(one) for one in choice.split(",")]
        if all(names):
            elements = elements.union(*names)
    return Selector(text.strip(), elements, frozenset(_ATTRIBUTE.findall(bare)))


def _names(selector: str) -> frozenset[str]:
    return frozenset(_NAME.findall(_NO_NAME.sub(" ", selector)))


class _Counter(dict[str, Any]):
    """A way to count, read when something of it is asked for."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text

    def __missing__(self, key: str) -> Any:
        return self._read[key]

    def copy(self) -> dict[str, Any]:
        return self._read.copy()

    def items(self) -> Any:
        return self._read.items()

    @cached_property
    def _read(self) -> dict[str, Any]:
        found: Any = CounterStyle()
        _CSS(string=self._text, counter_style=found)
        return found[self._name]


class Defaults:
    """The style sheet as far as pages have needed it; it grows with what they hold, so that few are read."""

    def __init__(self) -> None:
        self.parts = parted(elements_css())
        self.counters = {name: _Counter(name, text) for name, text in self.parts.counters.items()}
        self._read: tuple[frozenset[tuple[int, int]], Any] = (frozenset(), None)

    def sheet(self, elements: Iterable[str], attributes: Iterable[str]) -> Any:
        """Return a style sheet with all that a page with these elements and attributes can meet."""
        needed = frozenset(self.parts.needed(elements, attributes))
        known, sheet = self._read
        if sheet is None or not needed <= known:
            known |= needed
            sheet = _CSS(string=self.parts.css(known))
            self._read = known, sheet
        return sheet


_defaults = cache(Defaults)


def style_sheets(html: Any, forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002 - WeasyPrint's order
    """Return the style sheets that say how the elements of a page look by themselves, as `HTML` does in WeasyPrint."""
    page = [one for one in html.etree_element.iter() if isinstance(one.tag, str)]
    elements = {one.tag.rpartition("}")[2].lower() for one in page}
    attributes = {name.lower() for one in page for name in one.attrib}
    sheet = _defaults().sheet(elements, attributes)
    return [sheet, _FORMS] if forms else [sheet]


def counter_styles(_html: Any) -> list[Any]:
    """Return the ways to count that need no rule, as `HTML` does in WeasyPrint."""
    return [_defaults().counters]
