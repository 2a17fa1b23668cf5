"""Patterns that are compiled when they are first needed: the rules hold some hundreds, and most runs need few."""

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern until a method of it is called."""

    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self._written = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._written), name)
        setattr(self, name, method)  # from now on it is found without coming here
        return method


def pattern(text: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does; a fault in it shows when it is first used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
