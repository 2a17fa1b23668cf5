"""`handout check`, `handout fix` and `handout verify`."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import click

from . import options
from .saying import give, say_which

if TYPE_CHECKING:
    from ..engine.projects import Project
    from ..engine.remembering import Answer
    from ..engine.store import Store


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--rule", "rules", multiple=True, metavar="CODE", help="Only this rule.")
@click.option("--ignore", "ignored", multiple=True, metavar="CODE", help="Not this rule.")
@options.reporting
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="HANDOUT_BASELINE",
    show_envvar=True,
    help="Findings that this file holds do not count.",
)
@click.option(
    "--write-baseline",
    "new_baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write all findings into this file, and check with it as the baseline.",
)
@options.selecting
@options.cache
@options.today
@options.project
def check(
    folder: Path,
    paths: tuple[Path, ...],
    output_file: Path | None,
    store: "Store | None",
    today: date,
    **wanted: Any,
) -> int:
    """Check all content, and report the findings on it or on these PATHS of it."""
    from ..engine.projects import library_of

    selects = bool(wanted["select"] or wanted["exclude"])
    if wanted["new_baseline"] and (paths or wanted["rules"] or wanted["ignored"] or selects):
        raise click.UsageError(
            "a baseline is of the whole library: --write-baseline goes without PATHS, --rule, --ignore and "
            "--select"
        )
    project = say_which(library_of(paths, folder))
    return give(_check(project, store, {**wanted, "paths": paths, "today": today}), output_file)


def _check(project: "Project", store: "Store | None", asked: Mapping[str, Any]) -> "Answer":
    """Check, or give again what an earlier check answered where nothing has changed since."""
    from ..engine.projects import folder_in_repository
    from ..engine.remembering import Answer, remembered

    def make() -> Answer:
        from ..engine.checking import Question, answer

        return answer(project, Question(**asked), store)

    baseline = asked["baseline"]
    held = baseline.read_bytes() if baseline and baseline.is_file() else b""
    places = [path.resolve() for path in asked["paths"]]
    signer = which("ssh-keygen")  # without it no signature is believed
    rest = [held, folder_in_repository(project), signer]
    beyond = asked["new_baseline"] or asked["select"] or asked["exclude"]
    said, _ = remembered(
        None if beyond else store, project.root, [places, sorted(asked.items()), *rest], make
    )
    return said


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--write", is_flag=True, help="Write the corrections into the files.")
@options.selecting
@options.today
@options.project
def fix(folder: Path, paths: tuple[Path, ...], today: date, *, write: bool, **chosen: Any) -> int:
    """Show, as a diff, the corrections of all content or of these PATHS that need no judgement.

    With --write they are made, and the path of each file that was changed is printed, one a line.
    """
    from ..engine.fixing import by_hand, diff, save, summary
    from ..engine.fixing import fix as run
    from ..engine.projects import library_of
    from ..engine.selecting import Choice

    project = say_which(library_of(paths, folder))
    if write and project.embedded:
        raise click.UsageError("the embedded library is not to be changed; --write needs your own")
    outcome = run(project, paths, today, Choice(**chosen))
    saved = save(project, outcome.changes) if write else None
    if saved is None:
        click.echo(diff(outcome.changes), nl=False)
    for path in saved.written if saved else ():
        click.echo(path)
    for line in by_hand(outcome, saved):
        click.echo(line, err=True)
    click.echo(summary(outcome, saved), err=True)
    return int(bool(saved.left if saved else outcome.changes))


@click.command()
@click.argument(
    "files",
    metavar="FILE.pdf...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--audience",
    default="",
    help="Who is to read a PDF; by default whom a sheet of ours names, or patients.",
)
@options.reporting
@options.project
def verify(folder: Path, files: tuple[Path, ...], output_file: Path | None, **wanted: Any) -> int:
    """Read PDFs back, ours or not, and report what keeps people from reading them.

    As text, the facts of each file follow. A sheet of ours also tells which claims it prints in which wording, and
    whether its bytes are those that were built; inside a library, which of the claims have other words now.
    """
    from ..engine.printing.verifying import Question, answer
    from ..engine.projects import find_project

    said = answer(find_project(folder), Question(files, **wanted))
    return give(said, output_file)
