"""The tutorial does what it says: its files are written, its commands run, its answers compared."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

HANDOUT = Path(sys.executable).with_name("handout")


class Reader:
    """Somebody who follows a page in an empty folder, block by block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

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
        said = self.run(command.split())
        assert re.fullmatch(pattern(answer), said), f"$ {command}\n{said}"

    def run(self, command: list[str]) -> str:
        """Run a command: `handout`, or one of the two that any reader's shell has."""
        match command:
            case ["cd", folder]:
                self.folder /= folder
                return ""
            case ["rm", file]:
                (self.folder / file).unlink()
                return ""
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


def test_the_tutorial(root: Path, blocks: Callable[[Path], Iterable[Any]], tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for block in blocks(root / "docs" / "tutorial.md"):
        reader.follow(block)
    printed = {path.name for path in reader.folder.glob("out/*.pdf")}
    assert printed == {"burns_GB_en-GB_a4.pdf", "burns_US_en-US_letter.pdf"}
