"""`handout init`, `doctor`, `schema` and `cache`: what a library and a machine need beside content."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options
from .saying import opened

if TYPE_CHECKING:
    from ..engine.store import Store


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


@click.group()
def cache() -> None:
    """Look after what is kept of earlier commands, so that nothing is done twice."""


@cache.command("info")
@options.cache
def cache_info(store: "Store | None") -> None:
    """Say where results are kept, how much that is, and of what kinds."""
    from ..engine.cache import info

    for line in info(_there(store)):
        click.echo(line)


@cache.command("clear")
@options.cache
def cache_clear(store: "Store | None") -> None:
    """Remove all that is kept; the next commands do their work again."""
    click.echo(f"{_there(store).clear()} entries removed")


@cache.command("verify")
@options.cache
def cache_verify(store: "Store | None") -> int:
    """Read all that is kept, and remove what is damaged; exit status 1 where anything was."""
    damaged = _there(store).damaged()
    for path in damaged:
        click.echo(path)
    click.echo(f"{len(damaged)} damaged entries", err=True)
    return int(bool(damaged))


def _there(store: "Store | None") -> "Store":
    if store is None:
        raise click.UsageError("with --no-cache there is nothing to look after")
    return store
