"""Read YAML text into maps, lists and text, and remember where each of them stands.

The parser is libyaml's, by its events; the builder is ours, because a finding needs the line and the column
of every key and value, and because nothing may be guessed or lost: each scalar stays text (its meaning comes
from the schema, so `no`, `1:30` and `2024-03-06` are what was written), only an empty value, `~` and `null`
are nothing. Anchors, aliases, tags, duplicate keys and words after a `#` are faults.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, cast

from ...language.patterns import pattern
from ..compiled import known_patterns

with known_patterns():  # one of its own takes as long to compile as all the rest of it to import
    from yaml.cyaml import (
        CParser,  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType] - no stub
    )
    from yaml.events import (
        AliasEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        StreamEndEvent,
    )

MAX_DEPTH = 24
"""How deep lists and maps may nest. Nothing that an author writes needs more than eight levels."""

_NOTHING = frozenset({"", "~", "null"})
_BRACKETS = pattern(r"[\[\]{}]")
_OPENING = "[{"
_COMMENTED = pattern(r"\s*[^\s#].*\s#")
_LOST = pattern(r"\s+#")
_LOST_AFTER_WORD = pattern(r"\s+#[^\s#]")
_SENTENCE = pattern(r"[A-Z][a-z]+|.*[.!?,;]")
_UNSEEN = pattern("[\x85\u2028\u2029\ufeff]")
"""Line ends of YAML 1.1 that no editor shows as such, and the mark that belongs at the start of a file."""


class Mark(NamedTuple):
    """A line and a column, both from 0."""

    line: int
    column: int


class Problem(NamedTuple):
    """What is wrong with a text as YAML, before anybody asks what it means."""

    code: str
    mark: Mark
    message: str
    remedy: str


class Unreadable(Exception):
    """The text cannot be read further: one problem is reported for the whole file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Map(dict[str, Any]):
    """A map of a file; `marks` holds, in the order of its keys, the mark of each key and of its value."""

    __slots__ = ("marks",)
    marks: list[Any]


class Seq(list[Any]):
    """A list of a file; `marks` holds the mark of each entry."""

    __slots__ = ("marks",)
    marks: list[Any]


class Read(NamedTuple):
    """What stands in a file: its tree, and the problems that did not stop the reading."""

    root: Any
    problems: list[Problem]


def read(text: str) -> Read:
    """Read one YAML document.

    Raises `Unreadable` where the text is no YAML, nests too deep, or holds more than one document;
    `yaml.YAMLError` where libyaml stops (`syntax.explain` words it).
    """
    _bound_depth(text)
    if unseen := _UNSEEN.search(text):
        raise Unreadable(unprintable(text, unseen.start()))
    reader = _Reader(text)
    return Read(reader.document(), reader.problems)


def unprintable(text: str, at: int) -> Problem:
    """Name a character that no text may hold."""
    mark = Mark(text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1)
    message = f"the character U+{ord(text[at]):04X} cannot be printed"
    return Problem("SCH001", mark, message, "delete it and type the text again")


def _bound_depth(text: str) -> None:
    """Stop before libyaml sees a flood of brackets: some of its versions crash on 100,000 of them."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        depth = depth + 1 if bracket[0] in _OPENING else max(depth - 1, 0)
        if depth > 4 * MAX_DEPTH:
            line = text.count("\n", 0, bracket.start())
            column = bracket.start() - text.rfind("\n", 0, bracket.start()) - 1
            raise _too_deep(Mark(line, column))


def _too_deep(mark: Any) -> Unreadable:
    message = f"lists and maps nest more than {MAX_DEPTH} levels deep"
    remedy = "write the content as lists and maps of the documented keys"
    return Unreadable(Problem("SCH006", Mark(mark.line, mark.column), message, remedy))


class _Reader:
    """Builds the tree of one document from the parser's events."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = text.split("\n") if " #" in text else []
        self.commented = {at for at, line in enumerate(self.lines) if _COMMENTED.match(line)}
        self.problems: list[Problem] = []
        self.next = _events(text)

    def document(self) -> Any:
        """Build the one document of the text; an empty text is None."""
        self.next()  # the stream starts
        if self.next().__class__ is StreamEndEvent:
            return None
        root = self.node(self.next(), 0)
        self.next()  # the document ends
        after = self.next()
        if after.__class__ is not StreamEndEvent:
            remedy = "write one document a file"
            self.fault(after.start_mark, "SCH005", "a second document starts here", remedy)
        return root

    def node(self, event: Any, depth: int) -> Any:
        """Build the value that an event starts. This is the hot path: five million events a minute."""
        kind = event.__class__
        if kind is ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                self.decorated(event)
            if not event.implicit[0]:
                return event.value
            value = event.value
            if self.commented and event.end_mark.line in self.commented:
                self.lost_words(event)
            return None if value in _NOTHING else value
        if kind is AliasEvent:
            raise _alias(event)
        if event.tag is not None or event.anchor is not None:
            self.decorated(event)
        if depth >= MAX_DEPTH:
            raise _too_deep(event.start_mark)
        return self.map(depth + 1) if kind is MappingStartEvent else self.seq(depth + 1)

    def map(self, depth: int) -> Map:
        """Build a map, keeping the first of two equal keys."""
        result = Map()
        marks: list[Any] = []
        result.marks = marks
        following = self.next
        while (key := following()).__class__ is not MappingEndEvent:
            if key.__class__ is not ScalarEvent:
                raise _no_key(key.start_mark)
            event = following()
            value = self.node(event, depth)
            name = key.value
            if name in result:
                self.twice(key, result)
                continue
            marks.append(key.start_mark)
            marks.append(event.start_mark)
            result[name] = value
        return result

    def seq(self, depth: int) -> Seq:
        """Build a list."""
        result = Seq()
        marks: list[Any] = []
        result.marks = marks
        following = self.next
        while (event := following()).__class__ is not SequenceEndEvent:
            marks.append(event.start_mark)
            result.append(self.node(event, depth))
        return result

    def fault(self, mark: Any, code: str, message: str, remedy: str) -> None:
        """Note a problem that does not stop the reading."""
        self.problems.append(Problem(code, Mark(mark.line, mark.column), message, remedy))

    def decorated(self, event: Any) -> None:
        mark = event.start_mark
        tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
        shown = tag if event.anchor is None else f"&{event.anchor}"
        message = f"`{shown}` is a YAML anchor or tag, which content must not use"
        self.fault(
            mark, "SCH005", message, "remove it; if it belongs to the text, put the text in quotes"
        )

    def twice(self, key: Any, found: Map) -> None:
        first = key_mark(found, key.value)
        message = f"the key `{key.value}` stands here a second time; the first is on line {first.line + 1}"
        self.fault(key.start_mark, "SCH004", message, "keep one of the two")

    def lost_words(self, event: Any) -> None:
        """Find words that YAML takes for a comment although they follow text on its line.

        After a single word, as in `category: symptom  # closed`, only what a `#` touches is taken for text,
        unless the word begins with a capital or ends as a sentence does: `Rest # until better`.
        """
        end = Mark(event.end_mark.line, event.end_mark.column)
        rest = self.lines[end.line][end.column :]
        is_text = " " in event.value or _SENTENCE.fullmatch(event.value)
        if (_LOST if is_text else _LOST_AFTER_WORD).match(rest):
            mark = Mark(end.line, end.column + len(rest) - len(rest.lstrip()))
            message = (
                f"`{_shorten(rest.strip())}` would not be printed: after ` #` YAML reads a comment"
            )
            remedy = "put the text in quotes if these words belong to it, or move the comment to a line of its own"
            self.fault(mark, "SCH003", message, remedy)


def _alias(event: Any) -> Unreadable:
    """Stop at the first alias: what it stands for is not read, so nothing after it can be judged."""
    mark = Mark(event.start_mark.line, event.start_mark.column)
    message = f"`*{event.anchor}` is a YAML alias, which content must not use"
    return Unreadable(
        Problem("SCH005", mark, message, "write the value out; if it is text, put it in quotes")
    )


def _events(text: str) -> Callable[[], Any]:
    """Return libyaml's events of a text, one a call."""
    return cast("Any", CParser(text)).get_event


def _no_key(mark: Any) -> Unreadable:
    message = "a list or map stands where a key belongs"
    problem = Problem("SCH002", Mark(mark.line, mark.column), message, "write `key: value`")
    return Unreadable(problem)


def _shorten(words: str, limit: int = 40) -> str:
    return words if len(words) <= limit else f"{words[: limit - 1]}…"


def key_mark(found: Map, key: str) -> Any:
    """Return the mark of a key of a map."""
    return found.marks[2 * list(found).index(key)]


def value_mark(found: Map | Seq, step: str | int) -> Any:
    """Return the mark of a value of a map, or of an entry of a list."""
    if isinstance(found, Map):
        return found.marks[2 * list(found).index(str(step)) + 1]
    return found.marks[int(step)]
