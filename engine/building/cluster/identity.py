"""Who prints: all that bytes follow from beside the content, told so that two machines can be compared.

Two that tell the same of themselves make the same bytes of the same sheet. What is told is plain data, so that
releases of this package that know nothing else of each other can still compare themselves.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from ...resources import FONTS
from ...store import code_digest
from ...versions import versions

Identity = Mapping[str, str]
"""Releases of what composes and prints, by name, and digests of this package's code and fonts."""

_NAMED = "handout-builder"
_CODE = "code of handout-builder"
_FONTS = "bundled fonts"
_DIGESTS = (_CODE, _FONTS)


def identity(releases: Mapping[str, str] | None = None) -> Identity:
    """Return the identity of this machine, or of one that has these releases beside the code that is here."""
    own = {_NAMED: _release(), _CODE: code_digest().hex(), _FONTS: _fonts()}
    return {**(versions() if releases is None else releases), **own}


def unlike(ours: Identity, theirs: Identity) -> str:
    """Say in words what another has differently; empty where it has nothing."""
    return ", ".join(_differences(ours, theirs))


def _differences(ours: Identity, theirs: Identity) -> Iterator[str]:
    for name in sorted((ours.keys() | theirs.keys()) - set(_DIGESTS)):
        if ours.get(name) != theirs.get(name):
            yield f"{name} {theirs.get(name, 'none')} in place of {ours.get(name, 'none')}"
    if ours.get(_FONTS) != theirs.get(_FONTS):
        yield "other bundled fonts"
    elif ours.get(_CODE) != theirs.get(_CODE):
        yield "other code or layouts of handout-builder"


def _release() -> str:
    try:
        return version(_NAMED)
    except PackageNotFoundError:  # run from a copy that nobody installed
        return "of no release"


@cache
def _fonts() -> str:
    files = sorted(file for file in FONTS.rglob("*") if file.is_file())
    told = [
        (file.relative_to(FONTS).as_posix(), sha256(file.read_bytes()).hexdigest())
        for file in files
    ]
    return sha256(repr(told).encode()).hexdigest()
