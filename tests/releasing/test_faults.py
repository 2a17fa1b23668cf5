"""Whatever stops a release, a withdrawal or a recall, the records are as they were, or as they will be."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handout_builder.engine.recording import read_records
from handout_builder.engine.releasing import Said, withdraw

from .conftest import DAY, Library

SCRIPT = """
import json, os, resource, signal, sys
from datetime import date
from pathlib import Path
from handout_builder.engine import releasing
from handout_builder.engine.choosing import Request
from handout_builder.engine.errors import CannotGoOn
from handout_builder.engine.printing.press import press  # once, and not in each child
from handout_builder.engine.projects import find_project
from handout_builder.engine.recording import read_records

verb, root, out, kills, most = sys.argv[1:]
left, project, out = 0, find_project(Path(root)), Path(out)

def counted(call):
    def counting(*arguments):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments)
    return counting

def run():
    day = date(2026, 4, 1)
    said = releasing.Said("A. Nurse", "Wrong.", day)
    if verb == "release":
        wish, desk = releasing.Wish(Request(("hands",)), True), releasing.Desk(out, day)
        releasing.release(project, wish, desk, lambda loaded, today: lambda edition: ())
    else:
        what = "hands" if verb == "withdraw" else "dry-hands"
        getattr(releasing, verb)(project, what, said, out)

def killed(kill):
    global left
    if (child := os.fork()) == 0:
        left = kill
        run()
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    whole = all(path.read_bytes().endswith(b"%%EOF\\n") for path in out.glob("*.pdf"))
    return {"ended": ended, "records": sorted(read_records(project.root).names), "whole": whole}

if int(kills):
    os.fsync, os.replace = counted(os.fsync), counted(os.replace)
    for kill in range(1, 60, int(kills)):
        state = killed(kill)
        print(json.dumps(state))
        if state["ended"] == 0:
            break
    sys.exit()
if int(most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
try:
    run()
except CannotGoOn as stop:
    print(stop)
    sys.exit(2)
"""


def run(
    verb: str, library: Library, kills: int = 0, most: int = 0
) -> "subprocess.CompletedProcess[str]":
    """Do something in a process of its own, which may write only so many bytes into a file.

    With `kills`, one child after the other does it, each killed so many calls that write later than the one before.
    """
    options = [verb, str(library.root), str(library.out), str(kills), str(most)]
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *options],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize(("verb", "kills"), [("release", 2), ("withdraw", 3), ("recall", 3)])
def test_whoever_is_killed_at_any_moment_leaves_the_records_before_or_after(
    library: Library, verb: str, kills: int
) -> None:
    """Each is killed before a write to the disk or before a file takes its name, one later than the one before."""
    library.release()
    before, folder = library.records, library.root / "releases"
    done = run(verb, library, kills=kills)
    states = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(states) > 3, done.stderr
    assert all(state["whole"] for state in states)
    assert {state["ended"] for state in states[:-1]} == {-9}
    assert all(state["records"] == before for state in states[:-1])
    assert states[-1]["ended"] == 0
    assert len(library.records) == len(before) + 1
    assert [path.name for path in folder.glob(".*")] == []


@pytest.mark.parametrize("verb", ["release", "recall"])
def test_a_disk_that_is_full_is_told_and_leaves_the_records_as_they_were(
    library: Library, verb: str
) -> None:
    library.release()
    before = library.records
    library.out = library.out.with_name("elsewhere")
    done = run(verb, library, most=2000)
    assert (done.returncode, "cannot write" in done.stdout) == (2, True), done
    assert library.records == before
    assert [path for path in library.out.rglob("*") if path.is_file()] == []
    assert run(verb, library).returncode == 0


def test_a_folder_of_records_that_cannot_be_made_is_told(library: Library) -> None:
    library.add("releases", "a file")
    done = run("release", library)
    assert (done.returncode, "cannot write" in done.stdout) == (2, True)


def test_two_that_withdraw_at_once_are_both_kept(library: Library) -> None:
    library.release("hands", "hands-summary")
    options = [str(library.root), str(library.out), "0", "0"]
    runs = [
        subprocess.Popen([sys.executable, "-c", SCRIPT, verb, *options])
        for verb in ("withdraw", "recall")
    ]
    assert [one.wait(timeout=60) for one in runs] == [0, 0]
    records = read_records(library.root)
    assert (len(records.withdrawals), len(records.recalls), len(records.newest)) == (1, 1, 1)


def test_a_copy_that_lacks_the_first_record_is_refused(library: Library, tmp_path: Path) -> None:
    library.release()
    (first,) = library.records
    withdraw(library.project, "hands", Said("A. Nurse", "Wrong.", DAY), library.out)
    shutil.copytree(library.root, tmp_path / "copy")
    (tmp_path / "copy" / "releases" / first).unlink()
    library.root = tmp_path / "copy"
    library.project = library.project._replace(root=library.root)
    done = run("release", library)
    assert (done.returncode, first in done.stdout) == (2, True)
