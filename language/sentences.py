"""Sentences and words of a printed text, as a reader reads them.

A full stop ends a sentence only where one can end: not in a decimal, an address, an abbreviation
("e.g.", "Dr.", "a.m." before a small letter), an initial or the number of a list item. A colon, a
semicolon and a dash end none (Flesch, *How to Write Plain English*, 1979, chapter 2).

Words with hyphens or apostrophes are one word; so are figures, abbreviations and symbols with a figure:
"wouldn't, full-length, TV, 17, $15, 7%" (Flesch, the same place). A range, "180–350", is one; "mg/day"
and "and/or" are two. Web and mail addresses and the numbers of list items are no words.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .abbreviations import Abbreviations, abbreviations
from .patterns import pattern


class Sentence(NamedTuple):
    """A sentence: its words, what it says, and where in the text it starts (in characters)."""

    words: tuple[str, ...]
    text: str
    start: int


_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
"""Signs that belong to the letter before them, in Latin, Arabic and the scripts of India."""
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_WORD = pattern(  # no possessive group: Python 3.11.2 loses its last letter (gh-106052)
    rf"""
    {_LETTER}+
    (?: (?: [-'’\u2010\u2011]                             # wouldn't, full-length
          | (?<=\d)[.,:\u066b\u066c](?=\d)                # 2.5, 1,000, 9:30
          | (?<=\d)\u2013\u2060?(?=\d)                    # 180–350
          | (?<![^\W_][^\W\d_])(?<=[^\W\d_])\.(?=[^\W\d_](?![^\W_]))  # e.g., U.S.
        ) {_LETTER}+
    )*
    """,
    re.VERBOSE,
)
_ADDRESS = pattern(
    r"""
    (?:https?://|www\.)[^\s<>"]++
    | (?<![\w.+-])[\w.+-]{1,64}+@[\w-]++(?:\.[\w-]++)++
    | (?<![\w.-])(?:[a-z\d-]++\.)+(?:com|edu|gov|info|int|ie|net|org|uk)(?![\w-])(?:/[^\s<>"]*+)?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_MAY_HOLD_ADDRESS = pattern(r"://|www\.|@|\.(?=[a-z]{2})", re.IGNORECASE)

_CLOSERS = r"[\"'”’»)\]\u2060]*+"
_STOP = pattern(
    rf"(?<![.!?…])[.!?…]++{_CLOSERS}(?=\s|\Z)|[。！？؟۔।॥]++{_CLOSERS}|\n(?:[^\S\n]*+\n)++"
)
"""Where a sentence may end: stops before a space, stops of other scripts, an empty line."""
_LAST = pattern(r"[^\s(\[\"“‘/]+\Z")
_NEXT = pattern(r"[\s\"'“‘«(\[¿¡]*+([^\s.,;:!?)\]]{0,20})")
_NUMBER = pattern(r"\s*+\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})(?=[.)]\s)[.)]")
"""The number of a list item, where a sentence starts: `1.`, `b)`, `(iv)`."""
_INITIAL = pattern(r"[^\W\d_]\.?")
_LONGEST_WORD = 24
"""Characters before a full stop that decide whether it ends a sentence."""


def sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order; none is without a word, and no word is lost."""
    return tuple(_sentences(text, language))


def words(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the words of a text, in order."""
    return tuple(word for sentence in _sentences(text, language) for word in sentence.words)


def _sentences(text: str, language: str) -> Iterator[Sentence]:
    masked = _without_addresses(text)
    for start, end in _spans(masked, abbreviations(language)):
        number = _NUMBER.match(masked, start, end)
        found = tuple(_WORD.findall(masked, number.end() if number else start, end))
        if found:
            piece = text[start:end]
            yield Sentence(found, piece.strip(), start + len(piece) - len(piece.lstrip()))


def _without_addresses(text: str) -> str:
    """Return the text with as many spaces for each address, but the stop after it kept."""
    if not _MAY_HOLD_ADDRESS.search(text):
        return text
    return _ADDRESS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    rest = match[0].rstrip(".,;:!?)\"'”’")
    return "\u2060" * len(rest) + match[0][len(rest) :]


def _spans(text: str, known: Abbreviations) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence; together they cover the text."""
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop, known):
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


def _ends(text: str, start: int, stop: re.Match[str], known: Abbreviations) -> bool:
    """Tell whether a sentence that began at `start` ends at this stop."""
    mark = stop[0][0]
    if mark not in ".!?…" or not (following := _NEXT.match(text, stop.end())):
        return True
    if following[1].islower():
        return False
    return mark != "." or not _shortens(text, start, stop.start(), known, following[1])


def _shortens(text: str, start: int, place: int, known: Abbreviations, following: str) -> bool:
    """Tell whether the full stop at `place` belongs to a number of a list or to an abbreviation."""
    number = _NUMBER.match(text, start)
    if number and number.end() > place:
        return True
    before = _LAST.search(text, max(start, place - _LONGEST_WORD), place)
    if not before:
        return False
    further = text[max(start, before.start() - _FURTHER) : before.start()]
    return known.hold(before[0], following, further)


_FURTHER = 24
"""Characters before that word that tell an initial from a label."""
