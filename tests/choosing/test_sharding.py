"""Shards are the whole, once, balanced, and the same for everybody."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.choosing.sharding import balanced
from handout_builder.engine.loading import Loaded

WORK = st.dictionaries(st.text(min_size=1, max_size=4), st.integers(1, 9_000), max_size=40)
COUNT = st.integers(1, 12)


def loads(work: dict[str, int], count: int) -> list[int]:
    """Return what each part has to do."""
    done: Counter[int] = Counter(dict.fromkeys(range(1, count + 1), 0))
    for name, part in balanced(work, count).items():
        done[part] += work[name]
    return [done[part] for part in sorted(done)]


@given(WORK, COUNT)
def test_each_name_is_in_one_of_the_parts(work: dict[str, int], count: int) -> None:
    parts = balanced(work, count)
    assert parts.keys() == work.keys()
    assert set(parts.values()) <= set(range(1, count + 1))


@given(WORK, COUNT, st.randoms())
def test_the_order_in_which_names_come_changes_nothing(
    work: dict[str, int], count: int, random: Random
) -> None:
    names = list(work)
    random.shuffle(names)
    assert balanced({name: work[name] for name in names}, count) == balanced(work, count)


@given(WORK, COUNT)
def test_no_part_has_more_than_another_by_more_than_its_last(
    work: dict[str, int], count: int
) -> None:
    done = loads(work, count)
    assert max(done) - min(done) <= max(work.values(), default=0)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers(1, 3))
def test_no_division_is_better_by_more_than_a_quarter(sizes: list[int], count: int) -> None:
    work = {str(number): size for number, size in enumerate(sizes)}
    assert 3 * max(loads(work, count)) <= 4 * _best(sizes, count)


def _best(sizes: list[int], count: int) -> int:
    """Return the least that the fullest part can have, by trying."""
    states = {(0,) * count}
    for size in sizes:
        states = {
            tuple(sorted((*state[:at], state[at] + size, *state[at + 1 :])))
            for state in states
            for at in range(count)
        }
    return min(map(max, states))


@pytest.mark.parametrize("count", [1, 2, 3, 5, 20])
def test_shards_of_a_request_are_the_whole_request(
    loaded: Callable[[Any], Loaded], count: int
) -> None:
    library = loaded({}).library
    wanted: dict[str, Any] = {"regions": ("GB", "US"), "sizes": ("standard", "large")}
    whole = [one.name for one in request_editions(library, Request(**wanted))]
    shards = [
        [one.name for one in request_editions(library, Request(**wanted, shard=(number, count)))]
        for number in range(1, count + 1)
    ]
    assert sorted(name for shard in shards for name in shard) == sorted(whole)
    assert all([name for name in whole if name in shard] == shard for shard in shards)
    assert max(map(len, shards)) - min(map(len, shards)) <= 2
