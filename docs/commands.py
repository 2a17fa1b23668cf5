"""Write the reference of the command line from its own declarations."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import click

from handout_builder.cli import main

PAGE = "commands.md"

STATUSES: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "build": {
            0: "all that was asked for is printed or up to date, and no error was found; with `--plan`: told",
            1: "a handout was not printed, or there are errors in the library",
            2: "a choice names what is not there or matches nothing, Pango is missing, "
            "or the folder cannot be written",
        },
        "cache info": {0: "told", 2: "`HANDOUT_CACHE_LIMIT` is no number"},
        "cache clear": {0: "removed", 2: "`HANDOUT_CACHE_LIMIT` is no number"},
        "cache verify": {
            0: "all that is kept is sound",
            1: "something was damaged, and was removed",
            2: "`HANDOUT_CACHE_LIMIT` is no number",
        },
        "check": {
            0: "nothing that fails: by default no errors; with `--exit-zero` whatever was found",
            1: "there are findings that fail: by default errors",
            2: "a path or the code of a rule is not there, a path is in no library or in another, "
            "a baseline cannot be read, or a file cannot be written",
        },
        "fix": {
            0: "nothing to correct; with `--write`: all corrections are written",
            1: "the diff shows something to correct; with `--write`: a file changed meanwhile and was left",
            2: "a path is in no library or in another, the library is the embedded one and is not to be "
            "written, or the disk takes no file",
        },
        "verify": {
            0: "nothing that fails: by default no errors; with `--exit-zero` whatever was found",
            1: "a file has findings that fail: by default errors; one that cannot be read is one",
            2: "a file is not there, or the report cannot be written",
        },
        "ls": {
            0: "listed, also where the library has faults or nothing is taken",
            2: "there is no such kind of thing, or a selection names what is not there",
        },
        "trace": {0: "traced", 2: "neither the library nor a released sheet knows the id"},
        "diff": {
            0: "compared, whether or not anything changed; errors on a side are told on stderr",
            2: "a name is no folder and no revision, a revision does not hold the library, there is no "
            "git repository, or a file cannot be written",
        },
        "why": {0: "answered, yes or no", 2: "the claim, handout or region is not there"},
        "report": {
            0: "reported, whatever was found",
            2: "a handout is not there, or the file cannot be written",
        },
        "review list": {0: "listed", 2: "a choice names what is not there"},
        "review show": {0: "shown", 2: "there is nothing so called"},
        "review sign": {
            0: "signed, and written",
            2: "a thing is not there, it would not count, no signature could be made, or the disk takes no file; "
            "nothing was written",
        },
        "review attest": {
            0: "written",
            2: "the handout is not there, it would not count, no signature could be made, or the disk takes no "
            "file; nothing was written",
        },
        "review withdraw": {
            0: "withdrawn, and written",
            2: "there is no such sign-off, or the disk takes no file; nothing was written",
        },
        "release": {
            0: "released, or nothing has changed; with `--dry-run`: nothing stands in the way; with `--verify`: "
            "the same",
            1: "something stands in the way, and nothing was released; with `--verify`: a sheet differs",
            2: "something is not committed, there is no git repository or no branch, the clock is behind, a record is "
            "damaged or lost, a choice names what is not there, or the disk takes no file; nothing was released",
        },
        "status": {
            0: "the sheet is current; with `--write`: written",
            1: "it is superseded, withdrawn, a draft, altered or unknown",
            2: "what was named is neither a file nor like a code, a record is damaged or lost, or a file cannot be "
            "written",
        },
        "withdraw": {
            0: "withdrawn, and written",
            2: "it was never released, a record is damaged or lost, or the disk takes no file; nothing was written",
        },
        "recall": {
            0: "recalled, and written",
            2: "no released sheet rests on it, a record is damaged or lost, or the disk takes no file; nothing was "
            "written",
        },
        "rule": {0: "explained", 2: "no rule has this code"},
        "schema": {0: "written", 2: "the folder cannot be written"},
        "doctor": {0: "nothing is missing", 2: "something is missing"},
        "init": {0: "the library is there", 2: "a file would be overwritten; nothing was changed"},
    }
)
"""What each exit status means, by command; 3 and 130 mean the same everywhere."""

OPENING = """\
# Commands

<!-- Written by `python docs/generate.py` from commands/: do not edit. -->

Every command looks for a `handout.toml` in the current folder and in those above it, and works on
the library there. Where there is none it works on the B12 library inside the package, and says so
on stderr.

Results go to stdout; progress, counts and notices go to stderr. An option that is said to be
repeatable may be given several times, and its values unite; different options narrow each other
down. What each exit status means is told at the command, and for all of them in [exit
statuses](exit-statuses.md).

Where an environment variable is named beside an option, it sets that option too; values of a repeatable one
are divided by spaces. Colours are left out where `NO_COLOR` is set.
"""


def page() -> str:
    """Return the reference page of all commands."""
    root = click.Context(main, info_name="handout")
    commands = [
        click.Context(command, info_name=name, parent=root)
        for name, command in sorted(main.commands.items())
    ]
    names = "\n".join(
        f"- [`handout {one.info_name}`](#handout-{one.info_name})" for one in commands
    )
    version = "`handout --version` prints the version; `--help` or `-h` explains any command."
    return "\n\n".join([OPENING.rstrip(), names, version, *map(_command, commands)]) + "\n"


def _command(context: click.Context) -> str:
    if isinstance(context.command, click.Group):
        return _group(context, context.command)
    return _alone(context, "##")


def _group(context: click.Context, group: click.Group) -> str:
    """Tell of a command that is made of several."""
    inner = [
        click.Context(command, info_name=name, parent=context)
        for name, command in group.commands.items()
    ]
    head = [f"## handout {context.info_name}", " ".join((group.help or "").split())]
    return "\n\n".join([*head, *(_alone(one, "###") for one in inner)])


def _alone(context: click.Context, level: str) -> str:
    name = context.command_path.removeprefix("handout ")
    usage = " ".join([context.command_path, *context.command.collect_usage_pieces(context)])
    told = [" ".join(part.split()) for part in (context.command.help or "").split("\n\n")]
    parts = [
        f"{level} handout {name}",
        f"```text\n{usage}\n```",
        *told,
        *_arguments(context),
        *_options(context),
        _statuses(name),
    ]
    return "\n\n".join(parts)


def _arguments(context: click.Context) -> Iterator[str]:
    for argument in context.command.params:
        if isinstance(argument, click.Argument) and isinstance(argument.type, click.Choice):
            words = ", ".join(f"`{choice}`" for choice in argument.type.choices)
            what = argument.name or ""
            if argument.required:
                yield f"{what.upper()} is one of {words}."
            else:
                yield f"What to list is one of {words}; by default `{argument.default}`."


def _options(context: click.Context) -> Iterator[str]:
    options = [one for one in context.command.params if isinstance(one, click.Option)]
    if options:
        yield "\n".join(
            [
                "| option | what it does | variable |",
                "|---|---|---|",
                *(
                    f"| {_name(one, context)} | {_told(one)} | {_variable(one)} |"
                    for one in options
                ),
            ]
        )


def _name(option: click.Option, context: click.Context) -> str:
    date = isinstance(option.type, click.DateTime)
    value = "" if option.is_flag else " DATE" if date else f" {option.make_metavar(context)}"
    return f"`{'`, `'.join(option.opts)}{value}`".replace("|", "\\|")


def _told(option: click.Option) -> str:
    told = (option.help or "How the result is written.").rstrip(".")
    default = f"; by default `{option.default}`" if option.show_default else ""
    return f"{told}{default}{'; repeatable' if option.multiple else ''}."


def _variable(option: click.Option) -> str:
    return f"`{option.envvar}`" if option.envvar else ""


def _statuses(name: str) -> str:
    means = STATUSES[name]
    return "\n".join(
        ["Exit status:", "", *(f"- **{status}**: {meaning}" for status, meaning in means.items())]
    )
