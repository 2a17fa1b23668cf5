"""Numbers: cffi reads the name of a type once for all lengths of an array.

To make a font smaller, WeasyPrint names an array of as many numbers as it has glyphs. For each length that it has not
met before, cffi starts a parser of C, which takes longer than HarfBuzz takes for the font.
"""

import re
from typing import Any

_LENGTH = re.compile(r"\[\d+\]\Z")


class Native:
    """cffi's door to C, in the place of WeasyPrint's where fonts are made smaller."""

    def __init__(self, theirs: Any) -> None:
        """Open the same door."""
        self._theirs = theirs

    def __getattr__(self, name: str) -> Any:
        return getattr(self._theirs, name)

    def new(self, kind: str, *given: Any) -> Any:
        """Make something of a kind; the length of an array follows from what it is given."""
        filled = given and isinstance(given[0], list | tuple)
        return self._theirs.new(_LENGTH.sub("[]", kind) if filled else kind, *given)
