"""Findings as workflow commands, which GitHub Actions turn into annotations on the lines of a change."""

from collections.abc import Mapping
from types import MappingProxyType

from ....schema import Finding, Level
from ..catalogue import find_rule
from .told import Told, end_column, whole

COMMANDS: Mapping[Level, str] = MappingProxyType(
    {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
)


def write(told: Told) -> str:
    """Write a command for each finding that is not waived."""
    return "\n".join(_command(told, one) for one in told.counting)


def _command(told: Told, finding: Finding) -> str:
    place, end = finding.place, end_column(finding)
    properties: dict[str, str | int] = {
        "title": f"{finding.code} {find_rule(finding.code).name}",
        "file": told.path(finding),
        **({"line": place.line, "col": place.column} if place.page is None else {}),
        **({"endColumn": end} if end else {}),
    }
    listed = ",".join(f"{name}={in_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[finding.level]} {listed}::{in_data(whole(finding))}"


def in_data(text: str) -> str:
    """Escape the text of a command as GitHub's runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """Escape a property of a command, which ends at a comma and before a colon."""
    return in_data(text).replace(":", "%3A").replace(",", "%2C")
