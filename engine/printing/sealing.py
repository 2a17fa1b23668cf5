"""A seal on a PDF: whether its bytes are still those that were written.

The second part of the identifier in the trailer (ISO 32000-1, 14.4) is the SHA-256 of the whole file with that part
zeroed. Anybody can make a new seal for other bytes: it tells of accidents and of tools that save a file anew, and is
no signature.
"""

import re
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

_END = re.compile(rb"startxref\n(\d{1,12})\n%%EOF\n\Z")
_WRITTEN = re.compile(rb"/ID \[(?:\((?P<first>[0-9a-f]{32})\)) (?P<second>\([0-9a-f]{32}\))\]")
_SEALED = re.compile(rb"/ID \[\([0-9a-f]{32}\) <(?P<seal>[0-9a-f]{64})>\]")
_NO_SEAL = b"0" * 64
_REACH = 2000
"""Bytes of the trailer in which the identifier is looked for."""


class Seal(StrEnum):
    """What a file's seal says."""

    WHOLE = "unaltered"
    BROKEN = "altered"
    NONE = "no seal"


class _Spot(NamedTuple):
    start: int
    end: int


def seal(pdf: bytes) -> bytes:
    """Put a seal on a PDF that pydyf wrote; raises ValueError for another.

    The identifier stands after all that the file's offsets count, so that nothing else moves.
    """
    spot = _spot(pdf, _WRITTEN, "second")
    if spot is None:
        raise ValueError("the file's trailer has no identifier as pydyf writes it")
    open_ = pdf[: spot.start] + b"<" + _NO_SEAL + b">" + pdf[spot.end :]
    return _with(open_, _Spot(spot.start + 1, spot.start + 65), _digest(open_))


def seal_of(pdf: bytes) -> Seal:
    """Return whether a PDF is as it was sealed; one that was saved anew by another tool has no seal."""
    spot = _spot(pdf, _SEALED, "seal")
    if spot is None:
        return Seal.NONE
    zeroed = _with(pdf, spot, _NO_SEAL)
    return Seal.WHOLE if pdf[spot.start : spot.end] == _digest(zeroed) else Seal.BROKEN


def _spot(pdf: bytes, identifier: re.Pattern[bytes], part: str) -> _Spot | None:
    """Find a part of the identifier in the trailer that the end of the file leads to."""
    end = _END.search(pdf, max(0, len(pdf) - 40))
    start = int(end[1]) if end else len(pdf)
    found = identifier.search(pdf, start, min(len(pdf), start + _REACH))
    return _Spot(*found.span(part)) if found else None


def _with(pdf: bytes, spot: _Spot, new: bytes) -> bytes:
    return pdf[: spot.start] + new + pdf[spot.end :]


def _digest(pdf: bytes) -> bytes:
    return sha256(pdf).hexdigest().encode()
