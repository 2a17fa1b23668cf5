"""Findings to a report: `text` and `concise` for people, the others for programs and servers."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from ....schema import Finding, Level
from .told import Told

__all__ = ["FORMATS", "Format", "Told", "report"]


class Format(NamedTuple):
    """A form of report, and the module that writes it. One for a server names files by their paths in a repository."""

    module: str
    for_server: bool = False

    def write(self, told: Told) -> str:
        """Write the report; only the form that was asked for is loaded."""
        return str(import_module(f"{__name__}.{self.module}").write(told))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format("text"),
        "concise": Format("concise"),
        "json": Format("records"),
        "sarif": Format("sarif", for_server=True),
        "github": Format("github", for_server=True),
        "gitlab": Format("gitlab", for_server=True),
        "junit": Format("junit", for_server=True),
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
