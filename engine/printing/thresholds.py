"""What a page is judged by: the same numbers for the page that is laid out and for a PDF that is read back."""

from ...schema import PROFESSIONALS

LEAST_CONTRAST, LEAST_CONTRAST_LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3 (AA): of words to their ground, and of large words."""
BEST_CONTRAST, BEST_CONTRAST_LARGE = 7.0, 4.5
"""WCAG 2.2, 1.4.6 (AAA)."""
LARGE, LARGE_BOLD = 18, 14
"""Points from which on words are large, and from which on bold words are."""
BOLD = 700

SMALLEST = 12
"""Points, for those who take a sheet home (RNIB, UKAAF clear print; CDC, Simply Put)."""
SMALLEST_LARGE = 18
"""Points of large print, for all readers and every word, those in the margins too (ACB; UKAAF: 16, better 18)."""

MOST_CHARACTERS, MOST_FOR_PROFESSIONALS = 80, 100
"""Of a full line: WCAG 2.2, 1.4.8; PMCPA."""
SHORT_LINE = 20
"""Characters; what is shorter is a mark of a list or stands in a narrow cell."""

EDGE = 5
"""Millimetres from the edge of the page in which printers leave words out or cut them off."""


def is_large(points: float, *, bold: bool) -> bool:
    """Tell whether words are large enough for less contrast."""
    return points >= LARGE or (bold and points >= LARGE_BOLD)


def least_contrast(points: float, *, bold: bool) -> float:
    """Return the contrast that words must have (AA)."""
    return LEAST_CONTRAST_LARGE if is_large(points, bold=bold) else LEAST_CONTRAST


def best_contrast(points: float, *, bold: bool) -> float:
    """Return the contrast that words should have (AAA)."""
    return BEST_CONTRAST_LARGE if is_large(points, bold=bold) else BEST_CONTRAST


def smallest(audience: str, *, is_large_print: bool) -> int:
    """Return how many points words must have at least; 0 where nothing is asked."""
    if is_large_print:
        return SMALLEST_LARGE
    return 0 if audience in PROFESSIONALS else SMALLEST


def most_characters(audience: str) -> int:
    """Return how many characters a full line may have for an audience."""
    return MOST_FOR_PROFESSIONALS if audience in PROFESSIONALS else MOST_CHARACTERS
