"""The sizes of paper that printers hold, and the name of the one that a page is for."""

from collections.abc import Mapping
from types import MappingProxyType

PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "A3": (297, 420),
        "A4": (210, 297),
        "A5": (148, 210),
        "A6": (105, 148),
        "Legal": (215.9, 355.6),
        "Letter": (215.9, 279.4),
        "Tabloid": (279.4, 431.8),
    }
)
"""In millimetres, upright (ISO 216; ANSI/ASME Y14.1)."""

SLACK = 1.5
"""Millimetres by which a page may differ."""


def paper_of(width: float, height: float) -> str | None:
    """Return the name of the paper of a page, upright or across; None where no paper has its size."""
    short, long = sorted((width, height))
    for name, (one, other) in PAPERS.items():
        if abs(short - one) <= SLACK and abs(long - other) <= SLACK:
            return name if width <= height else f"{name} across"
    return None
