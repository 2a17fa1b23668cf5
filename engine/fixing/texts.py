"""A file's text as it stands, with its own line ends, and where a place of a finding lies in it."""

import re
from collections.abc import Mapping
from typing import Any

from yaml import YAMLError

from ...schema import Place
from ..loading.reading import Unreadable, read

Texts = Mapping[str, str]
"""Texts of files by their paths in the library; line ends are the file's own, and no byte order mark leads."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_MARK = b"\xef\xbb\xbf"


def decoded(data: bytes) -> str | None:
    """Return the text of a file; None where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def encoded(text: str, before: bytes) -> bytes:
    """Return the bytes of a text, with a byte order mark where the file had one before."""
    return (_MARK if before.startswith(_MARK) else b"") + text.encode()


def line_end(text: str) -> str:
    """Return how the first line of a text ends."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def offset(text: str, place: Place) -> int:
    """Return how many characters stand before a place that a finding or document names."""
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    return starts[place.line - 1] + place.column - 1


def tree(text: str) -> Any:
    """Return what a text says as YAML; None where it is none."""
    try:
        return read(_LINE_END.sub("\n", text)).root
    except (Unreadable, YAMLError):
        return None
