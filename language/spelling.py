"""Spelling of a region: words that differ from the library's own are changed from one table."""

import re
from collections.abc import Mapping
from functools import lru_cache


def respell(text: str, table: Mapping[str, str]) -> str:
    """Return `text` with each whole word of the table in the region's spelling, letter case kept.

    Keys are in small letters; `anaemia: anemia` also makes `Anaemia` into `Anemia` and `ANAEMIA`
    into `ANEMIA`.
    """
    if not table:
        return text
    return _pattern(tuple(table)).sub(lambda match: _respelt(match[0], table), text)


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of the words, the longest first, where it stands whole."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    alternatives = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def _respelt(word: str, table: Mapping[str, str]) -> str:
    other = table.get(word.lower(), word)
    if len(word) > 1 and word.isupper():
        return other.upper()
    return other[0].upper() + other[1:] if word == word.capitalize() else other
