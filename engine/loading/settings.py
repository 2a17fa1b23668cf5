"""Read `handout.toml`: data only, every unknown key refused."""

import tomllib
from typing import Any, NamedTuple

from pydantic import ValidationError

from ...language.patterns import pattern
from ...schema import Finding, Level, Place, Settings
from .documents import Path
from .files import TextFile, unreadable
from .shaping import misfits

_AT = pattern(r"at line (\d+), column (\d+)")
_TABLE = pattern(r"^\s*\[+\s*([^\]]+?)\s*\]+")
_KEY = pattern(r"^\s*([\w.-]+|\"[^\"]*\"|'[^']*')\s*=")
_QUOTES = "\"'"


class SettingsRead(NamedTuple):
    """The settings of a library, as far as they fit, and what does not; None where the file is no TOML."""

    settings: Settings | None
    findings: tuple[Finding, ...] = ()


def read_settings(file: TextFile) -> SettingsRead:
    """Read the settings of a library from the text of its `handout.toml`."""
    try:
        data = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        return SettingsRead(None, (_no_toml(file, str(error)),))
    try:
        return SettingsRead(Settings.model_validate(data))
    except ValidationError as error:
        faults = tuple(misfits(Settings, error))
    findings = (
        Finding(place_of(file, fault.at), fault.code, Level.ERROR, fault.message, fault.remedy)
        for fault in faults
    )
    for fault in faults:
        _take_out(data, fault.at)
    return SettingsRead(Settings.model_validate({**STAND_IN, **data}), tuple(findings))


STAND_IN = {"title": "a library whose handout.toml is faulty", "publisher": "nobody"}
"""Stands in for what every library must name, so that everything else can be judged."""


def _take_out(data: dict[str, Any], at: Path) -> None:
    """Take the faulty value at a path out of the tables."""
    for step in at[:-1]:
        data = data[str(step)]
    if at:
        data.pop(str(at[-1]), None)


def _no_toml(file: TextFile, complaint: str) -> Finding:
    match = _AT.search(complaint)
    line, column = (int(match[1]), int(match[2])) if match else (file.text.count("\n") + 1, 1)
    message = "this line is no TOML: a value without quotes, a key without a value, or a bracket left open"
    finding = unreadable(file.path, message, 'write `key = "value"`', line, column)
    lines = file.text.split("\n")
    return Finding(
        finding.place._replace(text=lines[line - 1]), "SCH002", Level.ERROR, message, finding.remedy
    )


def place_of(file: TextFile, at: Path) -> Place:
    """Find the line of a key; TOML's parser does not tell, but a key stands alone on its line."""
    table, wanted = "", f"{'.'.join(str(step) for step in at)}."
    for number, line in enumerate(file.text.split("\n"), start=1):
        if heading := _TABLE.match(line):
            table = f"{heading[1]}."
            if wanted == table:
                return Place(file.path, number, heading.start(1) + 1, line)
        elif (key := _KEY.match(line)) and wanted.startswith(f"{table}{key[1].strip(_QUOTES)}."):
            return Place(file.path, number, key.start(1) + 1, line)
    return Place(file.path)
