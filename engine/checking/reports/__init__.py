"""Findings to a report: `text` and `concise` for people, the others for programs and servers."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ....schema import Finding, Level
from . import concise, github, gitlab, junit, records, sarif, text
from .told import Told

__all__ = ["FORMATS", "Format", "Told", "report"]


class Format(NamedTuple):
    """A form of report. One for a server names files by their paths in the repository."""

    write: Callable[[Told], str]
    for_server: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format(text.write),
        "concise": Format(concise.write),
        "json": Format(records.write),
        "sarif": Format(sarif.write, for_server=True),
        "github": Format(github.write, for_server=True),
        "gitlab": Format(gitlab.write, for_server=True),
        "junit": Format(junit.write, for_server=True),
    }
)


def report(
    findings: Sequence[Finding],
    output_format: str,
    fail_on: Level = Level.ERROR,
    folder: str = "",
) -> str:
    """Write a report in one of `FORMATS`; it ends without a newline.

    `fail_on` is the level from which on a finding fails the check, `folder` the way from the root of the
    repository to the library.
    """
    form = FORMATS[output_format]
    return form.write(Told(findings, fail_on, folder if form.for_server else ""))
