"""PDF/UA-1 and PDF/A by a validator, and what it cannot decide."""

from collections.abc import Iterator

import page as validator

from .facts import Conformance

UA, ARCHIVE = "ua1", "3a"
_MARKS = {UA: b"pdfuaid", ARCHIVE: b"pdfaid"}
_PARTS = ("1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u")
NAMES = {"ua1": "PDF/UA-1", **{part: f"PDF/A-{part}" for part in _PARTS}}


def judged(data: bytes, metadata: bytes) -> tuple[Conformance, ...]:
    """Return what a file is as PDF/UA-1, and as the PDF/A that it says it is, or else as PDF/A-3a."""
    return tuple(
        _judged(data, profile, claimed=_MARKS[kind] in metadata)
        for kind, profile in ((UA, UA), (ARCHIVE, _archive(metadata)))
    )


def _archive(metadata: bytes) -> str:
    part, level = _told(metadata, b"part"), _told(metadata, b"conformance").lower()
    return part + level if part + level in _PARTS else ARCHIVE


def _told(metadata: bytes, name: bytes) -> str:
    """Return the letter of a mark, written as an attribute or as an element."""
    for start in (b"pdfaid:" + name + b'="', b"pdfaid:" + name + b">", b"pdfaid:" + name + b"='"):
        _, found, rest = metadata.partition(start)
        if found:
            return rest[:1].decode("latin-1")
    return ""


def _judged(data: bytes, profile: str, *, claimed: bool) -> Conformance:
    try:
        report = validator.validate_pdf_bytes(data, profile=profile)
    except validator.PageError as fault:
        return Conformance(profile, claimed, (), f"the validator gave up: {fault}")
    return Conformance(profile, claimed, tuple(dict.fromkeys(_faults(report))))


def _faults(report: validator.ValidationReport) -> Iterator[str]:
    for one in report.failures:
        yield f"{one.rule_id}: {' '.join(one.message.split())}"
