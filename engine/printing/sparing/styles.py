"""Styles: what an element has in common with one of an earlier sheet is not computed again.

Most elements of a layout look the same on every sheet: the same rules match them, and the elements around them.
WeasyPrint computes each of the two hundred values of a style when it is first asked for, which is a fifth of its time.
Here the values that one sheet asked for are kept, and the next sheet begins with a copy. With a copy, since WeasyPrint
writes into styles while it lays pages out, and what it writes is of one sheet alone.

A sheet whose HTML brings rules of its own shares nothing; nor do those whose lengths follow from the size of a page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint.css

_css: Any = weasyprint.css
"""It has no types."""

MOST = 600
"""Styles that are kept, of some 20 kB each. When there are more, all are forgotten, and begun again."""
_READ = ("lang", "name", "width", "height")
"""Attributes that WeasyPrint makes declarations of, beside `style` and `id`."""
_PLAIN = re.compile(r"[A-Za-z][\w-]*\Z", re.ASCII)
"""An id that CSS reads as it stands."""

Matched = Sequence[Sequence[tuple[Any, int, Any, Any]]]
"""For each style sheet, the rules that match an element: specificity, place in the sheet, pseudo-element, rule."""


@dataclass(eq=False, slots=True)
class _Kept:
    """A style whose values are kept, and nobody writes into; `below` are those of elements inside of its element."""

    style: Any
    declared: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What is declared of its pseudo-elements; for most of them nobody ever asks."""
    below: dict[object, "_Kept"] = field(default_factory=dict[object, "_Kept"])


class _Sizes(dict[str, Any]):
    """Sizes of pages, which know whether anything was computed from them."""

    asked = False

    def __getitem__(self, name: str) -> Any:
        self.asked = True
        return super().__getitem__(name)


class _Stock:
    """The styles that are kept of sheets under the same rules."""

    def __init__(self, sheets: Sequence[tuple[Any, str, Any]], fonts: Any, base_url: str) -> None:
        self.sheets, self.fonts, self.base_url = sheets, fonts, base_url
        self.sizes = _Sizes(box=None, area=None)
        self.top = _Kept(None)
        self.root = _css.InitialStyle(fonts)
        self.count = 0

    def kept(self, above: _Kept, cascaded: Mapping[str, Any], pseudo: str | None) -> _Kept:
        """Return a style as it follows from declarations and from the style above it."""
        root = self.root if above is self.top else self.top_of(above)
        self.count += 1
        given = (cascaded, pseudo, root, self.base_url, self.fonts, self.sizes)
        return _Kept(_css.ComputedStyle(above.style, *given))

    def top_of(self, one: _Kept) -> Any:
        """Return the style of the root element."""
        style = one.style
        while style.parent_style is not None:
            style = style.parent_style
        return style


_stocks: dict[tuple[object, ...], _Stock] = {}


def forget() -> None:
    """Forget all styles: what was complained of while one was computed is to be complained of again."""
    _stocks.clear()


def _stock(sheets: Sequence[tuple[Any, str, Any]], fonts: Any, base_url: str) -> _Stock:
    """Return the styles that are kept under these rules, which live as long as these are kept."""
    if sum(one.count for one in _stocks.values()) > MOST:
        forget()
    key = (id(fonts), base_url, *(id(sheet) for sheet, _, _ in sheets))
    if key not in _stocks or _stocks[key].sizes.asked:
        _stocks[key] = _Stock(sheets, fonts, base_url)
    stock = _stocks[key]
    stock.sizes.update(box=None, area=None)
    return stock


class SharedStyles(_css.StyleFor):
    """The styles of a sheet's elements, in the place of WeasyPrint's `StyleFor`."""

    def __init__(self, html: Any, sheets: Any, hints: bool, fonts: Any, targets: Any) -> None:  # noqa: FBT001 - WeasyPrint's order
        self._stock = None
        if hints or any(origin == "author" for _, origin, _ in sheets):
            self._theirs().__init__(html, sheets, hints, fonts, targets)
            return
        self._stock = _stock(sheets, fonts, html.base_url)
        self._sheets, self.font_config = sheets, fonts
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = self._stock.sizes
        self._root = html.etree_element
        self._kept: dict[Any, _Kept] = {}
        self._copies: dict[tuple[int, int], Any] = {}
        for element in html.wrapper_element.iter_subtree():
            for anchor in self._dressed(self._stock, element):
                targets.collect_anchor(anchor)

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        if pseudo_type and self._stock and (element, pseudo_type) not in self._computed_styles:
            kept = self._kept.get(element)
            if kept and pseudo_type in kept.declared:
                part = _part(self._stock, kept, pseudo_type)
                style = self._copy(part, self._computed_styles[element, None])
                self._computed_styles[element, pseudo_type] = style
        return self._theirs().__call__(element, pseudo_type)

    def set_computed_styles(  # noqa: PLR0913, PLR0917 - WeasyPrint's order
        self,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,
    ) -> None:
        """Set the style of a kind of page, or of what stands in its margin."""
        if self._stock is None:
            self._theirs().set_computed_styles(
                element, parent, root, pseudo_type, base_url, target_collector
            )
            return
        above, key = self._kept[parent], (element, pseudo_type)
        if key not in above.below:
            cascaded = self._cascaded_styles.get(key, {})
            above.below[key] = self._stock.kept(above, cascaded, pseudo_type)
        if pseudo_type is None:
            self._kept[element] = above.below[key]
        around = self._computed_styles[parent, None]
        self._computed_styles[key] = self._copy(above.below[key], around)

    def _theirs(self) -> Any:
        """Return these styles as WeasyPrint's own class has them."""
        return super()

    def _dressed(self, stock: _Stock, element: Any) -> Iterator[str]:
        """Give an element its style; yield its anchors."""
        tree: Element = element.etree_element
        parent = element.parent.etree_element if element.parent else None
        above = stock.top if parent is None else self._kept[parent]
        around = None if parent is None else self._computed_styles[parent, None]
        name, styled = tree.get("id", ""), tree.get("style")
        bare = "" if _PLAIN.match(name) and not styled else name
        matched: Matched = [sheet.matcher.match(element) for sheet, _, _ in self._sheets]
        rules = (tuple(order for _, order, _, _ in some) for some in matched)
        key = (tree.tag, bare, *map(tree.get, _READ), *rules)
        kept = None if styled else above.below.get(key)
        if kept is None:
            kept = _new(stock, above, _Alone(tree, bare), matched)
        if not styled:  # what stands in a `style` is of this element alone
            above.below[key] = kept
        self._kept[tree] = kept
        if name and not bare and not kept.style["anchor"]:
            style = self._copy(kept, around)
            style["anchor"] = name
        elif (style := self._copies.get((id(kept), id(around)))) is None:
            style = self._copies[id(kept), id(around)] = self._copy(kept, around)
        self._computed_styles[tree, None] = style
        if style["anchor"]:
            yield style["anchor"]
        for part, declared in kept.declared.items():
            if "anchor" in declared:
                yield from filter(None, [_part(stock, kept, part).style["anchor"]])

    def _copy(self, kept: _Kept, around: Any) -> "_Copy":
        root = kept.style.root_style if around is None else self._computed_styles[self._root, None]
        return _Copy(kept.style, around, root)


class _Alone:
    """An element as a tree without any other, and with this id."""

    def __init__(self, element: Element, name: str) -> None:
        self.element, self.name, self.tag = element, name, element.tag

    def iter(self) -> Iterator["_Alone"]:
        yield self

    def get(self, name: str) -> str | None:
        return self.name if name == "id" else self.element.get(name)


def _new(stock: _Stock, above: _Kept, tree: _Alone, matched: Matched) -> _Kept:
    """Weigh all declarations for an element, as WeasyPrint does, and keep what follows."""
    cascaded: dict[Any, dict[str, Any]] = {None: {}}
    base = stock.base_url
    for specificity, _, found, _ in _css.find_style_attributes(tree, base_url=base):
        _weigh(
            cascaded[None], _css.preprocess_declarations(base, found), "author", (inf, specificity)
        )
    for (sheet, origin, fixed), some in zip(stock.sheets, matched, strict=True):
        for specificity, _, pseudo, (found, layer) in some:
            order = inf if layer is None else sheet.layers.index(layer)
            _weigh(cascaded.setdefault(pseudo, {}), found, origin, (order, fixed or specificity))
    kept = stock.kept(above, cascaded.pop(None), None)
    kept.declared = cascaded
    return kept


def _part(stock: _Stock, whole: _Kept, pseudo: str) -> _Kept:
    """Return the style of a pseudo-element."""
    key = ("::", pseudo)
    if key not in whole.below:
        whole.below[key] = stock.kept(whole, whole.declared[pseudo], pseudo)
    return whole.below[key]


def _weigh(into: dict[str, Any], found: Iterable[Any], origin: str, rank: tuple[Any, Any]) -> None:
    for name, values, importance in found:
        weight = (_css.declaration_precedence(origin, importance), *rank)
        if name not in into or into[name][1] <= weight:
            into[name] = values, weight


class _Copy(_css.ComputedStyle):
    """A style of one sheet's own, with the values that are kept; what is new is computed for all."""

    def __init__(self, kept: Any, parent_style: Any, root_style: Any) -> None:
        self.update(kept)
        self.kept = kept
        self.cascaded, self.specified, self.cache = kept.cascaded, kept.specified, kept.cache
        self.pseudo_type, self.base_url = kept.pseudo_type, kept.base_url
        self.font_config, self.initial_page_sizes = kept.font_config, kept.initial_page_sizes
        self.parent_style, self.root_style = parent_style, root_style
        self.is_root_element = parent_style is None

    def __missing__(self, key: str) -> Any:
        value = self[key] = self.kept[key]
        return value

    @cached_property
    def anonymous_style(self) -> Any:
        return _AnonymousCopy(self)


class _AnonymousCopy(_css.AnonymousStyle):
    """As `_Copy`, for boxes that no element stands for."""

    def __init__(self, parent_style: _Copy) -> None:
        _css.AnonymousStyle.__init__(self, parent_style)
        self.kept = parent_style.kept.anonymous_style
        self.update(self.kept)

    def __missing__(self, key: str) -> Any:
        value = self[key] = self.kept[key]
        return value
