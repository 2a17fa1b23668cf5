"""`handout release`, `status`, `withdraw` and `recall`: what is handed out, and what no longer."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from . import options
from .saying import opened, own, say


@click.command()
@click.argument("handouts", metavar="[ID]...", nargs=-1)
@options.choice("region", "regions", "Also editions of this region.")
@options.choice("language", "languages", "Also editions in this language.")
@options.choice("clinic", "clinics", "Also editions with the contacts of this clinic.")
@options.choice("paper", "papers", "Also editions on a4 or letter.")
@options.choice("size", "sizes", "Also editions in standard or large print.")
@options.formats
@click.option("--major", is_flag=True, help="Make the next version a major one.")
@click.option("--note", help="What changed, in your words; kept in the record.")
@options.dry_run("Say what would be released, and what is in the way.")
@click.option("--verify", "again", is_flag=True, help="Make ID or ID@VERSION again, and compare.")
@options.selecting
@options.out
@options.today
@options.project
def release(folder: Path, out: Path, today: date, **wanted: Any) -> int:
    """Release handouts: print final sheets with a version and a code, and record them in releases/."""
    from ..engine.releasing import order_of, reply_to

    return say(reply_to(own(opened(folder)), order_of(wanted, out, today)))


@click.command()
@click.argument("what", metavar="CODE|FILE", required=False)
@options.output_format("text", "json", meaning="For people or for programs.")
@click.option(
    "--write",
    "pages",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a page and a JSON file for every code into DIR/status, for QR codes to lead to.",
)
@options.today
@options.project
def status(
    folder: Path, what: str | None, output_format: str, pages: Path | None, today: date
) -> int:
    """Say whether the sheet with this CODE, or this FILE, is still to be handed out."""
    if pages:
        from ..engine.releasing import write_status

        return say((write_status(opened(folder), pages), (), 0))
    if not what:
        raise click.UsageError("name the code of a sheet, or a file; --write DIR writes all")
    from ..engine.recording import reply

    return say(reply(opened(folder).root, what, today, output_format))


_said = options.together(
    click.option("--reason", required=True, help="Why; printed on the notice."),
    click.option("--by", required=True, help="Who says so: a name and a role."),
    click.option("--advice", help="What to do beside throwing sheets away; printed on the notice."),
    options.out,
    options.today,
    options.project,
)
"""What whoever withdraws sheets says."""


@click.command()
@click.argument("handout", metavar="HANDOUT[@VERSION]")
@_said
def withdraw(handout: str, **said: Any) -> int:
    """Withdraw the released sheets of a HANDOUT, or of one version, and write a notice to hang up."""
    return _withdraw("withdraw", handout, **said)


@click.command()
@click.argument("what", metavar="CLAIM|SOURCE")
@_said
def recall(what: str, **said: Any) -> int:
    """Withdraw all sheets that ever printed a CLAIM or rested on a SOURCE, and write a notice."""
    return _withdraw("recall", what, **said)


def _withdraw(verb: str, what: str, folder: Path, out: Path, today: date, **said: Any) -> int:
    from ..engine.releasing import Said, reply_to_withdrawal

    return say(reply_to_withdrawal(own(opened(folder)), verb, what, Said(on=today, **said), out))
