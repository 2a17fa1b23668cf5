"""Reading: an expression that finds the end of a run of characters is made once.

tinyhtml5 means to keep these expressions, but files each under itself, and makes it again for each run: four hundred
times for a sheet.
"""

import re


class Expressions(dict[object, re.Pattern[str]]):
    """What finds runs of characters, or of all but them, in the place of tinyhtml5's own store."""

    def __missing__(self, key: object) -> re.Pattern[str]:
        characters, opposite = _asked(key)
        inside = "".join(f"\\x{ord(one):02x}" for one in characters)
        made = self[key] = re.compile(f"[{inside}]+" if opposite else f"[^{inside}]+")
        return made


def _asked(key: object) -> tuple[frozenset[str] | tuple[str, ...] | str, bool]:
    match key:
        case ((str() | tuple() | frozenset()) as characters, bool() as opposite):
            return characters, opposite  # pyright: ignore[reportUnknownVariableType] - of single characters
        case _:
            raise KeyError(key)
