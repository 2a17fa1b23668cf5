"""Hard words and what to say instead: a table that comes with the package, `words/plain.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ..schema import Profile

_TABLE = Path(__file__).with_name("words") / "plain.toml"


class PlainWord(NamedTuple):
    """What to say for a hard word; `is_safe` where it may take its place without a person looking."""

    plain: str
    is_safe: bool
    profile: Profile | None = None
    """Whose guidance says so; None: all."""


class PlainWords(NamedTuple):
    """The table: entries by hard word or phrase in small letters."""

    entries: Mapping[str, tuple[PlainWord, ...]]
    hints: Mapping[str, tuple[str, ...]]
    """The longest word of each entry, with the entries: a text without any of these holds no hard word."""
    names: tuple[str, ...]
    """Phrases in which a hard word may stand."""

    def found_in(self, text: str, vocabulary: frozenset[str]) -> Iterator[re.Match[str]]:
        """Yield each hard word in a text of these words, in small letters (group `hard`), and each name (`name`).

        Most texts hold none, so what is looked for is first only what their letters hold.
        """
        if self.hints.keys().isdisjoint(vocabulary):
            return
        low = text.lower()
        words = self.hints.keys() & vocabulary
        if any(form in low for word in words for form in self.hints[word]):
            names = tuple(name for name in self.names if name in low)
            forms = frozenset(form for form in self.entries if form in low)
            yield from _pattern(names, forms).finditer(text)


@cache
def plain_words() -> PlainWords:
    """Return the table; read once, when first asked for."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    entries: dict[str, tuple[PlainWord, ...]] = {}
    for profile in (None, *Profile):
        for form, entry in _entries(table.get(profile, {}) if profile else table, profile):
            entries[form] = (*entries.get(form, ()), entry)
    hints: dict[str, tuple[str, ...]] = {}
    for form in entries:
        longest = max(form.split(), key=len)
        hints[longest] = (*hints.get(longest, ()), form)
    return PlainWords(entries, hints, tuple(table["names"]))


def _entries(table: Mapping[str, Any], profile: Profile | None) -> Iterator[tuple[str, PlainWord]]:
    for forms, plain in table.get("swap", {}).items():
        for form, better in zip(forms.split(", "), plain.split(", "), strict=True):
            yield form, PlainWord(better, is_safe=True, profile=profile)
    for forms, plain in table.get("say", {}).items():
        for form in forms.split(", "):
            yield form, PlainWord(plain, is_safe=False, profile=profile)


_NOTHING = "(?!)"
"""A pattern that nothing fits."""


@lru_cache(maxsize=4096)
def _pattern(names: tuple[str, ...], forms: frozenset[str]) -> re.Pattern[str]:
    """Look for names first, then for the longest hard phrase."""
    hard = "|".join(re.escape(form) for form in sorted(forms, key=lambda one: (-len(one), one)))
    kept = "|".join(re.escape(name) for name in names) or _NOTHING
    return re.compile(rf"(?<![\w-])(?:(?P<name>{kept})|(?P<hard>{hard}))(?![\w-])", re.IGNORECASE)
