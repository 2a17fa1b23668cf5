"""A file is written whole or not at all, whatever happens meanwhile."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handout_builder.engine.writing import CannotWrite, write_together, write_whole


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "sheet.pdf"
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [one.name for one in path.parent.iterdir()] == ["sheet.pdf"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old, and longer")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_everybody_may_read_a_sheet(tmp_path: Path) -> None:
    write_whole(tmp_path / "sheet.pdf", b"new")
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o777 == 0o644


def test_an_interrupt_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")
    code = (
        "import signal, sys, time; from pathlib import Path;"
        "from handout_builder.engine import writing;"
        "sys.addaudithook(lambda event, _: event == 'os.rename' and signal.raise_signal(signal.SIGINT));"
        "writing.write_whole(Path(sys.argv[1]), b'new')"
    )
    stopped = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=False)
    assert b"KeyboardInterrupt" in stopped.stderr
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["sheet.pdf"]


def _a_file_in_place_of_the_folder(tmp_path: Path) -> Path:
    (tmp_path / "out").write_bytes(b"")
    return tmp_path / "out" / "sheet.pdf"


def _a_folder_in_place_of_the_file(tmp_path: Path) -> Path:
    (tmp_path / "sheet.pdf" / "inside").mkdir(parents=True)
    return tmp_path / "sheet.pdf"


def _a_place_where_nobody_may_write(_: Path) -> Path:
    return Path("/proc/nowhere/sheet.pdf")


def _a_name_that_is_too_long(tmp_path: Path) -> Path:
    return tmp_path / f"{'x' * 300}.pdf"


@pytest.mark.parametrize(
    "prepare",
    [
        _a_file_in_place_of_the_folder,
        _a_folder_in_place_of_the_file,
        _a_name_that_is_too_long,
        _a_place_where_nobody_may_write,
    ],
)
def test_where_the_disk_refuses_the_message_names_the_file(
    prepare: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = prepare(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(CannotWrite, match=r"^cannot write .*pdf: [A-Z]"):
        write_whole(path, b"new")
    assert sorted(tmp_path.rglob("*")) == before


def test_two_that_write_the_same_file_do_not_mix(tmp_path: Path) -> None:
    """Readers see one of the two contents, whole, at every moment."""
    path = tmp_path / "sheet.pdf"
    code = (
        "import sys; from pathlib import Path;"
        "from handout_builder.engine.writing import write_whole;"
        "[write_whole(Path(sys.argv[1]), sys.argv[2].encode() * 100_000) for _ in range(40)]"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, path, letter]) for letter in "ab"]
    seen: set[bytes] = set()
    while any(writer.poll() is None for writer in writers):
        if path.exists():
            content = path.read_bytes()
            assert len(content) == 100_000
            seen.add(content[:1] if len(set(content)) == 1 else content)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen <= {b"a", b"b"}
    assert [one.name for one in tmp_path.iterdir()] == ["sheet.pdf"]


def test_files_that_belong_together_are_all_written(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(b"old")
    write_together({tmp_path / "new" / "one.txt": b"one", tmp_path / "old.txt": b"two"})
    assert (tmp_path / "new" / "one.txt").read_bytes() == b"one"
    assert (tmp_path / "old.txt").read_bytes() == b"two"
    assert not list(tmp_path.rglob("*.part"))


def test_where_one_of_them_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"no folder")
    with pytest.raises(CannotWrite, match="cannot write"):
        write_together({tmp_path / "old.txt": b"new", tmp_path / "file" / "two.txt": b"two"})
    assert (tmp_path / "old.txt").read_bytes() == b"old"
    assert not list(tmp_path.rglob("*.part"))
