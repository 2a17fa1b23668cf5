"""Releases: what follows from a change, what is written, and what stands in the way."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from handout_builder.engine.imprinting import Judge
from handout_builder.engine.loading import Loaded
from handout_builder.engine.projects import Project
from handout_builder.engine.recording import read_records, standing
from handout_builder.engine.releasing import ClockBehind, Said, withdraw
from handout_builder.engine.repository import NoRepository, NotCommitted, UnknownRevision
from handout_builder.engine.writing import CannotWrite

from ..pdfs import words_of
from .conftest import DAY, Library, code_of, version_of

CLAIMS = "content/claims/hands.yaml"


def test_a_release_writes_the_sheet_its_status_and_one_record(library: Library) -> None:
    outcome = library.release(note="The first one.")
    code = code_of(outcome)
    assert version_of(outcome) == "1.0.0"
    assert [path.name for path in outcome.paths] == ["hands_GB_en-GB_a4.pdf"]
    (words,) = words_of(outcome.paths[0].read_bytes())
    assert "DRAFT" not in words
    assert "hands · 1.0.0 · " in words
    (name,) = library.records
    record = json.loads((library.root / "releases" / name).read_text())
    assert (record["on"], record["note"]) == ("2026-03-06", "The first one.")
    assert record["commit"] == library.git("rev-parse", "HEAD~1")
    assert record["tools"]["weasyprint"] == "70.0"
    (sheet,) = record["editions"]
    assert (sheet["code"], sheet["version"], sheet["pages"]) == (code, "1.0.0", 1)
    assert sheet["address"] == f"https://leaflets.example.org/s/{code.replace('-', '')}"
    bare = code.replace("-", "")
    status = json.loads((library.out / "status" / f"{bare}.json").read_text())
    assert (status["status"], status["code"]) == ("current", code)
    assert f"{code} is current." in (library.out / "status" / f"{bare}.html").read_text()


@pytest.mark.parametrize(
    ("path", "words", "version", "changed"),
    [
        (CLAIMS, ("Dry your hands well.", "Dry your hands for 20 seconds."), "2.0.0", "claim dry-"),
        (CLAIMS, ("certainty: high", "certainty: moderate"), "2.0.0", "claim wash-hands: a number"),
        (CLAIMS, ("requires: [call-help]", "requires: []"), "2.0.0", "claim wash-hands: a number"),
        ("content/regions/GB.yaml", ("'999'", "'112'"), "2.0.0", "a number outside"),
        (
            CLAIMS,
            ("Dry your hands well.", "Dry your hands with care."),
            "1.1.0",
            "claim dry-hands: w",
        ),
        ("handouts/hands.yaml", ("Every day", "Each day"), "1.1.0", "words of the sheet outside"),
        (
            "content/sources/sources.yaml",
            ("Hand hygiene", "Hand washing"),
            "1.1.0",
            "claim call-help",
        ),
        (
            "handouts/hands.yaml",
            ("owner:", "last-reviewed: 2026-01-01\nowner:"),
            "1.0.1",
            "the review",
        ),
    ],
)
def test_the_version_follows_from_what_changed(
    library: Library, path: str, words: tuple[str, str], version: str, changed: str
) -> None:
    first = code_of(library.release())
    library.write(path, *words)
    outcome = library.foresee()
    assert version_of(outcome) == version
    assert any(words.startswith(changed) for words in outcome.plans[0].changed)
    assert code_of(outcome) != first


def test_another_look_is_a_patch(library: Library) -> None:
    library.release()
    library.add("layouts/leaflet/style.css", "h1 { color: black; }\n")
    outcome = library.foresee()
    assert (version_of(outcome), outcome.plans[0].changed) == ("1.0.1", ("the look",))


def test_a_sheet_in_which_nothing_changed_is_not_released_again(library: Library) -> None:
    library.release()
    library.write(CLAIMS, "Scrub before surgery.", "Scrub well before surgery.")
    library.write(CLAIMS, "tags: [daily]", "tags: [often]")
    outcome = library.release()
    assert (version_of(outcome), outcome.paths, len(library.records)) == ("None", (), 1)
    assert version_of(library.foresee(major=True)) == "2.0.0"


def test_an_edition_that_is_new_joins_the_version_and_is_released_again_with_the_others(
    library: Library,
) -> None:
    first = code_of(library.release())
    outcome = library.release(sizes=("large",))
    assert version_of(outcome) == "1.0.0"
    assert [one.facts.edition for one in outcome.plans[0].sheets] == ["hands_GB_en-GB_a4_large"]
    library.write(CLAIMS, "Dry your hands well.", "Dry your hands for 20 seconds.")
    again = library.release()
    assert {(one.facts.edition, one.facts.version) for one in again.plans[0].sheets} == {
        ("hands_GB_en-GB_a4", "2.0.0"),
        ("hands_GB_en-GB_a4_large", "2.0.0"),
    }
    old = standing(read_records(library.root), first)
    assert old is not None
    assert old.successors[0].edition.code == code_of(again)
    status = library.out / "status" / f"{first.replace('-', '')}.json"
    assert json.loads(status.read_text())["status"] == "superseded"


def signed_but(reason: str) -> Callable[[Loaded, date], Judge]:
    return lambda _loaded, _today: lambda _edition: (reason,)


def test_what_is_not_signed_is_not_released_and_each_reason_is_told(library: Library) -> None:
    outcome = library.release("hands", "hands-summary", unsigned=signed_but("nobody signed"))
    assert [one.blocked for one in outcome.plans] == [("nobody signed",)] * 2
    assert not outcome.fit
    assert (library.records, library.out.exists()) == ([], False)


@pytest.mark.parametrize(
    ("path", "old", "new", "reason"),
    [
        (CLAIMS, "sources: [who]\n  requires", "sources: [nobody]\n  requires", "REF"),
        (CLAIMS, "requires: [", "next-review: 2026-01-01\n  requires: [", "REV002"),
        (CLAIMS, "requires: [", "verify: Is it so?\n  requires: [", "is still to be verified: Is"),
        ("content/sources/sources.yaml", "confirmed: true", "confirmed: false", "EVD002"),
        ("handouts/hands.yaml", "owner:", "status: withdrawn\nowner:", "its status is withdrawn"),
    ],
)
def test_what_is_not_fit_is_not_released(
    library: Library, path: str, old: str, new: str, reason: str
) -> None:
    library.write(path, old, new)
    outcome = library.release()
    assert any(reason in words for words in outcome.plans[0].blocked), outcome.plans
    assert library.records == []
    assert library.foresee().plans == outcome.plans


def test_one_that_is_not_fit_holds_the_others(library: Library) -> None:
    library.write(CLAIMS, "Scrub before surgery.\n", "Scrub before surgery.\n  verify: Is it?\n")
    outcome = library.release("hands", "hands-summary")
    assert [bool(one.blocked) for one in outcome.plans] == [True, False]
    assert (library.records, library.out.exists()) == ([], False)
    assert library.release("hands").fit


def test_what_is_not_committed_is_not_released(library: Library) -> None:
    (library.root / CLAIMS).write_text("[]\n")
    with pytest.raises(NotCommitted, match=r"commit it first:\n  content/claims/hands\.yaml"):
        library.release()
    assert library.foresee().stopped[0].startswith("this is not committed yet")
    assert library.records == []


def test_records_and_outputs_need_not_be_committed_first(library: Library) -> None:
    library.out = library.root / "out"
    library.release("hands")
    library.git("reset", "--quiet", "--soft", "HEAD~1")
    assert library.release("hands-summary").fit


def test_a_detached_head_is_told_what_to_do(library: Library) -> None:
    library.git("checkout", "--quiet", "--detach")
    with pytest.raises(NotCommitted, match=r"no branch is checked out.*git switch"):
        library.release()


def test_a_library_without_git_is_told_what_to_do(
    write: Callable[[Mapping[str, str | bytes]], Project], tmp_path: Path
) -> None:
    project = write({})
    plain = object.__new__(Library)
    plain.project, plain.root, plain.out = project, project.root, tmp_path / "out"
    with pytest.raises(NoRepository, match="git init"):
        plain.release()
    plain.git("init", "--quiet")
    with pytest.raises(UnknownRevision, match="no commit yet"):
        plain.release()


def test_a_library_may_lie_deep_in_a_repository(
    write: Callable[[Mapping[str, str | bytes]], Project], tmp_path: Path
) -> None:
    project = write({})
    library = object.__new__(Library)
    library.project, library.root, library.out = project, tmp_path, tmp_path / "out"
    library.git("init", "--quiet", "--initial-branch=main")
    library.git("add", "library")
    library.git("commit", "--quiet", "--message", "Begin")
    (tmp_path / "beside.txt").write_text("not ours")
    outcome = library.release()
    assert outcome.fit
    assert outcome.record is not None
    assert outcome.record.parent == project.root / "releases"


def test_a_clock_that_is_behind_is_told(library: Library) -> None:
    library.release(on=date(2026, 5, 1))
    with pytest.raises(ClockBehind, match=r"the last release is of 2026-05-01.*--today 2026-05-01"):
        library.release("hands-summary", on=DAY)
    assert len(library.records) == 1


def test_a_disk_that_refuses_leaves_everything_as_it_was(library: Library) -> None:
    library.out.parent.mkdir(exist_ok=True)
    library.out.write_text("a file where the folder should be")
    with pytest.raises(CannotWrite, match="cannot write"):
        library.release()
    assert library.records == []
    assert [path.name for path in (library.root / "releases").iterdir()] == []


def test_a_release_says_what_it_would_do_and_does_it(library: Library) -> None:
    library.release()
    library.write(CLAIMS, "Dry your hands well.", "Dry your hands with care.")
    foreseen, done = library.foresee(), library.release()
    assert [sheet.facts for sheet in foreseen.plans[0].sheets] == [
        sheet.facts for sheet in done.plans[0].sheets
    ]
    assert (foreseen.paths, foreseen.record) == ((), None)


def test_two_branches_that_released_are_merged_and_one_version_twice_is_named(
    library: Library,
) -> None:
    library.release()
    library.git("switch", "--quiet", "--create", "other")
    library.write(CLAIMS, "Dry your hands well.", "Dry your hands with care.")
    theirs = code_of(library.release())
    library.git("switch", "--quiet", "main")
    library.write("handouts/hands.yaml", "Every day", "Each day")
    mine = code_of(library.release())
    library.git("merge", "--quiet", "--no-edit", "other")
    assert len(library.records) == 3
    merged = library.foresee()
    (told,) = merged.conflicts
    assert told.startswith("hands_GB_en-GB_a4 1.1.0 was released on two branches, as ")
    assert mine in told
    assert theirs in told
    assert version_of(merged) == "1.2.0"
    library.release()
    assert library.foresee().conflicts == ()
    for code in (mine, theirs):
        found = standing(read_records(library.root), code)
        assert found is not None
        assert found.state == "superseded"


def test_a_build_prints_a_released_sheet_again_whatever_the_day_is(library: Library) -> None:
    library.write("handouts/hands.yaml", "owner:", "next-review: 2027-01-01\nowner:")
    released = library.release().paths[0].read_bytes()
    (built,) = library.build("pdf", on=date(2030, 1, 1))
    assert built.read_bytes() == released
    library.write(CLAIMS, "Dry your hands well.", "Dry your hands with care.")
    (built,) = library.build("text")
    assert built.read_text().startswith("DRAFT")


def test_a_build_prints_a_withdrawn_sheet_as_a_draft(library: Library) -> None:
    library.release()
    withdraw(library.project, "hands", Said("A. Nurse", "Wrong.", DAY), library.out)
    (built,) = library.build("text")
    assert built.read_text().startswith("DRAFT")


def test_a_page_that_comes_out_unfit_is_not_released(library: Library) -> None:
    library.write(CLAIMS, "Dry your hands well.", "Dry your hands 猫 well.")
    outcome = library.release()
    assert not outcome.fit
    assert {one.code for one in outcome.findings} == {"PRT001"}
    assert (library.records, outcome.paths, library.out.exists()) == ([], (), False)


def test_many_sheets_are_printed_in_workers(library: Library) -> None:
    outcome = library.release(
        papers=("a4", "letter"), sizes=("standard", "large"), regions=("GB", "US")
    )
    assert len(outcome.paths) == 8
    assert all(path.read_bytes().startswith(b"%PDF") for path in outcome.paths)
