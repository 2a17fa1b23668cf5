"""What many commands share: the options that they declare alike."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ..engine.store import Store


Function = TypeVar("Function", bound=Callable[..., Any])


def together(*options: Callable[[Any], Any]) -> Callable[[Function], Function]:
    """Return a decorator that declares options in this order."""

    def declared(command: Function) -> Function:
        for option in reversed(options):
            command = option(command)
        return command

    return declared


def _day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date:
    """Return the day that was named, or the user's own today: the one clock that is read."""
    return value.date() if value else datetime.now().astimezone().date()


project = click.option(
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    envvar="HANDOUT_PROJECT",
    show_envvar=True,
    help="A folder of the library; by default the current one.",
)


today = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    callback=_day,
    help="The day that decides what is overdue; by default today.",
)


def _store(context: click.Context, _option: click.Parameter, value: Path | None) -> "Store | None":
    """Return where results are kept, or None where they are not to be."""
    from ..engine.store import store_of

    if context.params.pop("no_cache", False):
        return None
    return store_of(os.environ, value)


cache = together(
    click.option("--no-cache", is_flag=True, is_eager=True, help="Keep and use no results."),
    click.option(
        "--cache",
        "store",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        envvar="HANDOUT_CACHE",
        show_envvar=True,
        callback=_store,
        help="Where results are kept, so that nothing is done twice; by default the user's cache.",
    ),
)
"""Where a command keeps results; `--no-cache` is read first."""


def output_format(*formats: str, meaning: str) -> Callable[[Function], Function]:
    """Declare the formats in which a command answers; the first is the default."""
    return click.option(
        "--output-format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=meaning,
    )


output_file = click.option(
    "--output-file",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report into a file, not to stdout.",
)


reporting = together(
    output_format(
        *("text", "concise", "json", "sarif", "github", "gitlab", "junit"),
        meaning="For people, for programs or for a server.",
    ),
    output_file,
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info"]),
        default="error",
        show_default=True,
        help="The mildest level of a finding that fails the check.",
    ),
    click.option("--exit-zero", is_flag=True, help="Findings do not change the exit status."),
)
"""How findings are reported, and which of them change the exit status."""


def dry_run(meaning: str) -> Callable[[Function], Function]:
    """Declare that a command may say what it would do, and do nothing."""
    return click.option("--dry-run", is_flag=True, help=meaning)


def choice(name: str, field: str, meaning: str) -> Callable[[Function], Function]:
    """Declare an option that chooses, may be repeated, and has a variable of its name."""
    variable = f"HANDOUT_{name.upper()}"
    return click.option(
        f"--{name}", field, multiple=True, envvar=variable, show_envvar=True, help=meaning
    )


formats = click.option(
    "--format",
    "formats",
    type=click.Choice(["pdf", "html", "text"]),
    multiple=True,
    default=["pdf"],
    show_default=True,
    envvar="HANDOUT_FORMAT",
    show_envvar=True,
    help="What is written of each edition: for paper, for a screen, or as plain text.",
)


out = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="out",
    show_default=True,
    envvar="HANDOUT_OUT",
    show_envvar=True,
    help="The folder that the files go to.",
)


def _shard(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> tuple[int, int] | None:
    """Return which part of how many is meant."""
    if value is None:
        return None
    number, _, count = value.partition("/")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise click.BadParameter(f"`{value}` is no part; write 3/8 for the third of eight")
    return int(number), int(count)


shard = click.option(
    "--shard",
    metavar="N/COUNT",
    callback=_shard,
    help="Only one part of the editions, as in 3/8, where several machines share the work.",
)


taking = together(
    click.option(
        "--select",
        multiple=True,
        metavar="SELECTION",
        help="Only what a selection takes, as in `audience:patient,tag:sensory` or `source:ng239+`.",
    ),
    click.option(
        "--exclude", multiple=True, metavar="SELECTION", help="Not what this selection takes."
    ),
)
"""What takes some of a library, in the selection language."""


selecting = together(
    taking,
    click.option(
        "--since",
        metavar="REV",
        default="HEAD",
        show_default=True,
        help="The revision since which `state:` looks for changes.",
    ),
)
"""The same, where `state:` needs to be told since when."""
