"""What a style asks for beside words and boxes: files, other styles, fonts; each with its line and column."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import tinycss2

from ...language.patterns import pattern

css: Any = tinycss2
"""It has no types."""

_ADDRESS = pattern(r"[a-z][a-z0-9+.-]*:|[/\\]", re.IGNORECASE)
_PICTURE = pattern(r"data:image/(?:png|jpeg)[;,]", re.IGNORECASE)
_PICTURES = frozenset({"image", "image-set", "-webkit-image-set", "src", "url"})
"""Functions of CSS in which text is an address."""
_RULES = {"import": "another style", "font-face": "a font", "color-profile": "a profile of colours"}


class Asked(NamedTuple):
    """What a style asks for that no page has, and where: line and column from 1."""

    what: str
    line: int
    column: int


def outside(address: str) -> bool:
    """Return whether an address leads out of the files that a page is handed.

    Inside are names such as `icons/soon.svg`, parts of the same file such as `#a`, and small PNG and JPEG pictures
    that the address itself holds.
    """
    there = "".join(address.split())
    if _PICTURE.match(there):
        return False
    return bool(_ADDRESS.match(there)) or ".." in re.split(r"[/\\]", there) or "\\" in there


def asked_in_style(text: str, refused: Callable[[str], bool] = outside) -> Iterator[Asked]:
    """Yield what a style sheet, or a single value of a style, asks for: addresses that are refused, and all rules."""
    waiting: list[Any] = css.parse_component_value_list(text)[::-1]
    while waiting:  # not by recursion: blocks may be nested as deeply as an attacker likes
        token = waiting.pop()
        if (what := _asks(token, refused)) is not None:
            yield Asked(what, token.source_line, token.source_column)
        waiting.extend(reversed(_inside(token)))


def _asks(token: Any, refused: Callable[[str], bool]) -> str | None:
    if token.type == "at-keyword":
        return _RULES.get(token.lower_value)
    if token.type == "url":
        return token.value if refused(token.value) else None
    if token.type == "function" and token.lower_name == "local":
        return "a font of this machine"
    if token.type == "function" and token.lower_name in _PICTURES:
        strings = [part.value for part in token.arguments if part.type == "string"]
        return next(filter(refused, strings), None)
    return None


def _inside(token: Any) -> Sequence[Any]:
    return token.arguments if token.type == "function" else getattr(token, "content", None) or ()
