"""Say in an author's words why a text is no YAML, and what to write instead.

libyaml names the first character that it could not use, in a parser's words. What an author did is nearly
always one of a few things, and the line tells which.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from ...language.patterns import pattern
from .reading import Mark, Problem, unprintable

_VALUE = pattern(r"^(?P<lead>\s*(?:-\s+)*(?:[\w.-]+:\s+)?)(?P<value>\S.*?)\s*$")
_QUOTE_IT = (
    "put the whole text in quotes: double quotes, or single ones if the text holds double quotes"
)


class Cause(NamedTuple):
    """What an author did, and the remedy; `{start}` is the first character of the value."""

    message: str
    remedy: str


_STARTS: dict[str, Cause] = {
    **dict.fromkeys(
        "*&!%@`",
        Cause("a text may not start with `{start}`, which means something else in YAML", _QUOTE_IT),
    ),
    **dict.fromkeys(
        "[{",
        Cause(
            "a text that starts with `{start}` is read as a list or map, and this one goes on after it",
            _QUOTE_IT,
        ),
    ),
    **dict.fromkeys(
        "|>",
        Cause(
            "a text may not start with `{start}`, which starts a block of lines in YAML",
            f"{_QUOTE_IT}; or begin the text on the next line",
        ),
    ),
    **dict.fromkeys(
        "\"'",
        Cause(
            "a text that starts with a quote ends at the next one, and this one goes on after it",
            _QUOTE_IT,
        ),
    ),
    **dict.fromkeys(
        ("- ", "? "),
        Cause("a text may not start with `{start}`, which means something else in YAML", _QUOTE_IT),
    ),
}
_CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}
_COLON = Cause("a text that holds `: ` is read as a key and its value", _QUOTE_IT)
_COMMENT = Cause(
    "a ` #` in this text starts a comment, and the text goes on after it",
    "put the text in quotes, or move the comment to a line of its own",
)
_TAB = Cause("a tab stands where YAML takes only spaces", "indent with spaces")
_UNCLOSED = Cause("a quote that opens here is never closed", "close it with the same quote")
_OPEN = Cause(
    "a list or map that opens here is never closed",
    "close it with `{closing}`; if it is text, put it in quotes",
)
_GOES_ON = Cause(
    "this line goes on the text above, and its `: ` makes a key in the middle of it",
    "if it is text, put the whole text in quotes; if it is a key, indent it like the keys above",
)
_NO_KEY = Cause(
    "this line has no `key:`, and it does not go on the text above",
    "write `key: value`, or indent it",
)
_INDENT = Cause(
    "this line does not fit the lines above: its indentation or its punctuation is off",
    "give keys of the same thing the same indentation, and each list entry its `- `",
)


def explain(error: YAMLError, text: str) -> Problem:
    """Turn libyaml's complaint into one problem at the line that caused it."""
    if isinstance(error, ReaderError):
        return _control_character(text)
    lines = text.split("\n")
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem("SCH002", Mark(0, 0), *_INDENT)
    fault = Mark(error.problem_mark.line, error.problem_mark.column)
    context = error.context_mark and Mark(error.context_mark.line, error.context_mark.column)
    mark, cause = next(_causes(lines, fault, context, f"{error.problem} {error.context}"))
    return Problem("SCH002", mark, *cause)


def _causes(
    lines: Sequence[str], fault: Mark, context: Mark | None, complaint: str
) -> Iterator[tuple[Mark, Cause]]:
    """Yield what the lines in question give away, likeliest cause first."""
    line = lines[fault.line] if fault.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab character" in complaint:
        yield Mark(fault.line, line.find("\t")), _TAB
    if context and "quoted scalar" in complaint:
        yield context, _UNCLOSED
    if "mapping values" in complaint and not _value_starts(lines, fault.line):
        yield _colon(lines, fault)
    for number in dict.fromkeys([fault.line, context.line if context else fault.line]):
        if found := _value_starts(lines, number):
            yield found
    if fault.line and " #" in lines[fault.line - 1]:
        yield Mark(fault.line - 1, lines[fault.line - 1].index(" #") + 1), _COMMENT
    if context and "expected ':'" in complaint:
        yield context, _NO_KEY
    yield fault, _INDENT


def _value_starts(lines: Sequence[str], number: int) -> tuple[Mark, Cause] | None:
    """Return the cause that the first character of a line's value gives away, if it does."""
    match = _VALUE.match(lines[number]) if number < len(lines) else None
    if match is None:
        return None
    value, mark = match["value"], Mark(number, match.start("value"))
    start = value[:2] if value[:2] in _STARTS else value[0]
    cause = _STARTS.get(start)
    closing = _CLOSING.get(start, "")
    if cause is None or (closing and value.find(closing, 1) == len(value) - 1):
        return None
    if start in "[{" and closing not in value:
        return mark, Cause(_OPEN.message, _OPEN.remedy.format(closing=closing))
    return mark, Cause(cause.message.format(start=start.strip()), cause.remedy)


def _colon(lines: Sequence[str], fault: Mark) -> tuple[Mark, Cause]:
    """Tell a colon inside a text from a line that is indented too far, or a key without its space."""
    line = lines[fault.line]
    before = line[: fault.column]
    if re.search(r"[\w-]+:\s+\S", before):
        return fault, _COLON
    if fault.line and re.search(r"^\s*(-\s+)?[\w-]+:\S", lines[fault.line - 1]):
        cause = Cause(
            "a key's colon is not followed by a space", "write `key: value`, with a space"
        )
        return Mark(fault.line - 1, lines[fault.line - 1].index(":")), cause
    goes_on = fault.line and re.search(r"[^\s\]}\"':]$", lines[fault.line - 1])
    return Mark(fault.line, len(line) - len(line.lstrip())), _GOES_ON if goes_on else _INDENT


def _control_character(text: str) -> Problem:
    """Find the first character that no YAML may hold."""
    match = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    return unprintable(text, match.start() if match else 0)
