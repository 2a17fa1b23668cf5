"""Sheet → lines: the words of its body in print order, a line for each block, as screen readers take them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from ...language.patterns import pattern
from ...language.typesetting import JOINER
from ...schema.digests import digest_of_bytes


def named(tags: str) -> frozenset[str]:
    """Return the names of elements that stand in a text."""
    return frozenset(tags.split())


_BREAKS = named(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2"
    " h3 h4 h5 h6 header hr li main ol p section table tbody td tfoot th thead tr ul"
)
"""Elements that begin a line and end one; all others stand in a line."""
_APART = named("dl dt figure h1 h2 h3 h4 h5 h6 ol p section table tr ul")
"""Elements before which a line is left free, where they are not in a list or a cell."""
_VOID = named("area base br col embed hr img input link meta source track wbr")
_UNSEEN = named("head script style template title")
_SPACES = pattern(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet: its words, the mark of a list before them, and whether it stands apart from what is above."""

    words: str
    mark: str = ""
    apart: bool = False
    picture: bool = False
    """Whether the words are the alternative text of a picture, which is not printed."""


def lines_of(html: str) -> tuple[Line, ...]:
    """Return the lines of the body of a page."""
    reader = _Reader()
    reader.feed(str(html))  # markup would escape what is added to it
    reader.close()
    return tuple(reader.ended())


def words_of(html: str) -> tuple[str, ...]:
    """Return the words that a page prints, in order; not what stands in the margins of its pages."""
    return tuple(word for line in lines_of(html) if not line.picture for word in line.words.split())


def digest_of(html: str) -> str:
    """Return a digest that is the same for all pages that print the same words in the same order."""
    return digest_of_bytes(" ".join(words_of(html)).encode())


class _Reader(HTMLParser):
    """Gathers lines; every element of a block begins one, and so does a picture."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._lists: list[int] = []
        """The number of the last item of each list that is open; -1 where items have no number."""
        self._lines: list[Line] = []
        self._text = ""
        self._mark = ""
        self._apart = False
        self._joined = False
        """Whether cells follow each other on one line: they are the heads of a table."""
        self._cites = 0
        """How many elements were open where marks of sources began; 0 outside of them."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BREAKS and not (tag == "th" and self._joined):
            self._end_line()
            self._begin(tag)
        elif tag == "th" and self._text.strip():
            self._text += " | "
        elif tag == "img" and given.get("alt"):
            self._end_line()
            self._add(Line(_plain(given["alt"]), picture=True))
        if tag not in _VOID:
            self._open.append(tag)
            if "cites" in given.get("class", "").split():
                self._text, self._cites = f"{self._text} [", len(self._open)

    def _begin(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "thead":
            self._joined = True
        elif tag == "li" and self._lists:
            numbered = self._lists[-1] >= 0
            self._lists[-1] += numbered
            self._mark = f"{self._lists[-1]}. " if numbered else "- "
        inside = "li" in self._open or "td" in self._open
        self._apart |= tag in _APART and not inside

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        if self._cites and len(self._open) == self._cites:
            self._text, self._cites = f"{self._text}]", 0
        while self._open.pop() != tag:
            pass
        if tag in _BREAKS and not (tag == "th" and self._joined):
            self._end_line()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        self._joined &= tag != "thead"

    def handle_data(self, data: str) -> None:
        if not _UNSEEN.intersection(self._open):
            self._text += data

    def _end_line(self) -> None:
        words = _plain(self._text)
        if words:
            mark = "" if words.startswith(self._mark.strip() or "\n") else self._mark
            self._add(Line(words, mark))
            self._mark = ""
        self._text = ""

    def _add(self, line: Line) -> None:
        self._lines.append(replace(line, apart=self._apart and bool(self._lines)))
        self._apart = False

    def ended(self) -> Iterator[Line]:
        """Yield the lines; of pictures, those whose words are not printed beside them as well."""
        self._end_line()
        printed = "\n".join(line.words for line in self._lines if not line.picture)
        return (line for line in self._lines if not line.picture or line.words not in printed)


def _plain(text: str) -> str:
    """Return words with plain spaces, and without what only says where lines do not end."""
    return _SPACES.sub(" ", text.replace(JOINER, "")).strip()
