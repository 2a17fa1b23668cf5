"""Whole commands on disks that are read-only or full, and killed ones: a message, and nothing half done."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from handout_builder.engine.projects import Project

Write = Callable[[Mapping[str, str | bytes]], Project]
Done = subprocess.CompletedProcess[str]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="setpriv and prlimit are Linux's")

HANDOUT = [sys.executable, "-m", "handout_builder.cli"]
ORDINARY = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
"""Takes from root the right to write where nobody may."""
FULL = ["prlimit", "--fsize=1500"]
"""Lets no file be longer than this, as on a disk that is full."""
SIGN = [
    *("review", "sign", "handout:hands", "--by", "A. Example", "--role", "General practitioner"),
    *("--recorded-by", "B. Example", "--kept", "A folder"),
]


def run(*words: str, under: list[str], cwd: Path) -> Done:
    command = [*under, *HANDOUT, *words]
    return subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True, timeout=60)


@pytest.fixture
def locked() -> Iterator[Callable[[Path], Path]]:
    """Return a function that makes a folder in which nothing can be written."""
    folders: list[Path] = []

    def lock(folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o555)
        folders.append(folder)
        return folder

    yield lock
    for folder in folders:
        folder.chmod(0o755)


def ordinary() -> list[str]:
    return ORDINARY if os.geteuid() == 0 else []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (["build", "hands", "--no-cache", "--out", "out"], "out"),
        (["build", "hands", "--no-cache", "--timings", "out/timings.json"], "out"),
        (["check", "--output-file", "out/report.txt"], "out"),
        (SIGN, "signoffs"),
        (["init", "out/new"], "out"),
    ],
    ids=["build", "timings", "check", "sign", "init"],
)
def test_a_folder_that_is_read_only_is_named(
    words: list[str], place: str, write: Write, locked: Callable[[Path], Path]
) -> None:
    root = write({}).root
    folder = locked(root / place)
    done = run(*words, under=ordinary(), cwd=root)
    assert done.returncode == 2, done
    assert "Permission denied" in done.stderr
    assert re.search(r"cannot (write|be written)", done.stderr)
    assert place in done.stderr
    assert list(folder.iterdir()) == []


def test_a_cache_that_is_read_only_is_read_and_stops_nothing(
    write: Write, tmp_path: Path, locked: Callable[[Path], Path]
) -> None:
    root, cache = write({}).root, tmp_path / "cache"
    words = ("build", "hands", "--cache", str(cache))
    assert run(*words, "--out", "first", under=[], cwd=root).returncode == 0
    kept = sorted(cache.rglob("*"))
    for folder in [cache, *(one for one in kept if one.is_dir())]:
        locked(folder)
    done = run(*words, "--out", "second", "-v", under=ordinary(), cwd=root)
    assert (done.returncode, "restored hands" in done.stderr) == (0, True), done
    assert sorted(cache.rglob("*")) == kept


@pytest.mark.parametrize("words", [["build", "hands", "--out", "out"], SIGN], ids=["build", "sign"])
def test_a_disk_that_is_full_is_told_and_leaves_nothing_half_written(
    words: list[str], write: Write, tmp_path: Path
) -> None:
    root = write({}).root
    before = sorted(root.rglob("*"))
    cache = {"build": ["--cache", str(tmp_path / "cache")]}.get(words[0], [])
    under = ["prlimit", "--fsize=200"] if words is SIGN else FULL
    done = run(*words, *cache, under=under, cwd=root)
    assert (done.returncode, "cannot write" in done.stderr) == (2, True), done
    assert [one for one in sorted(root.rglob("*")) if one not in before and one.is_file()] == []
    assert run(*words, *cache, under=[], cwd=root).returncode == 0


def test_a_build_that_is_killed_leaves_whole_files_and_a_sound_cache(
    write: Write, tmp_path: Path
) -> None:
    root, cache = write({}).root, tmp_path / "cache"
    whole = files(build(root, tmp_path / "whole", None))
    ended: set[int] = set()
    for tenths in range(4, 24, 4):
        out = tmp_path / f"out-{tenths}"
        process = start(root, out, cache)
        time.sleep(tenths / 10)
        process.kill()
        ended.add(process.wait())
        assert all(whole[name] == data for name, data in files(out).items())
        assert files(build(root, out, cache)) == whole
        assert run("cache", "verify", "--cache", str(cache), under=[], cwd=root).returncode == 0
        shutil.rmtree(cache)
    assert -9 in ended


def build(root: Path, out: Path, cache: Path | None) -> Path:
    assert start(root, out, cache).wait(timeout=60) == 0
    return out


def start(root: Path, out: Path, cache: Path | None) -> "subprocess.Popen[bytes]":
    kept = ["--cache", str(cache)] if cache else ["--no-cache"]
    words = [*HANDOUT, "build", "--out", str(out), *kept]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(words, cwd=root, stdout=quiet, stderr=quiet)


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.glob("*") if one.suffix != ".part"}
