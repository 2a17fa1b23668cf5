"""How commands find their library, and how they say what came of them: results to stdout, notices to stderr."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..engine.projects import Project
    from ..engine.remembering import Answer


EMBEDDED = "handout: no handout.toml here or above, so this is the embedded B12 library"


def opened(folder: Path) -> "Project":
    """Find the library of a folder, and say so where it is the embedded one."""
    from ..engine.projects import find_project

    return say_which(find_project(folder))


def say_which(project: "Project") -> "Project":
    if project.embedded:
        click.echo(EMBEDDED, err=True)
    return project


def say(reply: "tuple[Iterable[object], Iterable[str], int]") -> int:
    """Print what an engine replies: results, notices, and the exit status."""
    out, notices, status = reply
    for line in out:
        click.echo(line)
    for line in notices:
        click.echo(line, err=True)
    return status


def give(answer: "Answer", file: Path | None = None, notice: str = "") -> int:
    """Print an answer: the result, or write it into a file; a notice; what is said beside; and the exit status."""
    write(answer.out, file)
    for line in filter(None, (notice, answer.err)):
        click.echo(line, err=True)
    return answer.status


def own(project: "Project") -> "Project":
    """Refuse to write into the embedded library."""
    if project.embedded:
        raise click.UsageError(
            "nothing is released from the embedded library; `handout init` begins your own"
        )
    return project


def write(text: str, file: Path | None) -> None:
    """Write a report to stdout or into a file; one for people that says nothing is left out of stdout."""
    from ..engine.writing import write_whole

    if file:
        write_whole(file, f"{text}\n".encode() if text else b"")
    elif text:
        click.echo(text)
