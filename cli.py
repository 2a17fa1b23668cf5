"""The command line: each command declares its options, calls the engine, and says what came of it.

Exit status: 0 clean; 1 the content is not fit, or a handout could not be made; 2 usage, settings, selection or
machine; 3 an unexpected fault; 130 interrupted. Nothing else changes it. Results go to stdout, notices to stderr.
What a command needs is imported inside it, so that `--help` is quick and only printing loads a printer.
"""

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from handout_builder.engine.projects import Project
    from handout_builder.engine.reviewing import Done, Who, Wish
    from handout_builder.engine.store import Store

Function = TypeVar("Function", bound=Callable[..., Any])

EMBEDDED = "handout: no handout.toml here or above, so this is the embedded B12 library"


def _day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date:
    """Return the day that was named, or the user's own today: the one clock that is read."""
    return value.date() if value else datetime.now().astimezone().date()


_project = click.option(
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    envvar="HANDOUT_PROJECT",
    show_envvar=True,
    help="A folder of the library; by default the current one.",
)
_today = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    callback=_day,
    help="The day that decides what is overdue; by default today.",
)


def _store(context: click.Context, _option: click.Parameter, value: Path | None) -> "Store | None":
    """Return where results are kept, or None where they are not to be."""
    from handout_builder.engine.store import store_of

    if context.params.pop("no_cache", False):
        return None
    return store_of(os.environ, value)


def _cache(command: Function) -> Function:
    """Declare where a command keeps results; `--no-cache` is read first."""
    folder = click.option(
        "--cache",
        "store",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        envvar="HANDOUT_CACHE",
        show_envvar=True,
        callback=_store,
        help="Where results are kept, so that nothing is done twice; by default the user's cache.",
    )
    off = click.option("--no-cache", is_flag=True, is_eager=True, help="Keep and use no results.")
    return off(folder(command))


def _reporting(command: Function) -> Function:
    """Declare how findings are reported, and which of them change the exit status."""
    options = [
        click.option(
            "--output-format",
            type=click.Choice(["text", "concise", "json", "sarif", "github", "gitlab", "junit"]),
            default="text",
            show_default=True,
            help="For people, for programs or for a server.",
        ),
        click.option(
            "--output-file",
            "-o",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write the report into a file, not to stdout.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice(["error", "warning", "info"]),
            default="error",
            show_default=True,
            help="The mildest level of a finding that fails the check.",
        ),
        click.option("--exit-zero", is_flag=True, help="Findings do not change the exit status."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _choice(name: str, field: str, meaning: str) -> Callable[[Function], Function]:
    """Declare an option of `build` that chooses, may be repeated, and has a variable of its name."""
    variable = f"HANDOUT_{name.upper()}"
    return click.option(
        f"--{name}", field, multiple=True, envvar=variable, show_envvar=True, help=meaning
    )


_formats = click.option(
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
_out = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="out",
    show_default=True,
    envvar="HANDOUT_OUT",
    show_envvar=True,
    help="The folder that the files go to.",
)


def _selecting(command: Function) -> Function:
    """Declare the options that take some of a library, in the selection language."""
    since = click.option(
        "--since",
        metavar="REV",
        default="HEAD",
        show_default=True,
        help="The revision since which `state:` looks for changes.",
    )
    left_out = click.option(
        "--exclude", multiple=True, metavar="SELECTION", help="Not what this selection takes."
    )
    taken = click.option(
        "--select",
        multiple=True,
        metavar="SELECTION",
        help="Only what a selection takes, as in `audience:patient,tag:sensory` or `source:ng239+`.",
    )
    return taken(left_out(since(command)))


class _Commands(click.Group):
    """A group of commands that ends with the exit status that a command returns."""

    def invoke(self, ctx: click.Context) -> None:
        with _one_way_out():
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


def _open(folder: Path) -> "Project":
    """Find the library of a folder, and say so where it is the embedded one."""
    from handout_builder.engine.projects import find_project

    return _say_which(find_project(folder))


def _say_which(project: "Project") -> "Project":
    if project.embedded:
        click.echo(EMBEDDED, err=True)
    return project


def _say(reply: "tuple[Iterable[object], Iterable[str], int]") -> int:
    """Print what an engine replies: results, notices, and the exit status."""
    out, notices, status = reply
    for line in out:
        click.echo(line)
    for line in notices:
        click.echo(line, err=True)
    return status


def _own(project: "Project") -> "Project":
    """Refuse to write into the embedded library."""
    if project.embedded:
        raise click.UsageError(
            "nothing is released from the embedded library; `handout init` begins your own"
        )
    return project


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="handout-builder", prog_name="handout")
def main() -> None:
    """Build patient handouts and clinician summaries from sourced claims."""
    gc.set_threshold(
        100_000, 20, 100
    )  # what a command loads stays; looking at it again and again is for nothing


@main.command()
@click.argument("handouts", metavar="[ID]...", nargs=-1)
@_choice("audience", "audiences", "Only handouts for this audience.")
@_choice("region", "regions", "Editions of this region; by default the library's.")
@_choice("language", "languages", "Only editions in this language.")
@_choice("clinic", "clinics", "Editions with the contacts of this clinic.")
@_choice("paper", "papers", "a4 or letter; by default the region's.")
@_choice("size", "sizes", "standard or large, which is large print; by default standard.")
@_formats
@click.option("--index", is_flag=True, help="Also write index.html, which lists what was written.")
@_selecting
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
@_out
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    envvar="HANDOUT_JOBS",
    show_envvar=True,
    help="How many processes print; by default one for each core that may be used.",
)
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
@_cache
@_today
@_project
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
    from handout_builder.engine.remembering import Answer, remembered
    from handout_builder.engine.versions import versions

    project = _open(folder)

    def make() -> Answer:
        from handout_builder.engine.building import answer, errand, progress

        with progress(sys.stderr, reasons=verbose) as tell:
            return answer(errand(project, given), tell, store)

    if plan_only and watching:
        raise click.UsageError("--plan makes nothing, so there is nothing to --watch")
    if plan_only:
        from handout_builder.engine.building import errand, plan

        for line in plan(errand(project, given), store):
            click.echo(line)
        return 0
    if watching:
        from handout_builder.engine.building import errand, progress, watch

        for said in watch(
            errand(project, given), lambda: progress(sys.stderr, reasons=verbose), store
        ):
            _say((filter(None, [said.out]), filter(None, [said.err]), said.status))
        return 0
    options = [given["out"].resolve(), sorted(given.items()), *versions().items()]
    beyond = (
        "timings",
        "select",
        "exclude",
        "changed_since",
    )  # what follows from more than the library's files
    kept = None if any(given[name] for name in beyond) else store
    said, known = remembered(kept, project.root, options, make)
    notice = f"handout: {len(said.files)} files, all up to date" if known else ""
    return _say((filter(None, [said.out]), filter(None, [notice, said.err]), said.status))


@main.group()
def cache() -> None:
    """Look after what is kept of earlier commands, so that nothing is done twice."""


@cache.command("info")
@_cache
def cache_info(store: "Store | None") -> None:
    """Say where results are kept, how much that is, and of what kinds."""
    from handout_builder.engine.keeping import info as lines

    for line in lines(_there(store)):
        click.echo(line)


@cache.command("clear")
@_cache
def cache_clear(store: "Store | None") -> None:
    """Remove all that is kept; the next commands do their work again."""
    click.echo(f"{_there(store).clear()} entries removed")


@cache.command("verify")
@_cache
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


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--rule", "rules", multiple=True, metavar="CODE", help="Only this rule.")
@click.option("--ignore", "ignored", multiple=True, metavar="CODE", help="Not this rule.")
@_reporting
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
@_cache
@_today
@_project
def check(
    folder: Path,
    paths: tuple[Path, ...],
    output_file: Path | None,
    store: "Store | None",
    today: date,
    **wanted: Any,
) -> int:
    """Check all content, and report the findings on it or on these PATHS of it."""
    from handout_builder.engine.projects import folder_in_repository, library_of
    from handout_builder.engine.remembering import Answer, remembered

    baseline, new_baseline = wanted["baseline"], wanted["new_baseline"]
    if new_baseline and (paths or wanted["rules"] or wanted["ignored"]):
        raise click.UsageError(
            "a baseline is of the whole library: --write-baseline goes without PATHS, --rule and --ignore"
        )
    project = _say_which(library_of(paths, folder))

    def make() -> Answer:
        from handout_builder.engine.checking import Question, answer

        return answer(project, Question(today=today, paths=paths, **wanted), store)

    held = baseline.read_bytes() if baseline and baseline.is_file() else b""
    places = [path.resolve() for path in paths]
    options = [today, places, sorted(wanted.items()), held, folder_in_repository(project)]
    if new_baseline:
        said = make()
    else:
        said, _ = remembered(store, project.root, options, make)
    _write(said.out, output_file)
    click.echo(said.err, err=True)
    return said.status


def _write(text: str, file: Path | None) -> None:
    """Write a report to stdout or into a file; one for people that says nothing is left out of stdout."""
    from handout_builder.engine.writing import write_whole

    if file:
        write_whole(file, f"{text}\n".encode() if text else b"")
    elif text:
        click.echo(text)


@main.command()
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
@_reporting
@_project
def verify(folder: Path, files: tuple[Path, ...], output_file: Path | None, **wanted: Any) -> int:
    """Read PDFs back, ours or not, and report what keeps people from reading them.

    As text, the facts of each file follow. A sheet of ours also tells which claims it prints in which wording, and
    whether its bytes are those that were built; inside a library, which of the claims have other words now.
    """
    from handout_builder.engine.printing.verifying import Question, answer
    from handout_builder.engine.projects import find_project

    said = answer(find_project(folder), Question(files, **wanted))
    _write(said.out, output_file)
    click.echo(said.err, err=True)
    return said.status


@main.command()
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
@_selecting
@_today
@_project
def ls(folder: Path, kind: str, output_format: str, today: date, **wanted: Any) -> None:
    """List the library's handouts, claims, sources, terms or editions."""
    from handout_builder.engine.listing import as_json, print_table, rows
    from handout_builder.engine.loading import load
    from handout_builder.engine.selecting import Choice, chosen

    loaded, choice = load(_open(folder)), Choice(**wanted)
    found = rows(loaded.library, kind, chosen(loaded, choice, today) if choice else None)
    if output_format == "json":
        click.echo(as_json(found))
    else:
        print_table(found, sys.stdout)


@main.command()
@click.argument("claim")
@click.argument("handout")
@click.option("--region", help="In this region; by default in each.")
@_project
def why(folder: Path, claim: str, handout: str, region: str | None) -> None:
    """Say why CLAIM is printed on HANDOUT, or why it is not."""
    from handout_builder.engine.choosing import answers
    from handout_builder.engine.loading import load

    for line in answers(load(_open(folder)).library, claim, handout, region):
        click.echo(line)


@main.command()
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
@_project
def trace(folder: Path, name: str, kind: str | None, output_format: str) -> None:
    """Show what ID rests on and what rests on it, now and on every released sheet."""
    from handout_builder.engine.loading import load
    from handout_builder.engine.tracing import as_json, print_traces
    from handout_builder.engine.tracing import trace as run

    traces = run(load(_open(folder)), name, kind=kind)
    if output_format == "json":
        click.echo(as_json(traces))
    else:
        print_traces(traces, sys.stdout)


@main.command()
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
@_cache
@_project
def diff(
    folder: Path,
    old: str,
    new: str,
    output_format: str,
    output_file: Path | None,
    store: "Store | None",
) -> None:
    """Show what changed from OLD to NEW, handout by handout, and what that makes stale.

    Each is a revision or a folder; without NEW it is the library as it lies on the disk.
    """
    from handout_builder.engine.checking import counts, report
    from handout_builder.engine.comparing import FORMATS, compare, faults

    found = compare(_open(folder), old, new, store)
    _write(FORMATS[output_format](found), output_file)
    for name, findings in faults(found).items():
        click.echo(f"handout: {name} is faulty, and what is faulty is left out:", err=True)
        click.echo(f"{report(findings, 'concise')}\n{counts(findings)}", err=True)


@main.command()
@click.argument("code", required=False)
@click.option("--all", "whole", is_flag=True, help="Explain every rule.")
def rule(code: str | None, *, whole: bool) -> None:
    """Explain the rule CODE, or list all rules."""
    from handout_builder.engine.checking import catalogue, overview, page

    if code and whole:
        raise click.UsageError("name one rule, or ask for --all")
    if whole:
        click.echo("\n\n\n".join(page(one) for one in catalogue()))
    else:
        click.echo(page(code) if code else overview())


@main.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="By default .handout/schema in the library.",
)
@_project
def schema(folder: Path, out: Path | None) -> None:
    """Write JSON Schemas with the library's own words in them, for editors that complete and check."""
    from handout_builder.engine.loading import load
    from handout_builder.engine.schemas import FOLDER, write_schemas

    project = _open(folder)
    for path in write_schemas(load(project).library, out or project.root / FOLDER):
        click.echo(path)


@main.command()
def doctor() -> int:
    """Say what this machine lacks for printing, and the command that mends it."""
    from handout_builder.engine.doctor import diagnosis, examine

    checks = examine()
    click.echo(diagnosis(checks))
    return 0 if all(one.ok for one in checks) else 2


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Begin a library in FOLDER that builds and checks at once."""
    from handout_builder.engine.starting import start

    for path in start(folder):
        click.echo(path)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--write", is_flag=True, help="Write the corrections into the files.")
@_today
@_project
def fix(folder: Path, paths: tuple[Path, ...], today: date, *, write: bool) -> int:
    """Show, as a diff, the corrections of all content or of these PATHS that need no judgement.

    With --write they are made, and the path of each file that was changed is printed, one a line.
    """
    from handout_builder.engine.fixing import by_hand, diff, save, summary
    from handout_builder.engine.fixing import fix as run
    from handout_builder.engine.projects import library_of

    project = _say_which(library_of(paths, folder))
    if write and project.embedded:
        raise click.UsageError("the embedded library is not to be changed; --write needs your own")
    outcome = run(project, paths, today)
    saved = save(project, outcome.changes) if write else None
    if saved is None:
        click.echo(diff(outcome.changes), nl=False)
    for path in saved.written if saved else ():
        click.echo(path)
    for line in by_hand(outcome, saved):
        click.echo(line, err=True)
    click.echo(summary(outcome, saved), err=True)
    return int(bool(saved.left if saved else outcome.changes))


@main.group()
def review() -> None:
    """Sign off what is said, see what is not signed, and take a sign-off back."""


def _person(command: Function) -> Function:
    """Declare who signs or withdraws; who is named in the settings needs no more than a name."""
    name = click.option("--by", "name", required=True, metavar="NAME", help="Who does it.")
    role = click.option("--role", metavar="ROLE", help="As what, where the settings do not say.")
    number = click.option(
        "--registration", metavar="NUMBER", help="The number in a professional register."
    )
    return name(role(number(command)))


def _known_by(command: Function) -> Function:
    """Declare how it is known that somebody signs, and for how long it holds."""
    options = (
        click.option(
            "--recorded-by",
            metavar="NAME",
            envvar="HANDOUT_RECORDED_BY",
            show_envvar=True,
            help="Who records what was signed on paper or by mail.",
        ),
        click.option("--kept", metavar="WHERE", help="Where the signed paper or the mail is kept."),
        click.option(
            "--key",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            envvar="HANDOUT_SSH_KEY",
            show_envvar=True,
            help="Sign by SSH with the key in this file, private or, with an agent, public.",
        ),
        click.option(
            "--on",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            help="The day on which it was signed; by default today.",
        ),
        click.option(
            "--until",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            help="The last day on which it holds; by default as long as the policy says.",
        ),
        _dry_run,
    )
    for option in reversed(options):
        command = option(command)
    return command


_dry_run = click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")


@review.command("list")
@click.option(
    "--state",
    "states",
    multiple=True,
    metavar="STATE",
    help="Only what stands so: `unsigned`, `stale`, `due`, `expired`, `signed`, …",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["claim", "figure", "handout"]),
    help="Only things of this kind.",
)
@click.option("--owner", "owners", multiple=True, help="Only what this owner answers for.")
@click.option("--category", "categories", multiple=True, help="Only claims of this category.")
@click.option("--handout", "handouts", multiple=True, metavar="ID", help="Only what it prints.")
@click.option("--all", "everything", is_flag=True, help="Also what is signed and not yet due.")
@click.option(
    "--within",
    type=click.IntRange(0, 3650),
    default=90,
    show_default=True,
    metavar="DAYS",
    help="So many days before its day something is due.",
)
@click.option(
    "--order",
    type=click.Choice(["state", "owner", "category", "handout", "due"]),
    default="state",
    show_default=True,
    help="The order; by owner, category or handout the table is divided.",
)
@click.option(
    "--output-format",
    type=click.Choice(["table", "json", "csv", "ics"]),
    default="table",
    show_default=True,
    help="For people, for programs, for a spreadsheet, or a calendar of what is due.",
)
@_cache
@_today
@_project
def review_list(
    folder: Path, store: "Store | None", today: date, output_format: str, **wanted: Any
) -> None:
    """List what is unsigned, stale, expired or due, with the reason."""
    from handout_builder.engine.loading import load
    from handout_builder.engine.reviewing import Wanted, agenda, counted, read_register, show_agenda

    wanted["everything"] |= output_format == "ics"
    register = read_register(load(_open(folder), store), today, store)
    entries = agenda(register, Wanted(**wanted))
    click.echo(show_agenda(entries, output_format, wanted["order"], today))
    click.echo(f"handout: {counted(entries)}", err=True)


@review.command("show")
@click.argument("claim")
@_today
@_project
def review_show(folder: Path, today: date, claim: str) -> None:
    """Show what CLAIM says to each audience, its sources, who signed it, and what has changed since."""
    from handout_builder.engine.loading import load
    from handout_builder.engine.reviewing import read_register, show_claim

    loaded = load(_open(folder))
    click.echo(show_claim(loaded, read_register(loaded, today), claim))


@review.command("sign")
@click.argument("things", metavar="[KIND:]ID...", nargs=-1, required=True)
@click.option("--audience", "audiences", multiple=True, help="Only for this audience.")
@click.option(
    "--with-statements", is_flag=True, help="Sign a handout with every claim and figure on it."
)
@_person
@_known_by
@_today
@_project
def review_sign(
    folder: Path,
    today: date,
    things: tuple[str, ...],
    audiences: tuple[str, ...],
    *,
    with_statements: bool,
    dry_run: bool,
    **told: Any,
) -> None:
    """Sign off claims, figures and handouts as they are now: exactly these words.

    Writes one file and prints its path; what was signed is told on stderr.
    """
    from handout_builder.engine.reviewing import sign_off

    wish = _wish(things, today, told, audiences=audiences, with_statements=with_statements)
    _say_done(sign_off(_open(folder), wish, today, dry_run=dry_run))


@review.command("attest")
@click.argument("handout")
@click.argument("item")
@click.argument("answer", type=click.Choice(["yes", "partly", "no", "not-applicable"]))
@click.option("--remark", metavar="WORDS", help="How it was tried, and what was seen.")
@_person
@_known_by
@_today
@_project
def review_attest(
    folder: Path,
    today: date,
    handout: str,
    item: str,
    answer: str,
    remark: str | None,
    *,
    dry_run: bool,
    **told: Any,
) -> None:
    """Write down what somebody found who tried ITEM on HANDOUT, such as reading it with a screen reader."""
    from handout_builder.engine.reviewing import Trial, attest_item

    wish, found = _wish((), today, told), Trial(handout, item, answer, remark)
    _say_done(attest_item(_open(folder), found, wish, today, dry_run=dry_run))


@review.command("withdraw")
@click.argument("signoff")
@click.argument("things", metavar="[[KIND:]ID]...", nargs=-1)
@click.option("--reason", required=True, metavar="WORDS", help="Why it is taken back.")
@_person
@_dry_run
@_today
@_project
def review_withdraw(
    folder: Path, today: date, signoff: str, things: tuple[str, ...], *, dry_run: bool, **told: Any
) -> None:
    """Take back SIGNOFF, which is the name of its file, or only these things of it."""
    from handout_builder.engine.reviewing import Retraction, withdraw

    wish = Retraction(signoff, _who(told), today, told["reason"], things)
    _say_done(withdraw(_open(folder), wish, today, dry_run=dry_run))


def _who(told: dict[str, Any]) -> "Who":
    from handout_builder.engine.reviewing import Who

    return Who(told["name"], told["role"], told["registration"])


def _wish(things: tuple[str, ...], today: date, told: dict[str, Any], **more: Any) -> "Wish":
    from handout_builder.engine.reviewing import Wish

    on, until = told["on"], told["until"]
    return Wish(
        things,
        _who(told),
        on.date() if on else today,
        until.date() if until else None,
        recorded_by=told["recorded_by"],
        kept=told["kept"],
        key=told["key"],
        **more,
    )


def _say_done(done: "Done") -> None:
    """Tell on stderr what an act is about, and print the path of its file."""
    click.echo(done.told, err=True)
    if done.path:
        click.echo(done.path)


@main.command()
@click.argument("handouts", metavar="[ID]...", nargs=-1)
@_choice("region", "regions", "Also editions of this region.")
@_choice("language", "languages", "Also editions in this language.")
@_choice("clinic", "clinics", "Also editions with the contacts of this clinic.")
@_choice("paper", "papers", "Also editions on a4 or letter.")
@_choice("size", "sizes", "Also editions in standard or large print.")
@_formats
@click.option("--major", is_flag=True, help="Make the next version a major one.")
@click.option("--note", help="What changed, in your words; kept in the record.")
@click.option("--dry-run", is_flag=True, help="Say what would be released, and what is in the way.")
@click.option("--verify", "again", is_flag=True, help="Make ID or ID@VERSION again, and compare.")
@_out
@_today
@_project
def release(folder: Path, out: Path, today: date, **wanted: Any) -> int:
    """Release handouts: print final sheets with a version and a code, and record them in releases/."""
    from handout_builder.engine.releasing import order_of, reply_to

    return _say(reply_to(_own(_open(folder)), order_of(wanted, out, today)))


@main.command()
@click.argument("what", metavar="CODE|FILE", required=False)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--write",
    "pages",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a page and a JSON file for every code into DIR/status, for QR codes to lead to.",
)
@_today
@_project
def status(
    folder: Path, what: str | None, output_format: str, pages: Path | None, today: date
) -> int:
    """Say whether the sheet with this CODE, or this FILE, is still to be handed out."""
    if pages:
        from handout_builder.engine.releasing import write_status

        return _say((write_status(_open(folder), pages), (), 0))
    if not what:
        raise click.UsageError("name the code of a sheet, or a file; --write DIR writes all")
    from handout_builder.engine.recording import reply

    return _say(reply(_open(folder).root, what, today, output_format))


def _said(command: Function) -> Function:
    """Declare what whoever withdraws sheets must say."""
    for name, required, meaning in (
        ("--advice", False, "What to do beside throwing sheets away; printed on the notice."),
        ("--by", True, "Who says so: a name and a role."),
        ("--reason", True, "Why; printed on the notice."),
    ):
        command = click.option(name, required=required, help=meaning)(command)
    return _out(_today(_project(command)))


@main.command()
@click.argument("handout", metavar="HANDOUT[@VERSION]")
@_said
def withdraw(handout: str, **said: Any) -> int:
    """Withdraw the released sheets of a HANDOUT, or of one version, and write a notice to hang up."""
    return _withdraw("withdraw", handout, **said)


@main.command()
@click.argument("what", metavar="CLAIM|SOURCE")
@_said
def recall(what: str, **said: Any) -> int:
    """Withdraw all sheets that ever printed a CLAIM or rested on a SOURCE, and write a notice."""
    return _withdraw("recall", what, **said)


def _withdraw(verb: str, what: str, folder: Path, out: Path, today: date, **said: Any) -> int:
    from handout_builder.engine.releasing import Said, reply_to_withdrawal

    return _say(reply_to_withdrawal(_own(_open(folder)), verb, what, Said(on=today, **said), out))


if __name__ == "__main__":
    main()
