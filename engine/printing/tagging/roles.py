"""Roles: what an HTML element is in a PDF's structure, and the words that stand for what is no text."""

import unicodedata
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"

_ROLES = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("div", "header", "footer", "nav", "address", "figure"), "Div"),
    **dict.fromkeys(("section", "aside"), "Sect"),
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    **dict.fromkeys(("strong", "b"), "Strong"),
    **dict.fromkeys(("em", "i"), "Em"),
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    "article": "Art",
    "main": "Part",
    "blockquote": "BlockQuote",
    "p": "P",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
}
"""ISO 32000-1, 14.8.4. What is not named here, as `span`, gives its words to the element around it."""

GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
"""Hold paragraphs, never words (ISO 32000-1, 14.8.4.2)."""

INLINE = frozenset({"Link", "Span", "Strong", "Em"})

OWN_ROLES = {"Strong": "Span", "Em": "Span"}
"""Of PDF 2.0; older readers take them for what the role map says."""

_NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "decimal-leading-zero": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
}


def role(element: Element) -> str:
    """Return the role of an element; nothing where its words belong to the element around it."""
    if element.tag == "a" and element.get("href"):
        return "Link"
    return _ROLES.get(element.tag) or ("Span" if element.get("lang") else "")


def hidden(element: Element) -> bool:
    """Return whether an element only decorates."""
    if element.tag in {"img", f"{SVG}svg"}:
        bare = element.get("alt") == "" or element.get("role") in {"presentation", "none"}
        return bare or element.get("aria-hidden") == "true"
    return element.get("aria-hidden") == "true"


def alternative(element: Element) -> str:
    """Return the words that stand for a picture."""
    title = element.find(f"{SVG}title")
    said = element.get("alt") if title is None else _words(title)
    return (element.get("aria-label") or said or "").strip()


def link_name(element: Element) -> str:
    """Return the words that say where a link leads."""
    said = element.get("aria-label") or element.get("title") or _words(element)
    return said.strip() or " ".join(alternative(image) for image in element.iter("img")).strip()


def scope(element: Element, *, in_head: bool) -> str:
    """Return which cells the head of a table is for: those below it, or those beside it."""
    told = element.get("scope", "col" if in_head else "row")
    return "Row" if told.startswith("row") else "Column"


def numbering(style: object, *, ordered: bool) -> str:
    """Return how a list is numbered (ISO 32000-1, table 347), by its style or, failing that, its kind."""
    usual = "Decimal" if ordered else "Disc"
    return _NUMBERING.get(style, usual) if isinstance(style, str) else usual


def reordered(text: str) -> bool:
    """Return whether the glyphs of some letters do not stand, or do not map back, in the order of the text.

    So it is from right to left, and in the scripts of South and South-East Asia.
    """
    return not text.isascii() and any(
        unicodedata.bidirectional(letter) in {"R", "AL", "AN"}
        or 0x0900 <= ord(letter) <= 0x109F  # noqa: PLR2004 - Devanagari to Myanmar
        or 0x1780 <= ord(letter) <= 0x17FF  # noqa: PLR2004 - Khmer
        for letter in text
    )


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
