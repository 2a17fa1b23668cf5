"""Patterns that are compiled when they are first needed: the rules hold some hundreds, and most runs need few.

To compile one takes longer than to look for it in all words of a handout, and Python keeps none: it pickles their text.
But what `re` makes of a pattern are numbers, in which its C part then checks each step, and these can be kept (`told`)
for the next process (`recall`). They are made by functions that `re` has for itself alone; where a Python has
others, or gives its numbers another meaning, each process compiles as ever.
"""

import marshal
import re
from array import array
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, cast

_MEANINGS = frozenset({20220615, 20221023, 20230612})
"""Of numbers, as CPython 3.11, 3.12 and 3.13 name them."""
_MOST = 1_000
"""How many patterns are kept, two times those that there are: each release leaves some that it changed."""


class _Numbers(NamedTuple):
    """What the C part of `re` takes beside the text of a pattern."""

    flags: int
    code: bytes
    groups: int
    names: Mapping[str, int]
    order: tuple[str | None, ...]


_Written = tuple[str, int]
"""A pattern as it is written: its text and its flags."""
known: dict[_Written, _Numbers] = {}
"""What need not be compiled any more."""
_new: set[_Written] = set()


class Later:
    """Stands for a compiled pattern until a method of it is called."""

    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self.written = (pattern, int(flags))

    def __getattr__(self, name: str) -> Any:
        method = getattr(compiled(self.written), name)
        setattr(self, name, method)  # from now on it is found without coming here
        return method


def pattern(text: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does; a fault in it shows when it is first used.

    Only what stands in this package's code may be given, since it is kept; what a library says is for `re.compile`.
    """
    return cast("re.Pattern[str]", Later(text, flags))


def has_news() -> bool:
    """Tell whether any was compiled since all were told."""
    return bool(_new)


def told() -> bytes:
    """Return all patterns that are known."""
    kept = known if len(known) <= _MOST else {written: known[written] for written in _new}
    _new.clear()
    return marshal.dumps({written: tuple(numbers) for written, numbers in kept.items()})


def recall(kept: bytes) -> None:
    """Know patterns that an earlier process told."""
    with suppress(EOFError, ValueError, TypeError, AttributeError):
        found: Any = marshal.loads(kept)  # noqa: S302 - of our own, from where Python keeps code
        known.update({written: _Numbers(*numbers) for written, numbers in found.items()})


@contextmanager
def knowing_all() -> Generator[None]:
    """Import modules of others inside of this: their patterns are recalled, and told, as ours are."""
    compiler: Any = import_module("re._compiler") if inside_of_re() else None
    if compiler is None:
        yield
        return
    theirs = compiler.compile

    def recalled(text: Any, flags: int = 0) -> Any:
        return compiled((text, int(flags))) if isinstance(text, str) else theirs(text, flags)

    compiler.compile = recalled
    try:
        yield
    finally:
        compiler.compile = theirs


def compiled(written: _Written) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, by what is known of it."""
    inside = inside_of_re()
    if inside is None:
        return re.compile(*written)
    if written not in known:
        known[written] = _numbers(inside, *written)
        _new.add(written)
    flags, code, groups, names, order = known[written]
    return inside.made(written[0], flags, array("I", code).tolist(), groups, dict(names), order)


class _Inside(NamedTuple):
    """Functions that `re` has for itself alone."""

    parse: Any
    code: Any
    made: Any


@cache
def inside_of_re() -> _Inside | None:
    """Return the functions, if they are there and mean what we know."""
    with suppress(ImportError, AttributeError):
        parser, compiler, made = map(import_module, ("re._parser", "re._compiler", "_sre"))
        if made.MAGIC in _MEANINGS and array("I").itemsize == made.CODESIZE:
            return _Inside(parser.parse, compiler._code, made.compile)  # noqa: SLF001 - see above
    return None


def _numbers(inside: _Inside, text: str, flags: int) -> _Numbers:
    """Compile a pattern as `re` does, up to where its C part takes over."""
    parsed = inside.parse(text, flags)
    code = array("I", inside.code(parsed, flags)).tobytes()
    names: dict[str, int] = parsed.state.groupdict
    order: list[str | None] = [None] * parsed.state.groups
    for name, place in names.items():
        order[place] = name
    return _Numbers(flags | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(order))
