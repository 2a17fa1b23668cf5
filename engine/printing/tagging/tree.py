"""The tree: one node for each element of the sheet, with the pieces of the pages that it made."""

import string
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from ..complaints import Complaint
from ..pointing import Cause, clues
from .pieces import REPEATED, Box, Piece
from .roles import (
    GROUPING,
    INLINE,
    alternative,
    hidden,
    link_name,
    numbering,
    reordered,
    role,
    scope,
)

POINTS = 0.75
"""In a CSS pixel."""


class Leaf(NamedTuple):
    """Marked content of a page. `said` is its text where the glyphs do not tell it in order."""

    page: int
    number: int
    said: str = ""


class Mention(NamedTuple):
    """The annotation of a link, its page, and the words that say where it leads."""

    page: int
    annotation: Any
    name: str


class Artifact(NamedTuple):
    """Marked content that is no part of the text; `kind` as in `Piece.outside`, or nothing for decoration."""

    page: int
    number: int
    kind: str


@dataclass(eq=False, slots=True)
class Node:
    """An element of the structure, as it is being put together."""

    role: str
    order: int
    """The place of its element in the HTML."""
    language: str = ""
    above: "Node | None" = None
    kids: list["Node | Leaf | Mention"] = field(default_factory=list["Node | Leaf | Mention"])
    attributes: dict[str, Any] = field(default_factory=dict[str, Any])
    alternative: str = ""
    supplied: bool = False
    """Whether the HTML has no element of its own for it, as for the paragraph of words that stand in a section."""

    @property
    def empty(self) -> bool:
        """Whether nothing is heard of it; an empty cell keeps its table in shape."""
        return self.role not in {"TD", "TH"} and all(
            isinstance(kid, Node) and kid.empty for kid in self.kids
        )

    def settle(self, node: "Node") -> "Node":
        """Take a node in, before those of later elements."""
        at = len(self.kids)
        while at and isinstance(last := self.kids[at - 1], Node) and last.order > node.order:
            at -= 1
        self.kids.insert(at, node)
        node.above = self
        return node

    def supply(self, name: str) -> "Node":
        """Take a node in, after all others, that the HTML has no element for."""
        node = Node(name, self.order, self.language, above=self, supplied=True)
        self.kids.append(node)
        return node


class Tree:
    """Gives each piece to the node of its element, or makes it an artifact."""

    def __init__(self, root: Element, heights: Iterable[float]) -> None:
        """Begin with an empty document; `heights` are those of the pages in CSS pixels."""
        self.document = Node("Document", 0, root.get("lang", ""))
        self.artifacts: list[Artifact] = []
        self.unlinked: list[Mention] = []
        """Links that nobody could follow by ear."""
        self.complaints: list[Complaint] = []
        self._heights = list(heights)
        self._order = {element: place for place, element in enumerate(root.iter())}
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._homes: dict[Element, Node | None] = {root: self.document}
        self._entries: dict[Element, Node] = {}
        self._printed: Counter[Element] = Counter()

    def add(self, piece: Piece) -> None:
        """Put a piece in its place."""
        if piece.box.link_annotation:
            self._link(piece)
        if piece.outside:
            self._artifact(piece)
        elif isinstance(piece.box, Box.TableCellBox):
            self._cell(piece)
        elif isinstance(piece.box, Box.ReplacedBox):
            self._picture(piece)
        elif piece.number is not None:
            self._words(piece, piece.number)

    def complain_of_repeats(self) -> None:
        """Complain where words stand on the pages more often than in the sheet, as WeasyPrint 70.0 has floats do."""
        for element, printed in self._printed.items():
            own = [element.text, *(child.tail for child in element)]
            words = " ".join("".join(part or "" for part in own).split())
            if 0 < _letters(words) < printed:  # none are the words of a missing picture
                remedy = "let it not float in the layout, where a page ends"
                self._complain(f"“{words[:40]}” is printed twice", remedy, element)

    def _home(self, element: Element) -> Node | None:
        """Return the node that the words of an element go to; none where they only decorate."""
        if element not in self._homes:
            self._homes[element] = self._made(element)
        return self._homes[element]

    def _made(self, element: Element) -> Node | None:
        above = self._home(self._parents[element])
        if above is None or hidden(element):
            return None
        if element.get("data-tag") == "Lbl":
            above = _label(above, "Decimal")
        if element.tag in {"dt", "dd"}:
            above = self._entry(element, above)
        if not (name := role(element)):
            return above
        language = element.get("lang") or above.language
        around = _inner(above, inline=name in INLINE) if name not in {"Lbl", "LBody"} else above
        return around.settle(Node(name, self._order[element], language))

    def _entry(self, element: Element, above: Node) -> Node:
        """Return the item that a term and its descriptions share; the first of either kind begins one."""
        if element not in self._entries:
            item, before = above, "dd"
            for sibling in self._parents[element]:
                if (before == "dd" and sibling.tag == "dt") or item is above:
                    item = above.settle(Node("LI", self._order[sibling], above.language))
                self._entries[sibling], before = item, sibling.tag
        return self._entries[element]

    def _words(self, piece: Piece, number: int) -> None:
        home = self._home(piece.box.element)
        if home and piece.box.element_tag.endswith("::marker"):
            style = piece.box.style["list_style_type"]
            ordered = self._parents[piece.box.element].tag == "ol"
            home = _label(home, numbering(style, ordered=ordered))
        text = piece.box.text
        blank = not text.strip(f"{string.whitespace}\u200b")  # WeasyPrint's own in an empty item
        if home is None or (blank and home.role in {*GROUPING, "LI"}):
            self._artifact(piece)
        else:
            if not piece.generated:
                self._printed[piece.box.element] += _letters(text)
            leaf = Leaf(piece.page, number, text if reordered(text) else "")
            _inner(home, inline=True).kids.append(leaf)

    def _picture(self, piece: Piece) -> None:
        element = piece.box.element
        home = None if piece.generated else self._home(element)
        words = alternative(element)
        if home and not words:
            source = element.get("src", "a drawing")
            remedy = 'write `alt`, or `alt=""` if it only decorates'
            self._complain(f"{source} has no alternative text", remedy, element)
        if home is None or not words or piece.number is None:
            self._artifact(piece)
            return
        figure = Node("Figure", self._order[element], element.get("lang") or home.language)
        figure.alternative = words
        figure.attributes = {"O": "/Layout", "BBox": self._place(piece)}
        figure.kids.append(Leaf(piece.page, piece.number))
        _inner(home, inline=False).settle(figure)

    def _place(self, piece: Piece) -> list[float]:
        """Return the corners of a picture in points from the lower left of its page."""
        box, height = piece.box, self._heights[piece.page]
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, height - top - box.height, left + box.width, height - top)
        return [round(corner * POINTS, 3) for corner in corners]

    def _cell(self, piece: Piece) -> None:
        element, box = piece.box.element, piece.box
        if element.tag not in {"td", "th"} or not (home := self._home(element)) or home.attributes:
            return
        home.attributes["O"] = "/Table"
        if element.tag == "th":
            in_head = self._parents[self._parents[element]].tag == "thead"
            home.attributes["Scope"] = f"/{scope(element, in_head=in_head)}"
        spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
        home.attributes.update({name: span for name, span in spans.items() if span != 1})

    def _link(self, piece: Piece) -> None:
        """Give a link its words; take those away that have none, or are the same link once more."""
        element = None if piece.outside else piece.box.element
        while element is not None and not (element.tag == "a" and element.get("href")):
            element = self._parents.get(element)
        home = None if element is None or piece.in_link else self._home(element)
        name = "" if element is None else link_name(element)
        mention = Mention(piece.page, piece.box.link_annotation, name)
        if home and name:
            home.kids.append(mention)
            return
        self.unlinked.append(mention)
        if not piece.in_link and piece.outside != REPEATED:
            where = "in the page's margin" if piece.outside else "without words"
            self._complain(
                f"a link {where} cannot be followed by ear",
                "take the link out, or give it words in the text",
                piece.box.element if element is None else element,
            )

    def _artifact(self, piece: Piece) -> None:
        if piece.number is not None:
            self.artifacts.append(Artifact(piece.page, piece.number, piece.outside))

    def _complain(self, message: str, remedy: str, element: Element | None) -> None:
        cause = Cause(clues=() if element is None else clues(element))
        self.complaints.append(Complaint("PRT004", message, remedy, cause))


def _letters(text: str) -> int:
    """Count letters and digits: spaces and hyphens come and go where lines break."""
    return sum(map(str.isalnum, text))


def _inner(node: Node, *, inline: bool) -> Node:
    """Return where a node takes content in: an item in its body, a section words in a paragraph."""
    if node.role == "LI":
        return _part(node, "LBody") or node.supply("LBody")
    if inline and node.role in GROUPING:
        last = node.kids[-1] if node.kids else None
        return last if isinstance(last, Node) and last.supplied else node.supply("P")
    return node


def _label(node: Node, kind: str) -> Node:
    """Return the label of the list item that a node is or stands in, and note how its list is numbered."""
    item: Node | None = node
    while item and item.role != "LI":
        item = item.above
    if item is None or item.above is None:
        return node
    item.above.attributes = {"O": "/List", "ListNumbering": f"/{kind}"}
    if not (label := _part(item, "Lbl")):
        label = Node("Lbl", item.order, item.language, above=item)
        item.kids.insert(0, label)
    return label


def _part(item: Node, name: str) -> Node | None:
    return next((kid for kid in item.kids if isinstance(kid, Node) and kid.role == name), None)
