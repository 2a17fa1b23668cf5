"""Commands are measured with all that they start, in turn, and compared round by round."""

import sys

import pytest

from handout_builder.benchmarks.measuring import Command, Group, Measure, Result, run, usage

BUSY = "sum(range(3_000_000))"
NOTHING = Command("nothing", (sys.executable, "-c", "pass"))


def test_the_time_of_children_counts() -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{BUSY}'])"
    assert usage(Command("a child", (sys.executable, "-c", child))).cpu > usage(NOTHING).cpu


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        usage(Command("a fault", (sys.executable, "-c", "raise SystemExit(3)")))


def test_commands_run_in_turn_with_what_comes_before_and_after() -> None:
    told: list[str] = []
    first, second = (
        Command(
            name,
            NOTHING.words,
            before=lambda name=name: told.append(f"before {name}"),
            after=lambda name=name: told.append(f"after {name}"),
        )
        for name in ("one", "two")
    )
    measures = (Measure("cpu", first, second), Measure("wall", second, first, by="wall"))
    results = run(Group(measures, warm=False), 2, lambda _: None)
    in_turn = ["before one", "after one", "before two", "after two"]
    assert told == in_turn * 2
    assert [len(result.ratios) for result in results] == [2, 2]


@pytest.mark.parametrize(
    ("reach", "at_least", "reached"),
    [
        (None, False, True),
        (2.0, False, True),
        (1.9, False, False),
        (2.0, True, True),
        (2.1, True, False),
    ],
)
def test_the_median_is_held_against_what_is_to_be_reached(
    *, reach: float | None, at_least: bool, reached: bool
) -> None:
    measure = Measure("a measure", NOTHING, NOTHING, reach, at_least=at_least)
    assert Result(measure, (9.0, 2.0, 4.0), (1.0, 1.0, 2.0)).reached is reached
