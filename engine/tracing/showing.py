"""Traces → a tree for people, JSON for machines."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from .tracing import Branch, Released, Trace


def print_traces(traces: Iterable[Trace], stream: TextIO) -> None:
    """Print each trace as a tree; where the stream is no terminal, no line is folded."""
    console = Console(file=stream, width=None if stream.isatty() else 10_000)
    for trace in traces:
        console.print(_tree(trace))


def as_json(traces: Iterable[Trace]) -> str:
    """Write traces as JSON, a list of objects."""
    return json.dumps([_record(trace) for trace in traces], indent=2, ensure_ascii=False)


def _tree(trace: Trace) -> Tree:
    tree = Tree(_line(f"{trace.subject.kind} {trace.subject.id}", trace.title, trace.place))
    _grow(tree.add(Text("rests on", "bold")), trace.rests_on, upward=False)
    _grow(tree.add(Text("what rests on it", "bold")), trace.used_by, upward=True)
    sheets = tree.add(Text("released sheets that rest on it", "bold"))
    for sheet in trace.released:
        sheets.add(_line(f"{sheet.edition} {sheet.version}", f"{sheet.on}, code {sheet.code}"))
    if trace.silent:
        sheets.add(Text(_silent(trace), "dim"))
    for part in tree.children:
        if not part.children:
            part.add(Text("nothing", "dim"))
    return tree


def _silent(trace: Trace) -> str:
    number, kind = trace.silent, trace.subject.kind
    sheets = "1 sheet was" if number == 1 else f"{number:,} sheets were"
    return f"{sheets} recorded before records told of {kind}s"


def _grow(tree: Tree, branches: Sequence[Branch], *, upward: bool) -> None:
    for branch in branches:
        thing = f"{branch.subject.kind} {branch.subject.id}"
        said = f"{thing} {branch.relation} it" if upward else f"{branch.relation} {thing}"
        where = f" ({branch.where})" if branch.where else ""
        _grow(tree.add(_line(f"{said}{where}", branch.title)), branch.branches, upward=upward)


def _line(said: str, *more: str) -> Text:
    """Return a line that shows what an author wrote as it stands, also where it looks like a mark of rich."""
    return Text.assemble(said, *((f"  {words}", "dim") for words in more if words))


def _record(trace: Trace) -> dict[str, Any]:
    return {
        "kind": trace.subject.kind,
        "id": trace.subject.id,
        "title": trace.title,
        "place": trace.place,
        "rests_on": [_branch(branch) for branch in trace.rests_on],
        "used_by": [_branch(branch) for branch in trace.used_by],
        "released": [_sheet(sheet, trace) for sheet in trace.released],
        "silent": trace.silent,
    }


def _branch(branch: Branch) -> dict[str, Any]:
    return {
        "relation": branch.relation.value,
        "kind": branch.subject.kind,
        "id": branch.subject.id,
        "title": branch.title,
        "where": branch.where,
        "branches": [_branch(one) for one in branch.branches],
    }


def _sheet(sheet: Released, trace: Trace) -> dict[str, Any]:
    return {
        "edition": sheet.edition,
        "version": sheet.version,
        "on": sheet.on.isoformat(),
        "code": sheet.code,
        "digest": sheet.printed.get(trace.subject) or None,
    }
