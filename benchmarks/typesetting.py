"""The HTML of a sheet → a source for Typst with the same words, headings, lists, tables, pictures, head and foot.

It is written as somebody would who knows Typst and wants a sheet like ours: elements of its standard library, fonts
and sizes of the leaflet, cards as blocks with a border, decorations as artifacts. Words stand in string literals.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import tinyhtml5

_parse: Any = vars(tinyhtml5)["parse"]
"""tinyhtml5 has half of its types."""

_PREAMBLE = """\
#set document(title: {title}, author: {publisher}, description: {description})
#set text(lang: {language}, region: {region}, font: ("Handout Sans", "Handout Text"), size: 14pt)
#set page(
  paper: "a4", margin: (top: 16.5mm, right: 18mm, bottom: 15mm, left: 25mm),
  header: text(size: 12pt)[#{publisher} #h(1fr) #strong({draft})],
  footer: context text(size: 12pt)[
    #{name} #h(1fr) #{page} #counter(page).display() #{of} #counter(page).final().first()
  ],
)
#set par(leading: 0.5em, spacing: 0.7em)
#set list(spacing: 0.5em)
#show heading: set text(fill: rgb("#12376b"))
#show heading.where(level: 1): set text(size: 22pt)
#show heading.where(level: 2): set text(size: 16pt)
#let card(body) = block(stroke: 1pt + rgb("#12376b"), radius: 1.5mm, inset: 3mm, width: 100%, breakable: false, body)
#let room = pdf.artifact(box(width: 1fr, line(length: 100%, stroke: 0.25mm)))
"""


def source(html: str) -> str:
    """Return a page as a source for Typst."""
    root = _parse(html, namespace_html_elements=False)
    body: Any = root.find("body")
    language, _, region = root.get("lang").partition("-")
    metas = {meta.get("name"): meta.get("content") for meta in root.iter("meta")}
    preamble = _PREAMBLE.format(
        title=_literal(root.findtext("head/title")),
        publisher=_literal(body.get("data-publisher")),
        description=_literal(metas["description"]),
        language=_literal(language),
        region=_literal(region),
        draft=_literal(body.get("data-draft")),
        name=_literal(body.get("data-mark") + body.get("data-name")),
        page=_literal(body.get("data-page")),
        of=_literal(body.get("data-of")),
    )
    return preamble + _inside(body)


def _literal(words: str) -> str:
    plain = re.sub(r"\s+", " ", words)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _inside(element: Any) -> str:
    return "".join(_parts(element))


def _parts(element: Any) -> Iterator[str]:
    """Yield the words and elements inside an element, in order."""
    yield _words(element.text)
    for child in element:
        yield _written(child)
        yield _words(child.tail)


def _words(text: str | None) -> str:
    if not text or not text.strip():
        return " " if text else ""
    return f"#{_literal(text)};"


def _written(element: Any) -> str:
    if element.get("class") == "number":  # of a reference: Typst's list has its own
        return ""
    written = _ELEMENTS.get(element.tag, _inside)(element)
    if language := element.get("lang"):
        written = f"#text(lang: {_literal(language)}, region: none)[{written.strip()}]\n\n"
    return _anchor(element) + written


def _anchor(element: Any) -> str:
    return f"#metadata(none) <{element.get('id')}>" if element.get("id") else ""


def _cell(element: Any) -> str:
    return f"[{_anchor(element)}{_inside(element)}],"


def _heading(element: Any) -> str:
    return f"\n#heading(level: {element.tag[1]})[{_inside(element)}]\n"


def _paragraph(element: Any) -> str:
    room = "#room" if "blank" in element.get("class", "") else ""
    return f"\n\n{_inside(element)}{room}\n\n"


def _items(kind: str) -> Callable[[Any], str]:
    return lambda element: f"\n#{kind}({''.join(map(_cell, element))})\n"


def _card(element: Any) -> str:
    framed = {"warning", "key-points"} & set(element.get("class", "").split())
    return f"\n#card[{_inside(element)}]\n" if framed else f"\n{_inside(element)}\n"


def _table(element: Any) -> str:
    columns = len(element.find("tbody/tr"))
    heads = "".join(map(_cell, element.iterfind("thead/tr/th")))
    cells = "".join(map(_cell, element.iterfind("tbody/tr/*")))
    head = f"table.header({heads})," if heads else ""
    return f"\n#table(columns: (26%,) + (1fr,) * {columns - 1}, stroke: 0.25mm, {head}{cells})\n"


def _figure(element: Any) -> str:
    caption: Any = element.find("figcaption")
    said = f", caption: [{_inside(caption)}]" if caption is not None else ""
    return f"\n#figure({_image(element.find('img'))[1:]}{said}, numbering: none)\n"


def _image(element: Any) -> str:
    return f"#image({_literal(element.get('src'))}, alt: {_literal(element.get('alt'))})"


def _terms(element: Any) -> str:
    names, meanings = element.iterfind("dt"), element.iterfind("dd")
    pairs = (
        f"terms.item({_cell(name)} {_cell(meaning)}),"
        for name, meaning in zip(names, meanings, strict=True)
    )
    return f"\n#terms({''.join(pairs)})\n"


def _link(element: Any) -> str:
    target = element.get("href", "")
    to = f"<{target[1:]}>" if target.startswith("#") else _literal(target)
    return f"#link({to})[{_inside(element)}]"


_ELEMENTS: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "h1": _heading,
        "h2": _heading,
        "h3": _heading,
        "p": _paragraph,
        "ul": _items("list"),
        "ol": _items("enum"),
        "section": _card,
        "table": _table,
        "figure": _figure,
        "img": _image,
        "dl": _terms,
        "a": _link,
        "strong": lambda element: f"#strong[{_inside(element)}]",
    }
)
