"""The command line: the group of all commands, and the one way out of them.

Exit status: 0 clean; 1 the content is not fit, or a handout could not be made; 2 usage, settings, selection or
machine; 3 an unexpected fault; 130 interrupted. Nothing else changes it. Results go to stdout, notices to stderr.
"""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import Any, cast

import click

from handout_builder.commands import Commands


class _Group(click.Group):
    """A group of commands that ends with the exit status that a command returns."""

    def invoke(self, ctx: click.Context) -> None:
        from handout_builder.engine.compiled import known_functions

        with _one_way_out(), known_functions():
            ctx.exit(super().invoke(ctx) or 0)


@contextmanager
def _one_way_out() -> Generator[None]:
    """Turn what stopped a command into a sentence and an exit status; never show a traceback."""
    from handout_builder.engine.errors import CannotGoOn

    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise  # Click knows what to do, also where nobody reads on: `handout check | head`
    except CannotGoOn as stop:
        click.echo(f"handout: {stop}", err=True)
        raise click.exceptions.Exit(2) from stop
    except KeyboardInterrupt:
        click.echo("handout: interrupted", err=True)
        raise click.exceptions.Exit(130) from None
    except Exception as fault:
        from handout_builder.engine.faults import write_report

        click.echo(f"handout: an unexpected fault, not yours: {fault!r}", err=True)
        click.echo(f"handout: a report to send to its makers is in {write_report(fault)}", err=True)
        raise click.exceptions.Exit(3) from fault


_PLUGINS = ModuleType("pydantic.plugin._loader")
_PLUGINS.__dict__["get_plugins"] = tuple
"""Stands for the part of Pydantic that looks for its plug-ins, and finds none."""


@click.group(
    cls=_Group,
    commands=cast("Any", Commands()),  # nobody adds to them, so that they need not be mutable
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="handout-builder", prog_name="handout")
def main() -> None:
    """Build patient handouts and clinician summaries from sourced claims."""
    # What a command loads stays, so that looking at it again and again is for nothing.
    gc.set_threshold(100_000, 20, 100)
    # What fits the schema is not for a plug-in to say that happens to be installed; and looking for plug-ins means
    # reading the records of all packages.
    sys.modules.setdefault(_PLUGINS.__name__, _PLUGINS)


def run() -> None:
    """Run a command as a process of its own: when all is said and done, the system takes back what it held.

    Otherwise Python takes each of a hundred thousand things apart first. What others asked for at the end of the
    process is done before; where their threads still run, it ends as any process does.
    """
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int) or threading.active_count() > 1:
            raise
        atexit._run_exitfuncs()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - there is no other way
        with suppress(OSError, ValueError):  # nobody reads on, which was told before
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(end.code)


if __name__ == "__main__":
    run()
