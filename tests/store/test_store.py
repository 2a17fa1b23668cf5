"""A store gives back what was kept, or nothing: never what is damaged, misplaced or somebody else's."""

import os
from pathlib import Path

import pytest

from handout_builder.engine.errors import CannotGoOn
from handout_builder.engine.store import Store, library_digest, name_of, store_of

ONE, OTHER = name_of("sheet", "one"), name_of("sheet", "other")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store that keeps one value."""
    made = Store(tmp_path / "store")
    made.put(ONE, b"a value")
    return made


def only(store: Store) -> Path:
    """Return the file of the only entry."""
    (entry,) = store.entries()
    return entry.path


def test_what_was_kept_is_there(store: Store) -> None:
    assert store.get(ONE) == b"a value"
    assert store.get(OTHER) is None
    assert [entry.kind for entry in store.entries()] == ["sheet"]


@pytest.mark.parametrize("damage", ["cut off", "changed", "empty", "more"])
def test_a_damaged_value_counts_as_absent_and_goes(store: Store, damage: str) -> None:
    path, data = only(store), only(store).read_bytes()
    changed = {"cut off": data[:-1], "changed": data[:-1] + b"X", "empty": b"", "more": data + b"X"}
    path.write_bytes(changed[damage])
    assert store.get(ONE) is None
    assert not path.exists()


def test_a_value_under_the_name_of_another_counts_as_absent(store: Store) -> None:
    first = only(store)
    store.put(OTHER, b"another")
    second = store.folder / "sheet" / OTHER[6:8] / OTHER[8:]
    first.write_bytes(second.read_bytes())
    assert store.get(ONE) is None
    assert store.get(OTHER) == b"another"


def test_a_file_is_kept_under_its_own_digest(store: Store) -> None:
    digest = store.put_file(b"%PDF")
    assert store.get_file(digest) == b"%PDF"
    store.put(f"file/{digest}", b"poison")  # written by our own means, and still not that file
    assert store.get_file(digest) is None
    assert store.damaged() == [store.folder / "file" / digest[:2] / digest[2:]]
    assert store.damaged() == []


def test_who_holds_a_key_trusts_nothing_that_was_written_without_it(tmp_path: Path) -> None:
    mine, others = Store(tmp_path, key=b"secret"), Store(tmp_path)
    others.put(ONE, b"poison")
    assert mine.get(ONE) is None
    mine.put(ONE, b"a value")
    assert mine.get(ONE) == b"a value"
    assert "secret" not in repr(mine)


def test_all_is_read_and_what_is_damaged_removed(store: Store) -> None:
    store.put(OTHER, b"another")
    path = store.entries()[0].path
    path.write_bytes(path.read_bytes()[:-1])
    assert store.damaged() == [path]
    assert store.damaged() == []
    assert len(store.entries()) == 1


def test_what_an_interrupted_build_left_goes_after_a_day(store: Store) -> None:
    part = only(store).with_name("tmpabc.part")
    part.write_bytes(b"half")
    assert store.damaged() == []
    os.utime(part, (0, 0))
    assert store.damaged() == [part]


def test_only_entries_are_cleared(store: Store) -> None:
    others = [store.folder / "thesis.doc", store.folder / "photos" / "ab" / "cat.jpg"]
    for other in others:
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_text("mine")
    assert store.clear() == 1
    assert all(other.exists() for other in others)


def test_a_full_disk_leaves_no_half_value(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    (tmp_path / "store" / "sheet").mkdir(parents=True)
    (tmp_path / "store" / "sheet" / ONE[6:8]).write_text("in the way")
    store.put(ONE, b"a value")
    assert store.get(ONE) is None
    assert store.entries() == []


def test_its_limit_and_its_key_come_from_the_environment(tmp_path: Path) -> None:
    store = store_of({"HANDOUT_CACHE_LIMIT": "5", "HANDOUT_CACHE_KEY": "k"}, tmp_path)
    assert (store.folder, store.limit, store.key) == (tmp_path, 5_000_000, b"k")
    assert store_of({"XDG_CACHE_HOME": "/x"}).folder == Path("/x/handout")
    with pytest.raises(CannotGoOn, match="HANDOUT_CACHE_LIMIT"):
        store_of({"HANDOUT_CACHE_LIMIT": "many"})


@pytest.mark.parametrize("folder", ["claims", "claims/__pycache__", "claims/deep/er"])
def test_a_library_has_another_digest_when_any_file_of_it_changes(
    folder: str, tmp_path: Path
) -> None:
    place = tmp_path / "content" / folder
    place.mkdir(parents=True)
    found = [library_digest(tmp_path)]
    for text in ("one", "two"):
        (place / "more.yaml").write_text(text)
        found.append(library_digest(tmp_path))
    assert len(set(found)) == 3
