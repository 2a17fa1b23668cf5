"""What would be compiled anew in every process, kept as Python keeps its own byte code: beside this package.

Jinja makes Python of a template, cffi tables of C declarations, `re` numbers of a pattern, and `dataclasses` writes six
functions for a class; for one sheet each takes as long as to lay it out. What came of it is kept in `__pycache__`,
where Python puts what it made of our modules, under a digest of all that it follows from. It is code, and trusted as
that is: whoever can write there can write our modules. So only what this package and others hold is kept, never
what stands in a library; and nothing is where Python is to write nothing.
"""

import dataclasses
import marshal
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Any

from ..language import patterns
from .store import beside_code

_MOST = 5_000
"""How many functions are kept, six times those that a build makes."""


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
    _read_patterns()


def _read_patterns() -> None:
    if data := beside_code().get(name_of("patterns")):
        patterns.recall(data)


@contextmanager
def known_patterns() -> Generator[None]:
    """Import modules of others inside of this, to recall and keep their patterns with ours."""
    recall_patterns()
    with patterns.knowing_all():
        yield


@contextmanager
def known_functions() -> Generator[None]:
    """Import modules inside of this, to recall and keep the functions that `dataclasses` writes for their classes."""
    theirs: Any = dataclasses
    if hasattr(theirs, "exec"):  # around this is another
        yield
        return
    theirs.exec = functions().execute  # it is found before the one of that name that Python has
    try:
        yield
    finally:
        del theirs.exec


class Functions:
    """The code of functions by the text that `dataclasses` wrote for them."""

    def __init__(self) -> None:
        self._kept: Mapping[str, bytes] | None = None
        self._used: dict[str, bytes] = {}
        self._is_new = False

    def execute(self, text: str, *scopes: Any) -> None:
        """Do as `exec` does."""
        if self._kept is None:
            self._kept = self._recalled()
        packed = self._kept.get(text) or self._used.get(text)
        if packed is None:
            packed = marshal.dumps(compile(text, "<string>", "exec"))
            self._is_new = True
        self._used[text] = packed
        exec(marshal.loads(packed), *scopes)  # noqa: S102, S302 - text of `dataclasses`, from where Python keeps code

    def keep(self) -> None:
        """Keep what was compiled here, beside what others have kept meanwhile."""
        if self._is_new:
            kept = {**self._recalled(), **self._used}
            if len(kept) > _MOST:  # each release leaves some that it changed
                kept = self._used
            beside_code().put(name_of("functions"), marshal.dumps(kept))
            self._is_new = False

    def _recalled(self) -> Mapping[str, bytes]:
        with suppress(EOFError, ValueError, TypeError):
            return dict(marshal.loads(beside_code().get(name_of("functions")) or b""))  # noqa: S302 - as above
        return {}


functions = cache(Functions)
"""Those of this process."""


def keep_compiled() -> None:
    """Keep the patterns and functions that were compiled here, as `keep` does."""
    if sys.dont_write_bytecode:
        return
    functions().keep()
    if patterns.has_news():
        _read_patterns()  # what others have kept meanwhile
        beside_code().put(name_of("patterns"), patterns.told())
