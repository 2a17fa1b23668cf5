"""What is answered to whoever holds a code or a file."""

from datetime import date
from pathlib import Path

import pytest

from handout_builder.engine.recording import NotAsked, State, ask, bare

from .conftest import DAY, Library, code_of


def answer(library: Library, what: Path | str, today: date = DAY) -> tuple[State, str]:
    found = ask(library.root, str(what), today)
    return found.state, " ".join(found.sentences)


def test_a_released_file_is_known_by_its_bytes_whatever_it_is_called(
    library: Library, tmp_path: Path
) -> None:
    outcome = library.release(formats=("pdf", "html", "text"))
    for path in outcome.paths:
        other = tmp_path / f"other{path.suffix}"
        other.write_bytes(path.read_bytes())
        assert answer(library, other)[0] is State.CURRENT


def test_a_file_that_was_changed_is_altered(library: Library) -> None:
    outcome = library.release(formats=("pdf", "html", "text"))
    for path in outcome.paths:
        path.write_bytes(path.read_bytes() + b"\n")
        state, words = answer(library, path)
        assert state is State.ALTERED
        assert f"it says that it is {code_of(outcome)}" in words


def test_a_draft_is_a_draft(library: Library) -> None:
    paths = library.build("pdf", "html", "text")
    assert [answer(library, path)[0] for path in paths] == [State.DRAFT] * 3


def test_a_file_of_another_library_is_unknown(library: Library, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7\nnot ours\n")
    assert answer(library, other)[0] is State.UNKNOWN
    outcome = library.release()
    (library.root / "releases" / library.records[0]).unlink()
    state, words = answer(library, outcome.paths[0])
    assert state is State.UNKNOWN
    assert "no sheet that this library released" in words


def test_a_code_is_found_however_it_is_typed_and_a_slip_suggests_the_right_one(
    library: Library,
) -> None:
    code = code_of(library.release())
    assert answer(library, bare(code).lower())[0] is State.CURRENT
    wrong = ("3" if code[0] == "2" else "2") + code[1:]
    state, words = answer(library, wrong)
    assert (state, f"Did you mean {code}?" in words) == (State.UNKNOWN, True)
    state, words = answer(library, "KWFM-9YW2")
    assert state is State.UNKNOWN
    assert "No sheet of this library has the code KWFM-9YW2" in words


def test_what_is_neither_a_file_nor_a_code_is_told(library: Library) -> None:
    with pytest.raises(NotAsked, match=r"hands.pdf is no file, and no code"):
        ask(library.root, "hands.pdf", DAY)


def test_a_review_that_is_overdue_is_told_and_the_sheet_stays_current(library: Library) -> None:
    library.write("handouts/hands.yaml", "owner:", "next-review: 2027-01-01\nowner:")
    code = code_of(library.release())
    state, words = answer(library, code, date(2027, 2, 1))
    assert state is State.CURRENT
    assert "Its review was due on 2027-01-01, and no later sheet is known." in words
