"""`handout review …` and `handout report`: who approved which words."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import options
from .saying import opened, write

if TYPE_CHECKING:
    from ..engine.loading import Loaded
    from ..engine.reviewing import Done, Who, Wish
    from ..engine.store import Store
    from ..schema import Subject


@click.group()
def review() -> None:
    """Sign off what is said, see what is not signed, and take a sign-off back."""


_dry_run = options.dry_run("Say what would be written; write nothing.")

_person = options.together(
    click.option("--by", "name", required=True, metavar="NAME", help="Who does it."),
    click.option("--role", metavar="ROLE", help="As what, where the settings do not say."),
    click.option("--registration", metavar="NUMBER", help="The number in a professional register."),
)
"""Who signs or withdraws; who is named in the settings needs no more than a name."""

_known_by = options.together(
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
"""How it is known that somebody signs, and for how long it holds."""


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
@options.output_format(
    *("table", "json", "csv", "ics"),
    meaning="For people, for programs, for a spreadsheet, or a calendar of what is due.",
)
@options.selecting
@options.cache
@options.today
@options.project
def review_list(
    folder: Path, store: "Store | None", today: date, output_format: str, **wanted: Any
) -> None:
    """List what is unsigned, stale, expired or due, with the reason."""
    from ..engine.loading import load
    from ..engine.reviewing import Wanted, agenda, counted, read_register, show_agenda

    wanted["everything"] |= output_format == "ics"
    loaded = load(opened(folder), store)
    choice = {name: wanted.pop(name) for name in ("select", "exclude", "since")}
    only = _chosen(loaded, choice, today, store)
    entries = agenda(read_register(loaded, today, store), Wanted(**wanted, only=only))
    click.echo(show_agenda(entries, output_format, wanted["order"], today))
    click.echo(f"handout: {counted(entries)}", err=True)


def _chosen(
    loaded: "Loaded", choice: dict[str, Any], today: date, store: "Store | None"
) -> "frozenset[Subject] | None":
    """Return the things that a selection takes; None where nobody asked for some."""
    if not choice["select"] and not choice["exclude"]:
        return None
    from ..engine.selecting import Choice, chosen

    return chosen(loaded, Choice(**choice), today, store)


@review.command("show")
@click.argument("thing", metavar="[KIND:]ID")
@options.today
@options.project
def review_show(folder: Path, today: date, thing: str) -> None:
    """Show what the claim, figure or handout ID says, its sources, who signed it, and what has changed since."""
    from ..engine.loading import load
    from ..engine.reviewing import read_register
    from ..engine.reviewing.history import show_thing

    loaded = load(opened(folder))
    click.echo(show_thing(loaded, read_register(loaded, today), thing))


@review.command("sign")
@click.argument("things", metavar="[KIND:]ID...", nargs=-1, required=True)
@click.option("--audience", "audiences", multiple=True, help="Only for this audience.")
@click.option(
    "--with-statements", is_flag=True, help="Sign a handout with every claim and figure on it."
)
@_person
@_known_by
@options.today
@options.project
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
    from ..engine.reviewing import sign_off

    wish = _wish(things, today, told, audiences=audiences, with_statements=with_statements)
    _say_done(sign_off(opened(folder), wish, today, dry_run=dry_run))


@review.command("attest")
@click.argument("handout")
@click.argument("item")
@click.argument("answer", type=click.Choice(["yes", "partly", "no", "not-applicable"]))
@click.option("--remark", metavar="WORDS", help="How it was tried, and what was seen.")
@_person
@_known_by
@options.today
@options.project
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
    from ..engine.reviewing import Trial, attest_item

    wish, found = _wish((), today, told), Trial(handout, item, answer, remark)
    _say_done(attest_item(opened(folder), found, wish, today, dry_run=dry_run))


@review.command("withdraw")
@click.argument("signoff")
@click.argument("things", metavar="[[KIND:]ID]...", nargs=-1)
@click.option("--reason", required=True, metavar="WORDS", help="Why it is taken back.")
@_person
@_dry_run
@options.today
@options.project
def review_withdraw(
    folder: Path, today: date, signoff: str, things: tuple[str, ...], *, dry_run: bool, **told: Any
) -> None:
    """Take back SIGNOFF, which is the name of its file, or only these things of it."""
    from ..engine.reviewing import Retraction, withdraw

    wish = Retraction(signoff, _who(told), today, told["reason"], things)
    _say_done(withdraw(opened(folder), wish, today, dry_run=dry_run))


def _who(told: dict[str, Any]) -> "Who":
    from ..engine.reviewing import Who

    return Who(told["name"], told["role"], told["registration"])


def _wish(things: tuple[str, ...], today: date, told: dict[str, Any], **more: Any) -> "Wish":
    from ..engine.reviewing import Wish

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


@click.command()
@click.argument("handouts", metavar="[ID]...", nargs=-1)
@options.output_format("html", "json", meaning="For people or for programs.")
@options.output_file
@options.selecting
@options.cache
@options.today
@options.project
def report(
    folder: Path,
    store: "Store | None",
    today: date,
    handouts: tuple[str, ...],
    output_format: str,
    output_file: Path | None,
    **chosen: Any,
) -> None:
    """Report on handouts, all or these IDs, by PEMAT-P, the Clear Communication Index, EQIP and DISCERN.

    Item by item: what rules found, what a named person attested and for which text, and what is missing. No score.
    """
    from ..engine.choosing import Request
    from ..engine.loading import load
    from ..engine.standards import as_html, as_json, standards_report

    project = opened(folder)
    made = standards_report(load(project, store), Request(handouts, **chosen), today, store)
    json_wanted = output_format == "json"
    write(as_json(made) if json_wanted else as_html(made, project.layouts), output_file)
