"""The tutorial does what it says: its files are written, its commands run, its answers compared."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

CODE = re.compile(r"\b[2-9C-Y]{4}\\-[2-9C-Y]{4}\b")
"""The code of a sheet in a pattern, where its hyphen is escaped."""
HANDOUT = Path(sys.executable).with_name("handout")


class Reader:
    """Somebody who follows a page in an empty folder, block by block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.codes: dict[str, str] = {}
        """The codes of sheets that the page shows, and what they are here: they change with every layout."""

    def follow(self, block: Any) -> None:
        if block.kind == "console":
            for command, answer in exchanges(block.text):
                self.compare(command, answer)
        elif block.path:
            self.write(block.path, block.text)

    def write(self, name: str, text: str) -> None:
        """Write a file, or the one line of it that `name:number` tells."""
        path, _, number = name.partition(":")
        target = self.folder / path
        if number:
            lines = target.read_text(encoding="utf-8").splitlines(keepends=True)
            lines[int(number) - 1] = text
            text = "".join(lines)
        target.write_text(text, encoding="utf-8")

    def compare(self, command: str, answer: str) -> None:
        for shown, here in self.codes.items():
            command, answer = command.replace(shown, here), answer.replace(shown, here)
        said = self.run(shlex.split(command))
        expected, shown = coded(pattern(answer), set(self.codes.values()))
        found = re.fullmatch(expected, said)
        assert found, f"$ {command}\n{said}"
        self.codes |= dict(zip(shown, found.groups(), strict=True))

    def run(self, command: list[str]) -> str:
        """Run a command: `handout`, git, or one of the two that any reader's shell has."""
        match command:
            case ["cd", folder]:
                self.folder /= folder
                return ""
            case ["rm", file]:
                (self.folder / file).unlink()
                return ""
            case ["git", *_]:
                done = subprocess.run(command, cwd=self.folder, capture_output=True, check=True)
                return done.stdout.decode()
            case ["handout", *arguments]:
                return self.handout(arguments)
            case _:
                pytest.fail(f"a tutorial has only simple commands: {command}")

    def handout(self, arguments: list[str]) -> str:
        done = subprocess.run(
            [HANDOUT, *arguments],
            cwd=self.folder,
            env=os.environ | {"NO_COLOR": "1", "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.stdout.replace("\\", "/")


def exchanges(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console with what it answers."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, answer = part.partition("\n")
        yield command, answer


def pattern(answer: str) -> str:
    """Turn an answer into a pattern: `...` is anything, and a line of it any number of lines."""
    lines = (
        r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + "\n"
        for line in answer.splitlines()
    )
    return "".join(lines)


def coded(expected: str, known: set[str]) -> tuple[str, list[str]]:
    """Let the codes of sheets in a pattern that are not known yet be any; return the pattern and those codes."""
    shown = list(dict.fromkeys(CODE.findall(expected)))
    new = [code for code in shown if code.replace("\\", "") not in known]
    for code in new:
        expected = expected.replace(code, r"([2-9C-Y]{4}-[2-9C-Y]{4})", 1)
    return expected, [code.replace("\\", "") for code in new]


def test_the_tutorial(root: Path, blocks: Callable[[Path], Iterable[Any]], tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for block in blocks(root / "docs" / "tutorial.md"):
        reader.follow(block)
    printed = {path.name for path in reader.folder.glob("out/*.pdf")}
    assert printed == {"burns_GB_en-GB_a4.pdf", "burns_US_en-US_letter.pdf"}


def test_the_story_of_a_release(
    root: Path, blocks: Callable[[Path], Iterable[Any]], tmp_path: Path
) -> None:
    reader = Reader(tmp_path)
    for block in blocks(root / "docs" / "release-and-recall.md"):
        reader.follow(block)
    assert len(reader.codes) == 2
    assert len(list((reader.folder / "releases").iterdir())) == 3
    assert next((reader.folder / "out").glob("recall-*.pdf")).stat().st_size > 0
