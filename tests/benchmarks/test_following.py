"""What a screen reader hears is compared with a page letter by letter, wherever words are parted."""

from hypothesis import given
from hypothesis import strategies as st

from handout_builder.benchmarks.following import follow, words_of
from handout_builder.benchmarks.national import last_end

PAGE = (
    "<body><h1>Numb feet</h1><p>Look at your <b>feet</b> each day.</p><p>Ask for help.</p></body>"
)
WORDS = ["Numb", "feet", "Look", "at", "your", "feet", "each", "day.", "Ask", "for", "help."]


def test_words_are_those_of_the_body() -> None:
    assert "".join(words_of(f"<title>A title</title>{PAGE}")) == "".join(WORDS)


def test_words_in_order_are_nothing_to_tell_of_however_they_are_parted() -> None:
    assert follow(WORDS, ["Numb fe", "et", "Look at your feet each day.Ask", "for help."])[1:5] == (
        0,
        0,
        0,
        0,
    )


def test_what_is_missing_said_again_or_added_is_counted_in_words() -> None:
    assert follow(WORDS, ["Numb feet", "Ask for help."]).lost == 6
    assert follow(WORDS, [*WORDS, "each day."]).again == 2
    assert follow(WORDS, [*WORDS, "Page one of two"]).added == 4


def test_a_sentence_that_is_heard_too_early_is_out_of_place() -> None:
    found = follow(WORDS, ["Ask for help.", *WORDS[:8]])
    assert (found.moved, found.lost, found.again, found.added) == (3, 0, 0, 0)


@given(st.lists(st.floats(0.1, 9), min_size=1, max_size=60), st.integers(1, 9))
def test_longest_first_is_never_much_later_than_the_best_schedule(
    tasks: list[float], workers: int
) -> None:
    """By Graham (1969) at most by a third; no schedule ends before its longest task, nor before an even share."""
    best = max(sum(tasks) / workers, *tasks)
    end = last_end(sorted(tasks, reverse=True), workers)
    assert best - 1e-9 <= end <= best * (2 - 1 / workers) + 1e-9
