"""`handout ls`, `why`, `trace`, `diff` and `rule`: what somebody looks up."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import options
from .saying import opened, write

if TYPE_CHECKING:
    from ..engine.store import Store


@click.command()
@click.argument(
    "kind",
    type=click.Choice(["handouts", "claims", "sources", "terms", "editions"]),
    default="handouts",
)
@options.output_format("table", "json", meaning="For people or for programs.")
@options.selecting
@options.today
@options.project
def ls(folder: Path, kind: str, output_format: str, today: date, **wanted: Any) -> None:
    """List the library's handouts, claims, sources, terms or editions."""
    from ..engine.listing import as_json, print_table, rows
    from ..engine.loading import load
    from ..engine.selecting import Choice, chosen

    loaded, choice = load(opened(folder)), Choice(**wanted)
    found = rows(loaded.library, kind, chosen(loaded, choice, today) if choice else None)
    if output_format == "json":
        click.echo(as_json(found))
    else:
        print_table(found, sys.stdout)


@click.command()
@click.argument("claim")
@click.argument("handout")
@click.option("--region", help="In this region; by default in each.")
@options.project
def why(folder: Path, claim: str, handout: str, region: str | None) -> None:
    """Say why CLAIM is printed on HANDOUT, or why it is not."""
    from ..engine.choosing import answers
    from ..engine.loading import load

    for line in answers(load(opened(folder)).library, claim, handout, region):
        click.echo(line)


@click.command()
@click.argument("name", metavar="ID")
@click.option(
    "--kind",
    type=click.Choice(["claim", "source", "term", "figure", "handout", "layout", "region"]),
    help="What ID is, where several things are called so.",
)
@options.output_format("tree", "json", meaning="For people or for programs.")
@options.cache
@options.project
def trace(
    folder: Path, name: str, kind: str | None, output_format: str, store: "Store | None"
) -> None:
    """Show what ID rests on and what rests on it, now and on every released sheet."""
    from ..engine.loading import load
    from ..engine.recording import read_records
    from ..engine.tracing import as_json, print_traces, released_in
    from ..engine.tracing import trace as run

    project = opened(folder)
    traces = run(load(project, store), name, released_in(read_records(project.root)), kind)
    if output_format == "json":
        click.echo(as_json(traces))
    else:
        print_traces(traces, sys.stdout)


@click.command()
@click.argument("old")
@click.argument("new", default=".", required=False)
@options.output_format(
    *("text", "markdown", "json", "html"),
    meaning="For a terminal, for a pull request, for programs, or a page with change bars.",
)
@options.output_file
@options.taking
@options.cache
@options.today
@options.project
def diff(
    folder: Path,
    old: str,
    new: str,
    output_format: str,
    output_file: Path | None,
    store: "Store | None",
    today: date,
    **wanted: Any,
) -> None:
    """Show what changed from OLD to NEW, handout by handout, and what that makes stale.

    Each is a folder, a release (HANDOUT@VERSION or a sheet's code) or a revision; without NEW it is the library as it
    lies on the disk.
    """
    from ..engine.checking import counts, report
    from ..engine.comparing import FORMATS, commit_in, compare, faults, taken_of
    from ..engine.recording import read_records
    from ..engine.selecting import Choice

    project, choice = opened(folder), Choice(**wanted)
    found = compare(project, old, new, store, commit_in(read_records(project.root)))
    found = taken_of(found, choice, today) if choice else found
    write(FORMATS[output_format](found), output_file)
    for name, findings in faults(found).items():
        click.echo(f"handout: {name} is faulty, and what is faulty is left out:", err=True)
        click.echo(f"{report(findings, 'concise')}\n{counts(findings)}", err=True)


@click.command()
@click.argument("code", required=False)
@click.option("--all", "whole", is_flag=True, help="Explain every rule.")
def rule(code: str | None, *, whole: bool) -> None:
    """Explain the rule CODE, or list all rules."""
    from ..engine.checking import catalogue, overview, page

    if code and whole:
        raise click.UsageError("name one rule, or ask for --all")
    if whole:
        click.echo("\n\n\n".join(page(one) for one in catalogue()))
    else:
        click.echo(page(code) if code else overview())
