"""A baseline sets aside what was there when it was written, and nothing else."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from handout_builder.engine.checking import (
    BadBaseline,
    catalogue,
    check,
    fit,
    pick,
    read_baseline,
    set_aside,
    write_baseline,
)
from handout_builder.engine.loading import Loaded
from handout_builder.engine.writing import CannotWrite
from handout_builder.schema import Finding, Level

Files = Mapping[str, str | bytes]
Load = Callable[[Files], Loaded]

HANDS = "content/claims/hands.yaml"
LEAFLET = "handouts/hands.yaml"
UNKNOWN_WORD = "SCH011 claim:scrub certainty"
UNSIGNED = "REV001 handout:hands title"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


@pytest.fixture
def faulty(small: Files) -> Files:
    """The small library with an error in a claim."""
    claims = f"{small[HANDS]!s}"
    return {HANDS: claims.replace("certainty: moderate", "certainty: sure")}


@pytest.fixture
def held(file: Path) -> Callable[[Mapping[str, int]], Path]:
    """Return a function that writes a baseline by hand."""

    def written(findings: Mapping[str, int]) -> Path:
        file.write_text(json.dumps({"version": 1, "findings": findings}, indent=2) + "\n")
        return file

    return written


Held = Callable[[Mapping[str, int]], Path]


def against(loaded: Loaded, file: Path, *named: str) -> tuple[Finding, ...]:
    """Check a library against a baseline."""
    picked = pick(named)
    found = check(loaded, picked, today=date(2026, 3, 6))
    return set_aside(loaded, found, read_baseline(file), picked)


def told(findings: tuple[Finding, ...], code: str) -> list[tuple[int, str, str]]:
    """Return line, message and remedy of each finding of a rule."""
    return [(one.place.line, one.message, one.remedy) for one in findings if one.code == code]


def test_adopt_then_clean_then_mend_one_then_its_entry_is_reported(
    loaded: Load, faulty: Files, file: Path, today: date
) -> None:
    before = loaded(faulty)
    found = check(before, today=today)
    assert not fit(found)
    baseline, refused = write_baseline(file, found)
    assert (baseline.total, refused) == (len(found), ())

    adopted = against(before, file)
    assert fit(adopted, Level.INFO)
    assert {one.waived and one.waived.by for one in adopted} == {"baseline"}
    assert [one.key for one in adopted] == [one.key for one in found]

    mended = against(loaded({HANDS: faulty[HANDS].replace("sure", "moderate")}), file)  # type: ignore[arg-type]
    (stale,) = (one for one in mended if one.code == "SCH016")
    assert stale.message == f"the baseline holds `{UNKNOWN_WORD}` once, and it occurs no more"
    assert stale.remedy == "take this line away"
    assert (stale.level, stale.waived) == (Level.WARNING, None)
    assert stale.place.text.strip().startswith(f'"{UNKNOWN_WORD}": 1')
    assert stale.place.path == "../baseline.json"


def test_a_new_fault_of_a_kind_that_is_held_counts(loaded: Load, small: Files, held: Held) -> None:
    claims = f"{small[HANDS]!s}".replace(
        "- id: scrub", "- id: scrub\n  colour: red\n  shape: round"
    )
    found = against(loaded({HANDS: claims}), held({"SCH009 claim:scrub colour": 1}), "SCH009")
    assert [bool(one.waived) for one in found] == [True, False]


def test_lines_may_move(loaded: Load, faulty: Files, file: Path, today: date) -> None:
    write_baseline(file, check(loaded(faulty), today=today))
    moved = loaded({HANDS: f"# One remark.\n\n# And another.\n{faulty[HANDS]!s}"})
    assert fit(against(moved, file), Level.INFO)


def test_entries_stand_sorted_one_to_a_line(
    loaded: Load, faulty: Files, file: Path, today: date
) -> None:
    found = check(loaded(faulty), today=today)
    write_baseline(file, reversed(found))
    lines = file.read_text(encoding="utf-8").splitlines()
    entries = lines[3:-2]
    assert (lines[:3], lines[-2:]) == (["{", '  "version": 1,', '  "findings": {'], ["  }", "}"])
    assert entries == sorted(entries)
    assert len(entries) == len({one.key for one in found})


def test_what_a_waiver_sets_aside_is_not_in_the_baseline(
    loaded: Load, file: Path, small: Files, today: date
) -> None:
    recipe = (
        f"{small[LEAFLET]!s}waivers:\n  - {{rule: REV001, reason: In May., until: 2026-12-31}}\n"
    )
    library = loaded({LEAFLET: recipe})
    write_baseline(file, check(library, today=today))
    assert UNSIGNED not in read_baseline(file).counts
    assert fit(against(library, file), Level.INFO)


# --- What keeps readers safe.


def test_findings_of_safety_rules_are_refused(
    loaded: Load, small: Files, file: Path, today: date
) -> None:
    recipe = f"{small[LEAFLET]!s}".replace("claims: [call-help]", "claims: [dry-hands]")
    library = loaded({LEAFLET: recipe})
    found = check(library, today=today)
    baseline, refused = write_baseline(file, found)
    safe = {code for code, rule in catalogue().items() if rule.safety}
    assert {one.code for one in refused} == {one.code for one in found} & safe != set()
    assert {key.partition(" ")[0] for key in baseline.counts} & safe == set()
    assert not fit(against(library, file))


def test_an_entry_of_a_safety_rule_is_an_error_and_sets_nothing_aside(
    loaded: Load, small: Files, held: Held
) -> None:
    recipe = f"{small[LEAFLET]!s}".replace("claims: [call-help]", "claims: [dry-hands]")
    library = loaded({LEAFLET: recipe})
    key = next(one.key for one in check(library, today=date(2026, 3, 6)) if one.code == "SAF001")
    found = against(library, held({key: 9}))
    assert all(one.waived is None for one in found if one.code == "SAF001")
    assert told(found, "SCH015") == [
        (
            4,
            f"`{key}` is of a rule that keeps readers safe, and no baseline holds it",
            "take this line away, and mend what the rule finds",
        )
    ]
    assert told(found, "SCH016") == []


# --- Entries that are not needed.


@pytest.mark.parametrize(
    ("number", "says", "remedy"),
    [
        (2, "twice, and it occurs once", "write 1 here"),
        (5, "5 times, and it occurs once", "write 1 here"),
    ],
)
def test_an_entry_that_holds_too_many_is_reported(
    number: int, says: str, remedy: str, loaded: Load, held: Held
) -> None:
    found = against(loaded({}), held({"EVD001 claim:gone": 1, UNSIGNED: number}))
    assert told(found, "SCH016") == [
        (
            4,
            "the baseline holds `EVD001 claim:gone` once, and it occurs no more",
            "take this line away",
        ),
        (5, f"the baseline holds `{UNSIGNED}` {says}", remedy),
    ]


def test_an_entry_of_a_rule_that_did_not_run_is_not_reported(loaded: Load, held: Held) -> None:
    entries = {"EVD001 claim:gone": 1, "AUD001 claim:gone": 1}
    found = against(loaded({}), held(entries), "AUD001", "SCH016")
    assert [(line, code) for line, code, _ in told(found, "SCH016")] == [
        (5, "the baseline holds `AUD001 claim:gone` once, and it occurs no more")
    ]
    assert against(loaded({}), held(entries), "EVD001") == ()


def test_an_entry_of_a_rule_that_there_is_not_is_reported(loaded: Load, held: Held) -> None:
    found = against(loaded({}), held({"ABC123 claim:dry-hands": 1, "x": 1}))
    assert [line for line, *_ in told(found, "SCH016")] == [4, 5]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({HANDS: "- id: [x\n"}, id="a file that is no YAML"),
        pytest.param({"handout.toml": "title = \n"}, id="settings that are no TOML"),
    ],
)
def test_what_cannot_be_read_makes_no_entry_stale(
    change: Files, loaded: Load, file: Path, small: Files, today: date
) -> None:
    """Else somebody would take away entries whose findings come back with the file."""
    unsourced = f"{small[HANDS]!s}".replace("  sources: [who]\n  tags", "  tags")
    found = check(loaded({HANDS: unsourced}), today=today)
    assert "EVD001" in {one.code for one in found}
    write_baseline(file, found)
    assert told(against(loaded(change), file), "SCH016") == []


def test_a_claim_that_is_not_fit_makes_no_entry_on_it_stale(
    loaded: Load, held: Held, faulty: Files
) -> None:
    entries = {"EVD002 claim:scrub sources": 1, "EVD002 claim:dry-hands sources": 1}
    found = against(loaded(faulty), held(entries))
    assert [line for line, *_ in told(found, "SCH016")] == [5]


def test_a_library_may_set_the_level(loaded: Load, held: Held, small: Files) -> None:
    settings = (
        f'{small["handout.toml"]!s}[rules.SCH016]\nlevel = "error"\nreason = "We are strict."\n'
    )
    found = against(loaded({"handout.toml": settings}), held({"EVD001 claim:gone": 1}))
    assert [one.level for one in found if one.code == "SCH016"] == [Level.ERROR]


# --- Files that are no baseline.


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is no JSON: Expecting value"),
        (b"{", "is no JSON: "),
        (b"\xff\xfe", "is no JSON: "),
        (b"[" * 100_000, "is no JSON: "),
        (
            b'{"version": 1, "findings": {"a": 1, "a": 2}}',
            "is no JSON: `a` stands in it 2 times; mend",
        ),
        (b'{"version": 1, "findings": {"\\ud800": 1}}', "is no JSON: "),
        (b'{"version": 2, "findings": {}}', "has version 2, and this handout knows 1; use a newer"),
        (b'{"version": "1", "findings": {}}', "is no baseline of handout; mend the file"),
        (b'{"version": true, "findings": {}}', "is no baseline of handout"),
        (b'{"version": 1}', "is no baseline of handout"),
        (b'{"version": 1, "findings": []}', "is no baseline of handout"),
        (b'{"findings": {}}', "is no baseline of handout"),
        (b"[]", "is no baseline of handout"),
        (b'{"version": 1, "findings": {"a": 0}}', "`a` has no number above 0"),
        (b'{"version": 1, "findings": {"a": "1"}}', "`a` has no number above 0"),
        (b'{"version": 1, "findings": {"a": true}}', "`a` has no number above 0"),
    ],
)
def test_what_is_no_baseline_is_refused_in_a_sentence(
    content: bytes, says: str, file: Path
) -> None:
    file.write_bytes(content)
    with pytest.raises(BadBaseline) as refused:
        read_baseline(file)
    assert says in str(refused.value)
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_baseline_that_is_not_there_is_refused_with_what_to_do(file: Path) -> None:
    with pytest.raises(BadBaseline, match=r"--write-baseline .*baseline.json` writes one"):
        read_baseline(file)


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(BadBaseline, match=r"cannot read the baseline .*: "):
        read_baseline(tmp_path)


def test_a_baseline_that_cannot_be_written_says_so(file: Path) -> None:
    file.write_text("old")
    with pytest.raises(CannotWrite, match="cannot write"):
        write_baseline(file / "below", ())
    assert file.read_text() == "old"
