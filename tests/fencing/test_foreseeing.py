"""A pool's workers begin with what is foreseen, while whoever will ask for it is still busy."""

import time
from collections.abc import Sequence
from typing import Any

from handout_builder.engine.fencing import Began, Contract, Done, Failed, Limits, Pool

LIMITS = Limits(seconds=5, megabytes=200, result=1 << 20, patience=2)


def say(shared: str, what: str) -> str:
    if what == "fault":
        raise ValueError(shared)
    return f"{shared} {what} {time.monotonic()}"


def pool() -> Pool:
    return Pool(Contract("a shop", LIMITS), 2)


def done(crew: Pool, given: Sequence[str]) -> list[Any]:
    found = {one.number: one.result for one in crew.run(say, given) if isinstance(one, Done)}
    return [found[number] for number in range(len(given))]


def when(said: str) -> float:
    return float(said.rsplit(maxsplit=1)[-1])


def test_the_largest_are_made_before_anybody_asks() -> None:
    with pool() as crew:
        for size, what in enumerate(("small", "middling", "large")):
            crew.foresee(say, [what], size)
        crew.start(3)
        time.sleep(0.5)
        asked = time.monotonic()
        small, middling, large = done(crew, ["small", "middling", "large"])
    assert max(when(middling), when(large)) < asked < when(small)


def test_what_nobody_asks_for_is_dropped() -> None:
    with pool() as crew:
        crew.foresee(say, ["a", "b"])
        crew.start(2)
        assert [said.split()[2] for said in done(crew, ["c", "b"])] == ["c", "b"]
        assert done(crew, []) == []


def test_what_failed_ahead_is_tried_again_to_hear_why() -> None:
    with pool() as crew:
        crew.foresee(say, ["fault"])
        crew.start(1)
        (failed,) = done(crew, ["fault"])
    assert isinstance(failed, Failed)
    assert failed.said == "ValueError: a shop"


def test_whoever_waits_is_told_that_it_was_begun() -> None:
    with pool() as crew:
        crew.foresee(say, ["a"])
        crew.start(1)
        events = [one for one in crew.run(say, ["a", "b"]) if isinstance(one, Began)]
    assert sorted(events) == [Began(0), Began(1)]
