"""The first line of a file, which leads an editor to the schema: put where it lacks."""

import re
from posixpath import dirname, relpath

from ..schemas import FOLDER, NAMES
from .texts import line_end, tree
from .workshop import kind_of

_POINTER = re.compile(r"^\s*#\s*yaml-language-server\s*:", re.MULTILINE)


def pointed(path: str, text: str) -> str:
    """Return the text of a file with the line that names its schema; as it is where it has one, or is no YAML."""
    kind = kind_of(path)
    if kind is None or _POINTER.search(text) or tree(text) is None:
        return text
    schema = relpath(f"{FOLDER.as_posix()}/{NAMES[kind]}.json", dirname(path))
    return f"# yaml-language-server: $schema={schema}{line_end(text)}{text}"
