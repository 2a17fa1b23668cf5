"""Commands that look something up or prepare: `ls`, `why`, `trace`, `diff`, `rule`, `schema`, `doctor`, `init`."""

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
@click.option(
    "--output-format",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people or for machines.",
)
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
@click.option(
    "--output-format",
    type=click.Choice(["tree", "json"]),
    default="tree",
    show_default=True,
    help="For people or for machines.",
)
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
@click.option(
    "--output-format",
    type=click.Choice(["text", "markdown", "json", "html"]),
    default="text",
    show_default=True,
    help="For a terminal, for a pull request, for machines, or a page with change bars.",
)
@click.option(
    "--output-file",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report into a file, not to stdout.",
)
@options.cache
@options.project
def diff(
    folder: Path,
    old: str,
    new: str,
    output_format: str,
    output_file: Path | None,
    store: "Store | None",
) -> None:
    """Show what changed from OLD to NEW, handout by handout, and what that makes stale.

    Each is a folder, a release (HANDOUT@VERSION or a sheet's code) or a revision; without NEW it is the library as it
    lies on the disk.
    """
    from ..engine.checking import counts, report
    from ..engine.comparing import FORMATS, commit_in, compare, faults
    from ..engine.recording import read_records

    project = opened(folder)
    found = compare(project, old, new, store, commit_in(read_records(project.root)))
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


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="By default .handout/schema in the library.",
)
@options.project
def schema(folder: Path, out: Path | None) -> None:
    """Write JSON Schemas with the library's own words in them, for editors that complete and check."""
    from ..engine.loading import load
    from ..engine.schemas import FOLDER, write_schemas

    project = opened(folder)
    for path in write_schemas(load(project).library, out or project.root / FOLDER):
        click.echo(path)


@click.command()
def doctor() -> int:
    """Say what this machine lacks for printing, and the command that mends it."""
    from ..engine.doctor import diagnosis, examine

    checks = examine()
    click.echo(diagnosis(checks))
    return 0 if all(one.ok for one in checks) else 2


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Begin a library in FOLDER that builds and checks at once."""
    from ..engine.starting import start

    for path in start(folder):
        click.echo(path)
