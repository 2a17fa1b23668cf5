"""Short codes: told apart by eye and ear, and one slip is always noticed."""

from hypothesis import given
from hypothesis import strategies as st

from handout_builder.engine.recording import ALPHABET, bare, code_of, looks_like_code, near
from handout_builder.engine.recording import read_code as read

letters = st.sampled_from(ALPHABET)
codes = st.text(max_size=20).map(code_of)


def test_the_alphabet_has_a_prime_number_of_characters_that_do_not_look_alike() -> None:
    assert len(set(ALPHABET)) == 23
    for alike in ("0OQD", "1IL", "2Z", "5S", "6G", "8B", "UV"):
        assert len(set(alike) & set(ALPHABET)) <= 1
    assert not set("AEIOU") & set(ALPHABET)


def test_a_code_follows_from_its_seed_and_goes_out_of_the_way_of_one_that_is_taken() -> None:
    first = code_of("hands_GB_en-GB_a4 1.0.0")
    second = code_of("hands_GB_en-GB_a4 1.0.0", {first})
    assert (first, second) == ("KWFM-9YW2", "VN6J-868K")
    assert code_of("hands_GB_en-GB_a4 1.0.0", {first}) == second != first


@given(codes)
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    assert read(code) == code
    assert read(f" {bare(code).lower()} ") == code
    assert read(" ".join(code)) == code
    assert read(code.replace("D", "O").replace("8", "b").replace("2", "Z")) == code


@given(codes, st.integers(0, 7), letters)
def test_one_wrong_character_is_noticed_and_the_right_code_is_near(
    code: str, place: int, letter: str
) -> None:
    right = bare(code)
    wrong = right[:place] + letter + right[place + 1 :]
    if wrong != right:
        assert read(wrong) is None
    assert code in near(wrong, [code, code_of("another")])


@given(codes, st.integers(0, 7), st.integers(0, 7))
def test_two_characters_that_changed_places_are_noticed(code: str, one: int, other: int) -> None:
    swapped = list(bare(code))
    swapped[one], swapped[other] = swapped[other], swapped[one]
    if "".join(swapped) != bare(code):
        assert read("".join(swapped)) is None
    assert near("".join(swapped), [code]) == (code,)


@given(codes, st.integers(0, 7))
def test_a_character_that_was_lost_leads_to_the_code(code: str, place: int) -> None:
    short = bare(code)[:place] + bare(code)[place + 1 :]
    assert read(short) is None
    assert looks_like_code(short)
    assert near(short, [code]) == (code,)


def test_a_name_is_no_code() -> None:
    assert not looks_like_code("hands.pdf")
    assert not looks_like_code("hands-leaflet")
