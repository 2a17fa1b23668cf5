"""The folder of records: written once, found whole or refused by name, and mergeable."""

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from handout_builder.engine.recording import (
    BadRecord,
    Records,
    file_of,
    only_one,
    read_records,
    write_record,
)
from handout_builder.engine.writing import CannotWrite
from handout_builder.schema.release import Recall, Withdrawal

from .conftest import claim, digest, release, sheet

WITHDRAWAL = Withdrawal.model_validate(
    {"on": "2026-04-01", "by": "A. Nurse", "reason": "old", "handout": "hands", "codes": []}
)
RECALL = Recall.model_validate(
    {
        "on": "2026-05-01",
        "by": "A. Nurse",
        "reason": "retracted",
        "what": "source",
        "id": "who",
        "digests": [digest("guideline")],
        "codes": [],
    }
)


def test_a_record_is_json_with_a_line_for_each_sheet_and_its_digest_first() -> None:
    name, data = file_of(release(sheet(), sheet(edition="hands_US", code="KWFM-9YW2")))
    first, head, opening, *sheets, last = data.decode().splitlines()
    assert name == f"2026-03-06-release-{first[19:35]}.json"
    assert head.startswith('"on": "2026-03-06"')
    assert (opening, last) == ('"editions": [', "]}")
    assert [json.loads(line.rstrip(","))["edition"] for line in sheets] == [
        "hands_GB_en-GB_a4",
        "hands_US",
    ]
    assert json.loads(data)["digest"].startswith("sha256:")


def test_a_record_that_tells_no_terms_and_no_figures_keeps_its_bytes_and_its_name() -> None:
    name, data = file_of(release(sheet()))
    assert name == "2026-03-06-release-2b40bd010a1a000f.json"
    ((_, older),) = Records([(name, data)]).sheets()
    assert (older.terms, older.figures) == (None, None)
    assert file_of(release(older)) == (name, data)


def test_sheets_whose_records_do_not_tell_of_something_are_counted() -> None:
    told = [sheet(terms={"germ": "small"}, title='"figures": {'), sheet(terms={}), sheet()]
    records = Records([file_of(release(*told))])
    assert records.without('"terms": {') == 1
    assert records.without('"figures": {') == 3


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    made = release(sheet(claims=[claim("wash", sources=("who",))], title='With "code": "x"'))
    for record in (made, WITHDRAWAL, RECALL):
        write_record(tmp_path, record)
    records = read_records(tmp_path)
    assert [one for _, one in records.sheets()] == list(made.editions)
    assert records.withdrawals == (WITHDRAWAL,)
    assert records.recalls == (RECALL,)
    assert records.codes == {made.editions[0].code}
    assert [name[:18] for name in records.names] == [
        "2026-03-06-release",
        "2026-04-01-withdra",
        "2026-05-01-recall-",
    ]


def test_a_library_without_records_has_none(tmp_path: Path) -> None:
    assert read_records(tmp_path).names == ()


def test_the_same_record_of_two_branches_is_the_same_file() -> None:
    assert file_of(release(sheet())) == file_of(release(sheet()))
    assert file_of(release(sheet()))[0] != file_of(release(sheet(words="Rinse")))[0]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "a word": lambda data: data.replace(b"Clean", b"Dirty"),
    "cut off": lambda data: data[:-4],
    "empty": lambda data: data[:0],
    "a line more": lambda data: data + b"\n",
    "the digest": lambda data: data.replace(b"sha256:", b"sha256:0", 1),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_record_is_refused_named_and_left_as_it_is(tmp_path: Path, damage: str) -> None:
    path = write_record(tmp_path, release(sheet()))
    before = DAMAGE[damage](path.read_bytes())
    path.write_bytes(before)
    with pytest.raises(BadRecord, match=rf"releases/{path.name} is damaged.*git checkout"):
        read_records(tmp_path)
    assert path.read_bytes() == before


def test_a_record_under_another_name_is_refused(tmp_path: Path) -> None:
    path = write_record(tmp_path, release(sheet()))
    path.rename(path.with_name("2026-03-06-release-0000000000000000.json"))
    with pytest.raises(BadRecord, match="is damaged"):
        read_records(tmp_path)


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    path = write_record(tmp_path, release(sheet()))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(read_records(tmp_path).codes) == 1


def test_a_lost_record_is_missed_by_the_next_one() -> None:
    first = file_of(release(sheet()))
    second = file_of(release(sheet(version="1.0.1"), after=(first[0],)))
    assert Records([first, second]).newest == (second[0],)
    with pytest.raises(BadRecord, match=rf"releases/{first[0]} is missing"):
        Records([second])


def test_records_of_one_day_stand_in_the_order_in_which_they_were_made() -> None:
    files, after = list[tuple[str, bytes]](), tuple[str, ...]()
    for number in range(8):
        files.append(file_of(release(sheet(version=f"1.0.{number}"), after=after)))
        after = (files[-1][0],)
    assert Records(files).names == tuple(name for name, _ in files)


def test_a_record_of_a_newer_handout_is_named() -> None:
    name, data = file_of(WITHDRAWAL)
    head = json.loads(data)
    del head["digest"], head["by"]
    rest = f"{json.dumps(head)[1:]}\n".encode()
    mark = sha256(rest).hexdigest()
    other = f"2026-04-01-withdrawal-{mark[:16]}.json"
    with pytest.raises(BadRecord, match="a newer handout"):
        Records([(other, b'{"digest": "sha256:' + mark.encode() + b'",\n' + rest)])
    assert name


def test_two_that_add_records_wait_for_each_other(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path\n"
        "from handout_builder.engine.recording import only_one\n"
        "with only_one(Path(sys.argv[1])):\n"
        "    print('in', flush=True); time.sleep(0.1); print('out', flush=True)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [run.communicate(timeout=20)[0] for run in runs] == ["in\nout\n"] * 2


def test_what_a_killed_process_left_is_swept_up(tmp_path: Path) -> None:
    path = write_record(tmp_path, release(sheet()))
    part = path.with_name(f".{path.name}.abc.part")
    part.write_bytes(b"half")
    with only_one(tmp_path):
        assert not part.exists()
    assert len(read_records(tmp_path).codes) == 1


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "releases").write_text("a file")
    with pytest.raises(CannotWrite, match="releases"), only_one(tmp_path):
        pass
