"""`handout build` and `handout cache`."""

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import options
from .saying import give, opened, say

if TYPE_CHECKING:
    from ..engine.projects import Project
    from ..engine.store import Store

_BEYOND = ("timings", "select", "exclude", "changed_since")
"""Options whose answer follows from more than the library's files."""


@click.command()
@click.argument("handouts", metavar="[ID]...", nargs=-1)
@options.choice("audience", "audiences", "Only handouts for this audience.")
@options.choice("region", "regions", "Editions of this region; by default the library's.")
@options.choice("language", "languages", "Only editions in this language.")
@options.choice("clinic", "clinics", "Editions with the contacts of this clinic.")
@options.choice("paper", "papers", "a4 or letter; by default the region's.")
@options.choice("size", "sizes", "standard or large, which is large print; by default standard.")
@options.formats
@click.option(
    "--review",
    is_flag=True,
    help="Print review copies: claims by their ids, sources, sign-offs, and a line to sign.",
)
@click.option("--index", is_flag=True, help="Also write index.html, which lists what was written.")
@options.selecting
@click.option(
    "--changed-since",
    metavar="REV",
    help="Only handouts that this line of work changed since it parted from a revision.",
)
@click.option(
    "--no-manifest",
    "manifest",
    flag_value=False,
    default=True,
    help="Attach no manifest, for mail filters that refuse attachments; its facts stay in the metadata.",
)
@click.option("--allow-empty", is_flag=True, help="A selection that matches nothing is no error.")
@options.out
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    envvar="HANDOUT_JOBS",
    show_envvar=True,
    help="How many processes print; by default one for each core that may be used.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    envvar="HANDOUT_SCHEDULER",
    show_envvar=True,
    help="Let a Dask cluster print, as in tcp://10.0.0.5:8786, in place of processes here.",
)
@options.shard
@click.option(
    "--time-limit",
    type=click.IntRange(min=1, max=86_400),
    metavar="SECONDS",
    default=60,
    show_default=True,
    envvar="HANDOUT_TIME_LIMIT",
    show_envvar=True,
    help="A handout that takes longer to print is refused.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(min=1),
    metavar="MB",
    default=1024,
    show_default=True,
    envvar="HANDOUT_MEMORY_LIMIT",
    show_envvar=True,
    help="A handout that takes more memory to print is refused.",
)
@click.option(
    "--timings",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what each edition took into this file, as JSON.",
)
@click.option(
    "--plan", "plan_only", is_flag=True, help="Say what is to be made, and why; make nothing."
)
@click.option(
    "--watch",
    "watching",
    is_flag=True,
    help="Build again whenever something of the library is saved, until interrupted.",
)
@click.option("--verbose", "-v", is_flag=True, help="Say of each edition why it is made.")
@options.cache
@options.today
@options.project
def build(
    folder: Path,
    store: "Store | None",
    *,
    plan_only: bool,
    watching: bool,
    verbose: bool,
    **given: Any,
) -> int:
    """Print handouts: all, or those with these IDs; options that choose may be repeated.

    Prints the path of each edition's files, one a line, made now or already up to date.
    """
    if plan_only and watching:
        raise click.UsageError("--plan makes nothing, so there is nothing to --watch")
    if watching and given["scheduler"]:
        raise click.UsageError(
            "--watch prints here, with workers that stay warm; leave out --scheduler"
        )
    if given["timings"] and (plan_only or watching):
        raise click.UsageError("--timings tells of one build; leave out --plan and --watch")
    project = opened(folder)
    if plan_only:
        return _plan(project, store, given)
    if watching:
        return _watch(project, store, given, verbose=verbose)
    return _build(project, store, given, verbose=verbose)


def _plan(project: "Project", store: "Store | None", given: Mapping[str, Any]) -> int:
    from ..engine.building import errand, plan

    return say((plan(errand(project, given, store)), (), 0))


def _watch(
    project: "Project", store: "Store | None", given: Mapping[str, Any], *, verbose: bool
) -> int:
    """Build, and build again after each change; only an interrupt ends it."""
    from ..engine.building import errand, progress, watch

    told = partial(progress, sys.stderr, reasons=verbose)
    for said in watch(errand(project, given, store), told):
        give(said)
    return 0


def _build(
    project: "Project", store: "Store | None", given: Mapping[str, Any], *, verbose: bool
) -> int:
    """Build, or say again what an earlier build said where nothing has changed since."""
    from ..engine.remembering import Answer, remembered
    from ..engine.versions import versions

    def make() -> Answer:
        from ..engine.building import answer, errand, progress

        with progress(sys.stderr, reasons=verbose) as tell:
            return answer(errand(project, given, store), tell, given["timings"])

    asked = [given["out"].resolve(), sorted(given.items()), *versions().items()]
    kept = None if any(given[name] for name in _BEYOND) else store
    said, known = remembered(kept, project.root, asked, make)
    return give(said, notice=f"handout: {len(said.files)} files, all up to date" if known else "")
