"""Where a sheet stands; no sequence of records loses one, and branches that released can be merged."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.recording import (
    Records,
    State,
    by_edition,
    conflicts,
    file_of,
    forms,
    latest,
    standing,
    standings,
)
from handout_builder.schema.release import Recall, RecalledKind, ReleasedEdition, Withdrawal

from .conftest import claim, release, sheet

Branch = dict[str, bytes]


def records(*made: Any) -> Records:
    return Records([file_of(one) for one in made])


def withdrawal(*sheets: ReleasedEdition, **changes: Any) -> Withdrawal:
    values: dict[str, Any] = {
        "on": date(2026, 4, 1),
        "by": "A. Nurse",
        "reason": "The dose was wrong.",
        "handout": "hands",
        "codes": [one.code for one in sheets],
    }
    return Withdrawal.model_validate(values | changes)


def recall(what: RecalledKind, name: str, *sheets: ReleasedEdition, **changes: Any) -> Recall:
    values: dict[str, Any] = {
        "on": date(2026, 5, 1),
        "by": "A. Nurse",
        "reason": "Retracted.",
        "what": what,
        "id": name,
        "digests": sorted({form for one in sheets for form in forms(one, what, name)}),
        "codes": [one.code for one in sheets],
    }
    return Recall.model_validate(values | changes)


def test_the_newest_release_of_a_sheet_is_current_and_the_others_are_superseded() -> None:
    old, new = sheet(), sheet(version="2.0.0", claims=[claim("wash", meaning="2")])
    found = records(release(old), release(new, on="2026-06-01"))
    assert standing(found, new.code).state is State.CURRENT  # type: ignore[union-attr]
    before = standing(found, old.code)
    assert before is not None
    assert (before.state, before.successors[0].edition) == (State.SUPERSEDED, new)
    assert before.changed == ("claim wash: a number, fact, certainty, region or companion",)


def test_a_higher_version_counts_and_not_a_later_day() -> None:
    old, new = sheet(), sheet(version="1.1.0")
    found = records(release(old, on="2026-06-01"), release(new))
    assert [one.state for one in standings(found)] == [State.SUPERSEDED, State.CURRENT]


def test_a_withdrawn_sheet_stays_withdrawn_and_its_successor_is_named() -> None:
    old, new = sheet(), sheet(version="1.0.1", look="bright")
    gone = withdrawal(old)
    after = (file_of(gone)[0],)
    found = records(release(old), gone, release(new, on="2026-06-01", after=after))
    before = standing(found, old.code)
    assert before is not None
    assert (before.state, before.notices[0].reason) == (State.WITHDRAWN, "The dose was wrong.")
    assert before.successors[0].edition == new


def test_a_withdrawn_successor_is_not_offered() -> None:
    old, new = sheet(), sheet(version="1.0.1", look="bright")
    found = records(release(old), release(new), withdrawal(new, version="1.0.1"))
    before = standing(found, old.code)
    assert before is not None
    assert (before.state, before.successors) == (State.SUPERSEDED, ())


def test_a_recall_reaches_what_another_branch_released_meanwhile() -> None:
    known, elsewhere = sheet(), sheet(handout="feet", version="1.0.0")
    mended = sheet(handout="feet", version="2.0.0", claims=[claim("wash", "otherwise")])
    found = records(
        release(known, elsewhere), release(mended), recall(RecalledKind.CLAIM, "wash", known)
    )
    states = {one.sheet.edition.code: one.state for one in standings(found)}
    assert states[known.code] is State.WITHDRAWN
    assert states[elsewhere.code] is State.WITHDRAWN
    assert states[mended.code] is State.CURRENT


def test_a_withdrawal_of_a_handout_reaches_what_another_branch_released_without_knowing() -> None:
    first = release(sheet())
    begun, _ = file_of(first)
    gone = withdrawal(sheet(), after=(begun,))
    elsewhere, known = sheet(version="1.1.0"), sheet(version="2.0.0")
    unaware = release(elsewhere, after=(begun,))
    later = release(known, after=(file_of(gone)[0], file_of(unaware)[0]))
    found = records(first, gone, unaware, later)
    states = {one.sheet.edition.version: one.state for one in standings(found)}
    assert states == {
        "1.0.0": State.WITHDRAWN,
        "1.1.0": State.WITHDRAWN,
        "2.0.0": State.CURRENT,
    }


def test_a_source_is_recalled_with_every_sheet_that_rests_on_it() -> None:
    known, other = sheet(), sheet(handout="feet", sources={"nice": "guideline"})
    found = records(release(known, other), recall(RecalledKind.SOURCE, "who", known))
    states = {one.sheet.edition.code: one.state for one in standings(found)}
    assert states == {known.code: State.WITHDRAWN, other.code: State.CURRENT}


def test_a_version_that_two_branches_gave_is_a_conflict_until_a_later_one_replaces_both() -> None:
    one, other = sheet(version="1.1.0", words="a"), sheet(version="1.1.0", words="b")
    found = records(release(one), release(other))
    assert one.code != other.code
    assert [len(sheets) for sheets in conflicts(found)] == [2]
    mine = standing(found, one.code)
    assert mine is not None
    assert (mine.state, mine.conflict) == (State.CURRENT, True)
    after = records(release(one), release(other), release(sheet(version="1.2.0")))
    assert conflicts(after) == ()


def test_no_sheet_has_a_code_that_nobody_gave() -> None:
    assert standing(records(release(sheet())), "KWFM-9YW2") is None


steps = st.lists(
    st.tuples(
        st.sampled_from(["release", "withdraw", "recall", "branch", "merge"]),
        st.integers(0, 2),
        st.sampled_from("abc"),
    ),
    max_size=14,
)


@given(steps)
def test_no_sequence_of_records_loses_a_sheet(taken: list[tuple[str, int, str]]) -> None:
    """Two branches go their ways; whatever either did, each sheet is still known after it, and why it stands so."""
    branches: list[Branch] = [{}, {}]
    mine, withdrawn = 0, set[str]()
    for what, number, words in taken:
        branch = branches[mine]
        known = Records(branch.items())
        if what == "branch":
            mine = 1 - mine
        elif what == "merge":
            branch.update(branches[1 - mine])
        elif record := _record(what, number, words, known):
            withdrawn.update([] if what == "release" else record.codes)
            name, data = file_of(record)
            branch[name] = data
        after = Records(branches[mine].items())
        assert mine_or_more(after, known) or what == "branch"
        assert {one.sheet.edition.code for one in standings(after)} == after.codes
    _whole(Records((branches[0] | branches[1]).items()), withdrawn)


def mine_or_more(after: Records, before: Records) -> bool:
    return after.codes >= before.codes and set(after.names) >= set(before.names)


def _record(what: str, number: int, words: str, known: Records) -> Any:
    series = by_edition(known)
    if what == "release":
        handout = f"handout-{number}"
        newest = latest(series.get(f"{handout}_GB_en-GB_a4", ()))
        major = newest[0].edition.number.major + 1 if newest else 1
        made = sheet(handout=handout, version=f"{major}.0.0", words=words, claims=[claim(words)])
        return release(made, after=known.newest)
    sheets = [one.edition for some in series.values() for one in some]
    if what == "withdraw":
        return withdrawal(
            *(one for one in sheets if one.handout == f"handout-{number}"), after=known.newest
        )
    touched = [one for one in sheets if any(forms(one, RecalledKind.CLAIM, words))]
    return recall(RecalledKind.CLAIM, words, *touched, after=known.newest)


def _whole(merged: Records, withdrawn: set[str]) -> None:
    states = {one.sheet.edition.code: one for one in standings(merged)}
    for code in withdrawn:
        assert states[code].state is State.WITHDRAWN
        assert states[code].notices
    for sheets in by_edition(merged).values():
        newest = {one.edition.code for one in latest(sheets)}
        for one in sheets:
            found = states[one.edition.code]
            if found.state is State.CURRENT:
                assert one.edition.code in newest
            if found.state is State.SUPERSEDED:
                assert one.edition.code not in newest


@pytest.mark.parametrize("what", RecalledKind)
def test_a_recall_of_what_no_sheet_prints_reaches_none(what: RecalledKind) -> None:
    found = records(release(sheet()), recall(what, "nothing"))
    assert [one.state for one in standings(found)] == [State.CURRENT]
