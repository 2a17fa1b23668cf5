"""Mistakes that authors make: each is found in a copy of the package's own library, and its remedy removes it.

Lines of `seeded_mistakes.md` move when the library changes: `python tests/rules/test_seeded_mistakes.py` writes
the numbers of lines anew, and nothing else.
"""

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from handout_builder.engine.checking import Errors, Picked, check, pick, pick_forbidding, report
from handout_builder.engine.choosing import all_editions
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.store import Store
from handout_builder.schema import Finding

ROOT = Path(__file__).resolve().parents[2]
PAGE = Path(__file__).with_name("seeded_mistakes.md")
TODAY = date(2026, 12, 1)
COUNTS = ("EVD006", "EVD066")
"""Each says once for the whole library how many of its things are so; any change may move the number."""

FAMILIES = {"NUM", "TXT", "SAF", "AUD", "EVD", "REV", "REF", "STR", "SCH", "A11"}
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
DIFF = re.compile(r"^```diff (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
REPORT = re.compile(r"^```text\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"^\S+:\d+:\d+: ([A-Z0-9]{6}) ", re.MULTILINE)
LINE = re.compile(r"^(\S+):\d+:(\d+: [A-Z0-9]{6} )|(?<=first is on line )\d+", re.MULTILINE)

Diff = tuple[str, str]
Find = Callable[[Path], tuple[Finding, ...]]


class Mistake(NamedTuple):
    """What somebody wrote, what is reported, and the change that follows the remedy."""

    name: str
    made: tuple[Diff, ...]
    report: str
    mended: tuple[Diff, ...]


def mistakes() -> Iterator[Mistake]:
    """Read the mistakes of `seeded_mistakes.md`."""
    _, *parts = HEADING.split(PAGE.read_text(encoding="utf-8"))
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        told = REPORT.search(text)
        assert told, f"{name}: no report"
        before, after = text[: told.start()], text[told.end() :]
        yield Mistake(name, tuple(DIFF.findall(before)), told[1], tuple(DIFF.findall(after)))


def change(folder: Path, diffs: tuple[Diff, ...]) -> None:
    """Change the files of a library; the old lines of each part stand once in their file."""
    for path, diff in diffs:
        file = folder / path
        text = "\n" + file.read_text(encoding="utf-8")
        for hunk in re.split(r"^@@\n", diff, flags=re.MULTILINE):
            lines = hunk.splitlines()
            old = "".join(f"\n{line[1:]}" for line in lines if not line.startswith("+")) + "\n"
            new = "".join(f"\n{line[1:]}" for line in lines if not line.startswith("-")) + "\n"
            assert text.count(old) == 1, f"{path} has {text.count(old)} times:{old}"
            text = text.replace(old, new)
        file.write_text(text[1:], encoding="utf-8")


def copy_library(folder: Path) -> Path:
    for name in ("content", "handouts"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "handout.toml", folder)
    return folder


def found_in(store: Store, folder: Path) -> tuple[Finding, ...]:
    return check(load(Project(folder), store), pick(ignored=COUNTS), today=TODAY, store=store)


def known(findings: tuple[Finding, ...]) -> Counter[tuple[str, ...]]:
    """Count findings by what stays when lines move."""
    return Counter((one.key, one.place.path, one.message, str(one.waived)) for one in findings)


def new_in(findings: tuple[Finding, ...], before: Counter[tuple[str, ...]]) -> list[Finding]:
    """Return the findings that were not there before."""
    left = before.copy()
    found: list[Finding] = []
    for one in findings:
        (key,) = known((one,))
        left[key] -= 1
        if left[key] < 0:
            found.append(one)
    return found


@pytest.fixture(scope="module")
def find(tmp_path_factory: pytest.TempPathFactory) -> Find:
    return partial(found_in, Store(tmp_path_factory.mktemp("store")))


@pytest.fixture(scope="module")
def before(find: Find, tmp_path_factory: pytest.TempPathFactory) -> Counter[tuple[str, ...]]:
    """What is found in the library as it is."""
    return known(find(copy_library(tmp_path_factory.mktemp("library"))))


MISTAKES = tuple(mistakes())


@pytest.mark.parametrize("mistake", [pytest.param(one, id=one.name) for one in MISTAKES])
def test_a_mistake_is_found_at_its_place_and_its_remedy_removes_it(
    mistake: Mistake, find: Find, before: Counter[tuple[str, ...]], tmp_path: Path
) -> None:
    library = copy_library(tmp_path / "library")
    change(library, mistake.made)
    assert report(new_in(find(library), before), "text") == mistake.report
    change(library, mistake.mended)
    assert known(find(library)) == before


@pytest.mark.parametrize("mistake", [*mistakes()][::3], ids=lambda mistake: mistake.name)
def test_rules_that_may_forbid_to_print_forbid_what_all_rules_do(
    mistake: Mistake, tmp_path: Path
) -> None:
    folder = copy_library(tmp_path)
    change(folder, mistake.made)
    loaded = load(Project(folder))
    editions = tuple(all_editions(loaded.library))

    def refused(picked: Picked | None) -> list[tuple[Finding, ...]]:
        errors = Errors(loaded.library, check(loaded, picked, today=TODAY, only=editions))
        return [errors.on(edition) for edition in editions]

    assert refused(pick_forbidding(loaded.library)) == refused(None)


def test_the_mistakes_are_of_all_kinds() -> None:
    codes = {code for one in MISTAKES for code in CODE.findall(one.report)}
    assert {code[:3] for code in codes} == FAMILIES
    assert len(codes) >= 50
    assert len({one.name for one in MISTAKES}) == len(MISTAKES) >= 60


def renumbered(mistake: Mistake, find: Find, before: Counter[tuple[str, ...]]) -> str:
    """Return the report on a mistake as it is now, where only numbers of lines differ."""
    with tempfile.TemporaryDirectory() as folder:
        library = copy_library(Path(folder))
        change(library, mistake.made)
        told = report(new_in(find(library), before), "text")
    return told if LINE.sub(r"\1\2", told) == LINE.sub(r"\1\2", mistake.report) else mistake.report


def renumber() -> None:
    """Write the numbers of lines anew where the library moved them."""
    with tempfile.TemporaryDirectory() as folder:
        find = partial(found_in, Store(Path(folder, "store")))
        now = known(find(copy_library(Path(folder, "library"))))
        text = PAGE.read_text(encoding="utf-8")
        for one in MISTAKES:
            text = text.replace(one.report, renumbered(one, find, now))
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renumber()
