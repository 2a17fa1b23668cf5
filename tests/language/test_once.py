"""What is asked once of a thing is not asked again of it, and is asked of each other one."""

from handout_builder.language.once import once


class Thing:
    """Equals every other."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing)

    __hash__ = None  # pyright: ignore[reportAssignmentType] - as lists have none


def test_each_thing_is_asked_once_also_one_that_equals_another() -> None:
    asked: list[int] = []

    @once(most=3)
    def number(_thing: Thing) -> int:
        """Return how many were asked."""
        asked.append(1)
        return len(asked)

    one, other = Thing(), Thing()
    assert [number(one), number(other), number(one), number(other)] == [1, 2, 1, 2]
    assert number.__doc__ == "Return how many were asked."


def test_a_new_one_is_never_taken_for_one_that_is_gone() -> None:
    @once(most=3)
    def listed(things: list[int]) -> int:
        return things[0]

    assert [listed([number]) for number in range(50)] == list(range(50))


def test_no_more_are_known_than_may_be() -> None:
    asked: list[int] = []

    @once(most=3)
    def first(things: list[int]) -> int:
        asked.append(things[0])
        return things[0]

    things = [[number] for number in range(4)]
    assert [first(one) for one in (*things, things[3], things[0])] == [0, 1, 2, 3, 3, 0]
    assert asked == [0, 1, 2, 3, 0]
