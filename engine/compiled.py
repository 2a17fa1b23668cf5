"""What would be compiled anew in every process, kept as Python keeps its own byte code: beside this package.

Jinja makes Python of a template, cffi tables of C declarations, and `re` numbers of a pattern; for one sheet each takes
as long as to lay it out. What came of it is kept in `__pycache__`, where Python puts what it made of our modules, under
a digest of all that it follows from. It is code, and trusted as that is: whoever can write there can write our
modules. So only what this package or WeasyPrint holds is kept, never what stands in a library; and nothing is where
Python is to write nothing.
"""

import marshal
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from types import CodeType

from ..language import patterns
from .store import beside_code


def name_of(kind: str, *parts: str) -> str:
    """Return the name of what is made of some parts by this release of Python."""
    whole = sha256(MAGIC_NUMBER + sys.implementation.name.encode())
    for part in parts:
        data = part.encode()
        whole.update(len(data).to_bytes(8, "big") + data)
    return f"{kind}/{whole.hexdigest()}"


def recalled(name: str) -> CodeType | None:
    """Return the code of a name, if it is kept."""
    data = beside_code().get(name)
    code = None
    if data is not None:
        with suppress(EOFError, ValueError, TypeError):
            code = marshal.loads(data)  # noqa: S302 - as Python does with what lies there
    return code if isinstance(code, CodeType) else None


def keep(name: str, code: CodeType) -> None:
    """Keep code, unless Python is to write none, or the folder takes none."""
    if not sys.dont_write_bytecode:
        beside_code().put(name, marshal.dumps(code))
        beside_code().prune()


@cache
def recall_patterns() -> None:
    """Know the patterns that earlier processes kept."""
    if data := beside_code().get(name_of("patterns")):
        patterns.recall(data)


def keep_patterns() -> None:
    """Keep the patterns that were compiled here, as `keep` does."""
    if not sys.dont_write_bytecode and (data := patterns.told()):
        beside_code().put(name_of("patterns"), data)
