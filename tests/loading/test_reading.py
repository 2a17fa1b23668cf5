"""YAML text becomes maps, lists and text, each with its place; nothing is guessed, and nothing crashes."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from handout_builder.engine.loading.documents import Document
from handout_builder.engine.loading.reading import MAX_DEPTH, Map, Seq, Unreadable, key_mark, read

DEEP = 100_000


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", "true"),
        ("1:30", "1:30"),
        ("12:30:45", "12:30:45"),
        ("2024-03-06", "2024-03-06"),
        ("2024-03-06T10:00:00Z", "2024-03-06T10:00:00Z"),
        ("0x10", "0x10"),
        ("0o17", "0o17"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        ("00123", "00123"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("<<", "<<"),
        ("=", "="),
        ("NULL", "NULL"),
        ("", None),
        ("~", None),
        ("null", None),
        ('""', ""),
        ("'~'", "~"),
        ('"null"', "null"),
        ('"caf\\u00e9"', "café"),
        ("'it''s'", "it's"),
    ],
    ids=repr,
)
def test_a_value_stays_the_text_that_it_is(written: str, means: str | None) -> None:
    assert read(f"key: {written}\n").root == {"key": means}


def test_lines_that_are_folded_are_joined() -> None:
    assert read("key: >-\n  one\n  two\n\n  three\n").root == {"key": "one two\nthree"}


def test_a_hash_sign_inside_a_block_or_quotes_is_text() -> None:
    found = read("a: >-\n  room #4 on\nb: 'room #4'\nc: room#4\n")
    assert found.root == {"a": "room #4 on", "b": "room #4", "c": "room#4"}
    assert not found.problems


@pytest.mark.parametrize(
    "text",
    [
        "# on its own line\nkey: some words\n",
        "key: some words\n  # indented, on its own line\nother: more words\n",
        "category: symptom  # closed vocabulary\n",
        "list: [one two, three]  # behind a list\n",
        'key: "some words"  # behind quotes\n',
        "key: # behind a key\n  - entry\n",
        "key: >- # behind the sign of a block\n  some words\n",
    ],
)
def test_a_comment_that_takes_no_words_is_a_comment(text: str) -> None:
    assert not read(text).problems


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEP,
        "{" * DEEP,
        "- " * DEEP,
        "? " * DEEP,
        "a: " * DEEP,
        "[{" * DEEP,
        "- [" * DEEP,
        "[[]," * DEEP,
        "".join(f"{' ' * depth}-\n" for depth in range(2000)),
        "".join(f"{' ' * depth}a:\n" for depth in range(2000)),
        "!a " * DEEP,
        "&a " * DEEP,
        "*a " * DEEP,
        "'" * (DEEP + 1),
        "%" * DEEP,
        "|" * DEEP,
    ],
    ids=lambda text: f"{text[:6].strip()!r} again and again",
)
def test_a_flood_of_signs_ends_in_a_fault(text: str) -> None:
    with pytest.raises((Unreadable, yaml.YAMLError)):
        read(text)


def test_a_flood_of_brackets_is_stopped_before_libyaml_sees_it() -> None:
    """Some of its versions crash; so the brackets are counted first, with room to spare for words."""
    with pytest.raises(Unreadable) as stopped:
        read("[" * DEEP)
    assert stopped.value.problem.mark == (0, 4 * MAX_DEPTH)


def test_brackets_in_words_are_no_depth() -> None:
    words = " ".join(["[a](b) {c}"] * 100)
    assert read(f'key: "{words}"\n').root == {"key": words}
    assert read("\n".join(f"- key: [{n}]" for n in range(200))).root[199] == {"key": ["199"]}


@pytest.mark.parametrize("depth", [24, 25])
def test_the_bound_on_depth_is_where_it_is_said(depth: int) -> None:
    text = "[" * depth + "]" * depth
    if depth == 24:
        assert read(text).root is not None
    else:
        with pytest.raises(Unreadable, match="more than 24 levels deep"):
            read(text)


# --- Whatever is written by a YAML writer is read as it was meant, and each mark points at it.

WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff"
    ),
    max_size=20,
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=15,
)


@given(st.lists(TREES, min_size=1, max_size=4), st.sampled_from(["ascii", "unicode"]))
@example([{"a": "no", "b": ["1:30", {"c": "2024-03-06"}]}], "ascii")
def test_what_a_yaml_writer_writes_is_read_as_it_was_meant(tree: Any, letters: str) -> None:
    text = yaml.safe_dump(tree, allow_unicode=letters == "unicode", sort_keys=False)
    found = read(text)
    assert found.root == tree
    assert not found.problems
    document = Document("tree.yaml", text, found.root)
    for at, value in _leaves(found.root):
        place = document.place(at)
        assert _starts(place.text[place.column - 1 :], value)
    for found_map, key in _keys(found.root):
        shown = document.at_mark(key_mark(found_map, key))
        assert _starts(shown.text[shown.column - 1 :], key)


def _leaves(
    root: Any, at: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(root, (Map, Seq)):
        steps: Any = root.items() if isinstance(root, Map) else enumerate(root)
        for step, value in steps:
            yield from _leaves(value, (*at, step))
    else:
        yield at, root


def _keys(root: Any) -> Iterator[tuple[Map, str]]:
    if isinstance(root, Map):
        for key in root:
            yield root, key
    if isinstance(root, (Map, Seq)):
        for value in list(root.values()) if isinstance(root, Map) else root:
            yield from _keys(value)


def _starts(shown: str, value: str) -> bool:
    """Tell whether a value starts here: quoted, as a key of several lines, or as it is."""
    return shown[:1] in "\"'?|>" or shown.startswith(value.split("\n", maxsplit=1)[0][:1] or "")


# --- Whatever is written, reading ends in a tree or in a fault.

VALID = """\
- id: wash-hands
  category: self-care   # closed
  audience: [patient, clinician]
  wording:
    patient: >-
      Wash your hands
      before you eat.
    clinician: "Advise: wash."
"""
SIGNS = st.text(st.sampled_from("-:?[]{}#&*!|>'\"%@`, \n\tab~\x00\x85\u2028\ufeff"), max_size=40)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Draw a valid file with some of it replaced."""
    start = draw(st.integers(0, len(VALID)))
    end = draw(st.integers(start, min(len(VALID), start + 10)))
    return VALID[:start] + draw(SIGNS) + VALID[end:]


@given(st.text() | SIGNS | mutated())
def test_any_text_ends_in_a_tree_or_a_fault(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    try:
        root = read(text).root
    except (Unreadable, yaml.YAMLError):
        return
    assert root is None or isinstance(root, (Map, Seq, str))
