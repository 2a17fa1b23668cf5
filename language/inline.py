"""Inline marks of a wording: strong words, links to terms, slots, and nothing else.

The Markdown is read by markdown-it-py with all but two of its rules off, so HTML, images, code and
bare addresses stay the letters that they are. What may not stand in a wording is told as a `Flaw`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from .patterns import pattern

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKS = pattern(r"[*_\[\]`<{}]")
_MARKDOWN = pattern(r"[*_\[]")
_IMAGE = pattern(r"!\[")
_SLUG = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SLOT = pattern(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")
_NO_SLOTS: Mapping[str, str] = MappingProxyType({})


class Text(NamedTuple):
    """Words that are printed as they stand; `term` is the id of the term that they link to."""

    words: str
    strong: bool = False
    term: str | None = None


class Slot(NamedTuple):
    """A place that a region or a clinic fills."""

    name: str
    strong: bool = False
    term: str | None = None


class Flaw(NamedTuple):
    """A mark that may not stand in a wording: what is wrong, the remedy, the offending words."""

    message: str
    remedy: str
    words: str


class Inline(NamedTuple):
    """A wording taken apart; the tokens in order are all that it says."""

    tokens: tuple[Text | Slot, ...]
    flaws: tuple[Flaw, ...] = ()


@lru_cache(maxsize=20_000)
def parse(text: str) -> Inline:
    """Take a wording apart. Runs of white space, line ends too, count as one space."""
    text = " ".join(text.split())
    if not _MARKS.search(text):  # most wordings, and markdown-it takes a hundred times as long
        return Inline((Text(text),) if text else ())
    texts, flaws = _read_marks(text) if _MARKDOWN.search(text) else ([Text(text)], [])
    tokens = tuple(token for text in texts for token in _with_slots(text))
    return Inline(tokens, (*flaws, *_leftovers(tokens)))


def plain(text: str, slots: Mapping[str, str] = _NO_SLOTS) -> str:
    """Return the words without marks; a slot that `slots` does not fill reads as its own name."""
    return "".join(
        token.words
        if isinstance(token, Text)
        else slots.get(token.name, token.name.replace("-", " "))
        for token in parse(text).tokens
    )


def slots(text: str) -> tuple[str, ...]:
    """Return the names of the slots in a wording, in order, each once."""
    if "{" not in text:  # as in most of ten thousand wordings
        return ()
    names = (token.name for token in parse(text).tokens if isinstance(token, Slot))
    return tuple(dict.fromkeys(names))


def term_links(text: str) -> tuple[str, ...]:
    """Return the ids of the terms that a wording links to, in order, each once."""
    if "](" not in text:
        return ()
    return tuple(dict.fromkeys(token.term for token in parse(text).tokens if token.term))


def flaws(text: str) -> tuple[Flaw, ...]:
    """Return all marks in a wording that may not stand there."""
    return parse(text).flaws if _MARKS.search(text) else ()


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow, and most wordings have no marks

    return MarkdownIt("zero").enable(["emphasis", "link"])


def _read_marks(text: str) -> tuple[list[Text], list[Flaw]]:
    texts, found = _follow(_markdown().parseInline(text)[0].children or ())
    if _IMAGE.search(text):
        remedy = "make it a figure, and show it in a section of the recipe"
        found.append(Flaw("a wording holds no image", remedy, "!["))
    return texts, found


def _follow(tokens: "Iterable[Token]") -> tuple[list[Text], list[Flaw]]:
    """Follow the marks that open and close, and keep what they say about the words between."""
    texts: list[Text] = []
    found: list[Flaw] = []
    depth, term = 0, None
    for token in tokens:
        if token.type == "strong_open" and token.markup == "**":
            depth += 1
        elif token.type == "strong_close" and token.markup == "**":
            depth -= 1
        elif token.type == "link_open":
            term, flaw = _target(token)
            found += flaw
        elif token.type == "link_close":
            term = None
        elif token.type == "text":
            texts.append(Text(token.content, depth > 0, term))
        else:  # emphasis that is not allowed is printed with its marks
            texts.append(Text(token.markup, depth > 0, term))
            found += _emphasis(token)
    return texts, found


def _target(link: "Token") -> tuple[str | None, list[Flaw]]:
    href = str(link.attrs.get("href", ""))
    if not _SLUG.fullmatch(href):
        message = f'the link leads to "{href}", which is not the name of a term'
        return None, [Flaw(message, "link to a term: [words](term-id)", href)]
    if "title" in link.attrs:
        message = "a link to a term has no title"
        return href, [Flaw(message, "write [words](term-id)", str(link.attrs["title"]))]
    return href, []


def _emphasis(token: "Token") -> list[Flaw]:
    if not token.type.endswith("_open"):
        return []
    message = f'emphasis with "{token.markup}" is not printed: italics are hard to read'
    return [Flaw(message, "take the marks away, or write **words** for strong", token.markup)]


def _with_slots(text: Text) -> Iterator[Text | Slot]:
    for place, part in enumerate(_SLOT.split(text.words)):
        if place % 2:
            yield Slot(part, text.strong, text.term)
        elif part:
            yield text._replace(words=part)


_LEFTOVERS = (
    (
        pattern(r"</?[A-Za-z][^<>]*>|<!--"),
        "HTML is not allowed in a wording",
        "take the tag away; write **words** for strong",
    ),
    (
        pattern(r"\*\*"),
        "strong words that are not closed, or closed where none are open",
        "write **words** with no space inside the asterisks",
    ),
    (pattern(r"`"), "code marks are printed as they stand", "take the backticks away"),
    (
        pattern(r"\]\([^)]*\)?"),
        "a link that cannot be read",
        "link to a term: [words](term-id)",
    ),
    (
        pattern(r"\{[^{}]*\}?|\}"),
        "a slot that cannot be read",
        "write {slot-name} in small letters, digits and hyphens",
    ),
)
"""Marks that are still there once the allowed ones are read, with what to say about them."""


def _leftovers(tokens: Iterable[Text | Slot]) -> Iterator[Flaw]:
    for token in tokens:
        if isinstance(token, Text):
            for leftover, message, remedy in _LEFTOVERS:
                for match in leftover.finditer(token.words):
                    yield Flaw(message, remedy, match[0])
