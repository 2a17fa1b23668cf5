"""What is remembered is what would be found: after any edits, with a damaged store, in a folder that takes nothing."""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout_builder.engine.checking import check, claims
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.remembering import Answer, remembered
from handout_builder.engine.store import Store
from handout_builder.schema import Claim, Finding

TODAY = date(2026, 3, 6)
WORDS = (
    "Take .5 mg a day.",
    "Wash your hands.",
    "Call 999 now.",
    "Ask {nobody}.",
    "Take 10000 units.",
    "Paraesthesia comes first.",
)

Edit = Callable[[Path], None]
WriteSmall = Callable[[Path], Path]


@pytest.fixture(scope="session")
def write_small(small: Mapping[str, str | bytes]) -> WriteSmall:
    """Return a function that writes the small library to a folder."""

    def written(root: Path) -> Path:
        for name, content in small.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return written


def put(path: Path, text: str) -> None:
    """Write a file."""
    path.write_text(text, encoding="utf-8")


def claim(name: str, words: str, requires: str = "") -> str:
    """Write a claim."""
    return (
        f"- id: {name}\n  category: self-care\n  audience: [patient]\n  certainty: high\n"
        f"  wording:\n    patient: '{words}'\n  sources: [who]\n  requires: [{requires}]\n"
    )


def write(file: int, names: list[int], words: str, requires: int) -> Edit:
    """Write one of three files of claims afresh."""

    def edit(root: Path) -> None:
        target = f"claim-{requires}" if requires else ""
        text = "".join(claim(f"claim-{number}", words, target) for number in names)
        put(root / f"content/claims/more-{file}.yaml", text or "[]\n")

    return edit


def reword(file: int, words: str) -> Edit:
    """Change what the claims of a file say, and nothing else."""

    def edit(root: Path) -> None:
        target = root / f"content/claims/more-{file}.yaml"
        if target.exists():
            put(target, re.sub("patient: .*", f"patient: '{words}'", target.read_text("utf-8")))

    return edit


def settle(region: str) -> Edit:
    """Change the settings."""
    text = f'title = "Hands"\npublisher = "Nobody"\nregion = "{region}"\n'
    return lambda root: put(root / "handout.toml", text)


def forget(file: int) -> Edit:
    """Delete a file of claims."""
    return lambda root: (root / f"content/claims/more-{file}.yaml").unlink(missing_ok=True)


def source(standing: str) -> Edit:
    """Change the one source."""
    text = f"- id: who\n  type: webpage\n  title: Hand hygiene\n  confirmed: {standing}\n"
    return lambda root: put(root / "content/sources/sources.yaml", text)


def handout(file: int, names: list[int], select: str, region: str) -> Edit:
    """Write one of two handouts afresh."""
    claims = ", ".join(f"claim-{number}" for number in names)
    asked = f"    claims: [{claims}]\n" + (f"    select: {{tag: {select}}}\n" if select else "")
    text = (
        f"title: More\naudience: patient\nlayout: leaflet\npurpose: More.\nregions: [{region}]\n"
        f"sections:\n  - heading: More\n{asked}  - heading: Take .5 mg\n    claims: [wash-hands]\n"
    )
    return lambda root: put(root / f"handouts/more-{file}.yaml", text)


def drop(file: int) -> Edit:
    """Delete a handout."""
    return lambda root: (root / f"handouts/more-{file}.yaml").unlink(missing_ok=True)


def spoil(root: Path) -> None:
    """Write a claim that does not fit."""
    put(root / "content/claims/more-0.yaml", "- id: claim-1\n  tags: [daily]\n")


EDITS = st.one_of(
    st.builds(
        handout,
        st.integers(0, 1),
        st.lists(st.integers(1, 6), min_size=1, max_size=3),
        st.sampled_from(["", "daily"]),
        st.sampled_from(["", "GB", "US"]),
    ),
    st.builds(drop, st.integers(0, 1)),
    st.builds(reword, st.integers(0, 1), st.sampled_from(WORDS)),
    st.just(spoil),
    st.builds(
        write,
        st.integers(0, 2),
        st.lists(st.integers(1, 6), max_size=3, unique=True),
        st.sampled_from(WORDS),
        st.integers(0, 6),
    ),
    st.builds(settle, st.sampled_from(["GB", "US"])),
    st.builds(forget, st.integers(0, 2)),
    st.builds(source, st.sampled_from(["true", "false"])),
)


def found(root: Path, store: Store | None) -> tuple[Finding, ...]:
    """Check a library."""
    return check(load(Project(root), store), today=TODAY, store=store)


@given(edits=st.lists(EDITS, min_size=1, max_size=6))
@settings(max_examples=25)
def test_the_report_is_the_same_after_any_edits(
    tmp_path_factory: pytest.TempPathFactory, write_small: WriteSmall, edits: list[Edit]
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    root, store = write_small(folder / "library"), Store(folder / "store")
    begun = [write(0, [1, 2], WORDS[1], 0), handout(0, [1, 2, 3], "", "GB")]
    for edit in [*begun, *edits]:
        edit(root)
        assert found(root, store) == found(root, None)
        assert found(root, store) == found(root, None)


@pytest.fixture
def library(tmp_path: Path, write_small: WriteSmall) -> Path:
    """Write a library with a fault in one claim."""
    root = write_small(tmp_path / "library")
    write(0, [1, 2], WORDS[0], 0)(root)
    return root


def test_a_damaged_store_is_noticed(tmp_path: Path, library: Path) -> None:
    store = Store(tmp_path / "store")
    before = found(library, store)
    for entry in store.entries():
        data = bytearray(entry.path.read_bytes())
        data[-2] ^= 1
        entry.path.write_bytes(data)
    assert found(library, store) == before


def test_a_store_that_nobody_can_write_is_no_fault(tmp_path: Path, library: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert found(library, Store(blocked / "store")) == found(library, None)


def test_a_store_keeps_what_was_used_last(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", limit=150)
    names = [f"file/{letter * 64}" for letter in "abc"]
    for name in names:
        store.put(name, b"x")
    os.utime(store.folder / "file" / "bb" / ("b" * 62), (0, 0))
    store.prune()
    assert [store.get(name) is None for name in names] == [False, True, False]


def test_an_answer_is_given_again_until_a_file_changes(tmp_path: Path, library: Path) -> None:
    store = Store(tmp_path / "store")
    asked: list[int] = []

    def make() -> Answer:
        asked.append(1)
        return Answer("out", "err", 1)

    for _ in range(2):
        assert remembered(store, library, ["text"], make)[0] == Answer("out", "err", 1)
    assert len(asked) == 1
    remembered(store, library, ["json"], make)
    write(1, [3], WORDS[1], 0)(library)
    remembered(store, library, ["text"], make)
    assert len(asked) == 3


def test_a_claim_is_a_reason_to_judge_its_own_handouts_alone(
    write_small: WriteSmall, tmp_path: Path
) -> None:
    root, store = write_small(tmp_path / "library"), Store(tmp_path / "store")
    check(load(Project(root), store), today=TODAY, store=store)
    before = kept_handouts(store)
    file = root / "content/claims/hands.yaml"
    put(file, file.read_text("utf-8").replace("Dry your hands well.", "Dry both hands well."))
    check(load(Project(root), store), today=TODAY, store=store)
    assert (
        kept_handouts(store) == before + 1
    )  # the summary, in the same file's words, is not among them
    put(file, "\n" + file.read_text("utf-8"))  # all stand one line further down
    check(load(Project(root), store), today=TODAY, store=store)
    assert kept_handouts(store) == 2 * before + 1


def kept_handouts(store: Store) -> int:
    """Return of how many handouts, or of how many states of them, a store keeps what was found."""
    return sum(entry.kind == "handout" for entry in store.entries())


def test_of_a_file_only_the_claim_that_changed_is_judged_again(
    write_small: WriteSmall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, store = write_small(tmp_path / "library"), Store(tmp_path / "kept")
    texts = {number: claim(f"one-{number}", f"Wash hand {number}.") for number in range(5)}
    file = root / "content/claims/more-0.yaml"
    put(file, "".join(texts.values()))
    found(root, store)
    judged: list[str] = []
    judge = claims._judge  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - what is not called cannot be seen

    def noted(loaded: Any, library: Any, rules: Any, some: Sequence[Claim]) -> Iterator[Finding]:
        judged.extend(one.id for one in some)
        return judge(loaded, library, rules, some)

    monkeypatch.setattr(claims, "_judge", noted)
    put(file, "".join((texts | {2: claim("one-2", "Wash both hands.")}).values()))
    again = found(root, store)
    assert judged == ["one-2"]
    assert again == found(root, None)
