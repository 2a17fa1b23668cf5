"""Reading: an expression that finds the end of a run of characters is made once.

tinyhtml5 means to keep these expressions, but files each under itself, and makes it again for each run: four hundred
times for a sheet, which is a third of what it takes to read one.
"""

import re
from typing import Any


class Expressions(dict[Any, re.Pattern[str]]):
    """What finds runs of characters, or of all but them, in the place of tinyhtml5's own store."""

    def __missing__(self, key: Any) -> re.Pattern[str]:
        characters, opposite = key
        inside = "".join(f"\\x{ord(one):02x}" for one in characters)
        made = self[key] = re.compile(f"[{inside}]+" if opposite else f"[^{inside}]+")
        return made
