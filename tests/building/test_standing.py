"""A standing pool is lent to build after build: it works ahead, and never mixes up what it was asked for."""

import pickle
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest

from handout_builder.engine.building.making import Shop, shop_of
from handout_builder.engine.building.standing import StandingPool
from handout_builder.engine.fencing import Contract, Done, Failed, Limits, Pool, Waiting
from handout_builder.engine.loading import Loaded
from handout_builder.schema import Library, Settings

Load = Callable[[Mapping[str, str]], Loaded]

LIMITS = Limits(seconds=5, megabytes=200, result=1 << 20, patience=2)


def shop(title: str) -> Shop:
    return Shop(Library(Settings.model_validate({"title": title, "publisher": "Nobody"})), ())


def say(at: Shop, what: str) -> str:
    if what == "fault":
        raise ValueError(at.library.settings.title)
    return f"{at.library.settings.title} {what}"


@pytest.fixture
def standing() -> Iterator[StandingPool]:
    with StandingPool(Contract(shop("old"), LIMITS), 2) as pool:
        yield pool


def lent(standing: StandingPool, title: str) -> Pool:
    return standing.lent(Contract(shop(title), LIMITS), 1)


def done(pool: Pool, given: Sequence[str]) -> list[Any]:
    found = {one.number: one.result for one in pool.run(say, given) if isinstance(one, Done)}
    return [found[number] for number in range(len(given))]


def test_each_build_works_from_its_own_library(standing: StandingPool) -> None:
    for title in ("one", "two"):
        with lent(standing, title) as pool:
            assert done(pool, ["a", "b", "c"]) == [f"{title} {one}" for one in "abc"]


def test_what_was_foreseen_is_taken_and_what_nobody_asks_for_is_dropped(
    standing: StandingPool,
) -> None:
    standing.each(say, "ready")
    with lent(standing, "one") as pool:
        pool.foresee(say, ["a", "b", "c"])
        assert done(pool, ["z", "b"]) == ["one z", "one b"]
    with lent(standing, "two") as pool:
        pool.foresee(say, ["a"])
        assert done(pool, ["a", "b"]) == ["two a", "two b"]
    with lent(standing, "three") as pool:
        pool.foresee(say, ["a"])
    with lent(standing, "four") as pool:
        assert done(pool, ["a"]) == ["four a"]


def test_what_was_done_ahead_while_more_was_foreseen_is_not_lost(standing: StandingPool) -> None:
    standing.each(say, "ready")
    with lent(standing, "one") as pool:
        for one in "abcdef":
            pool.foresee(say, [one])
            time.sleep(0.05)  # more than it takes
        results: list[Any] = []
        for event in pool.run(say, list("abcdef")):
            assert not isinstance(event, Waiting), "nobody works any more"
            results += [event.result] if isinstance(event, Done) else []
    assert sorted(results) == [f"one {one}" for one in "abcdef"]


def test_what_failed_ahead_is_tried_again_to_hear_why(standing: StandingPool) -> None:
    standing.each(say, "ready")
    with lent(standing, "one") as pool:
        pool.foresee(say, ["fault"])
        failed, other = done(pool, ["fault", "a"])
    assert isinstance(failed, Failed)
    assert failed.said == "ValueError: one"
    assert other == "one a"


def test_a_build_that_was_given_up_leaves_nothing_to_the_next(standing: StandingPool) -> None:
    with lent(standing, "one") as pool:
        next(iter(pool.run(say, ["a", "b"])))
    with lent(standing, "two") as pool:
        assert done(pool, ["c", "d"]) == ["two c", "two d"]


def test_a_shop_can_travel(loaded: Load) -> None:
    there = shop_of(loaded({}))
    assert pickle.loads(pickle.dumps(there)).library.claims == there.library.claims  # noqa: S301 - our own
