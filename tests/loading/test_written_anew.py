"""A list that is written anew is read as if all of it were read, though only its new entries are."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from yaml import YAMLError

from handout_builder.engine.loading import documents, load
from handout_builder.engine.loading.documents import Document
from handout_builder.engine.loading.files import Watched
from handout_builder.engine.loading.reading import Read, Unreadable, read
from handout_builder.engine.projects import Project

ENTRIES: tuple[str, ...] = (
    "- id: one\n  text: words\n",
    "- id: two\n  text: 'it''s # no comment'\n\n",
    '- id: three\n  text: "over\n    two lines"\n',
    "- id: four\n  text: |\n    - no entry\n    more\n\n",
    "- id: five\n  text: >-\n    folded\n    words\n# about the next\n",
    "- id: six\n  list:\n    - a\n    - {b: c, d: [e, f]}\n",
    "- id: seven\n  list:\n  - a\n  -   b\n",
    "- bare words\n  and more\n",
    "-  id: eight\n   text: two blanks\n",
)
TOLD_BY_THE_TREE_ALONE: tuple[str, ...] = (
    "-\n  id: no blank after its dash\n",
    '- id: nine\n  text: "a dash\n- in quotes"\n',
)
ODD: tuple[str, ...] = (
    *TOLD_BY_THE_TREE_ALONE,
    '- id: nine\n  text: "not closed\n',
    "- id: nine\n  text: [not closed,\n",
    "- id: nine\n--- # another document\n",
    "- id: nine\n...\n",
    "- id: nine\n  id: ten\n",
    "- id: nine\n  text: words # lost\n",
    "- id: nine\n text: too near\n",
    "- id: nine\n\ttext: a tab\n",
    "- id: &name nine\n",
    "- id: *name\n",
    "- \n",
    "- - id: nested\n",
    "id: no entry\n",
    '  more"\n',
    "]\n",
    "%YAML 1.2\n",
    "- id: nine\n  text: |\n  - as far out as its key\n",
    "- id: nine\n  text: \u2028\n",
)
HEADS = ("", "# About these\n", "---\n", "\n")


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Return two texts of a file; some entries are in both."""
    known = st.sampled_from(ENTRIES + TOLD_BY_THE_TREE_ALONE)
    before = draw(st.lists(known, min_size=1, max_size=5))
    after = list(before)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(after)))
        new = draw(st.lists(st.sampled_from(ENTRIES + ODD), max_size=2))
        after[at : at + draw(st.integers(0, 1))] = new
    heads = draw(st.sampled_from(HEADS)), draw(st.sampled_from(HEADS))
    head = heads[0] if draw(st.integers(0, 4)) else heads[1]
    end = -1 if draw(st.integers(0, 4)) == 0 else None
    return heads[0] + "".join(before), head + "".join(after)[:end]


def fresh(text: str) -> Document:
    """Return a file as it is read from the beginning."""
    return Document("a.yaml", text, read(text).root)


@given(texts())
@example((ENTRIES[0], ENTRIES[0] + ENTRIES[1] + TOLD_BY_THE_TREE_ALONE[0]))
def test_what_is_read_is_what_the_whole_says(both: tuple[str, str]) -> None:
    before, after = both
    anew = fresh(before).written_anew(after)
    if anew is None:
        return
    assert not read(after).problems
    assert json.dumps(anew.root) == json.dumps(read(after).root)
    for number in range(len(anew.root)):
        assert anew.place((number,)) == fresh(after).place((number,))


@given(st.lists(st.sampled_from(ENTRIES), min_size=2, max_size=6, unique=True), st.data())
def test_only_what_is_new_is_read(entries: list[str], data: st.DataObject) -> None:
    old = fresh("".join(entries))
    at = data.draw(st.integers(0, len(entries) - 1))
    entries[at] = "- id: new\n"
    asked: list[str] = []

    def read_and_note(text: str) -> Read:
        asked.append(text)
        return read(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "read", read_and_note)
        anew = old.written_anew("".join(entries))
    assert anew is not None
    assert asked == ["- id: new\n"]
    assert [a is b for a, b in zip(anew.root, old.root, strict=True)] == [
        number != at for number in range(len(entries))
    ]


@pytest.mark.parametrize("odd", ODD)
def test_what_has_a_problem_is_read_with_all_around_it(odd: str) -> None:
    text, has_problem = ENTRIES[0] + odd + ENTRIES[1], True
    with suppress(Unreadable, YAMLError):
        has_problem = bool(read(text).problems)
    anew = fresh(ENTRIES[0] + ENTRIES[1]).written_anew(text)
    assert anew is None or not has_problem


def test_things_of_the_same_entries_are_the_same_things(tmp_path: Path) -> None:
    source = "- id: {0}\n  type: webpage\n  title: All about {0}\n"
    (tmp_path / "content" / "sources").mkdir(parents=True)
    (tmp_path / "handout.toml").write_text('title = "A"\npublisher = "B"\n')
    file = tmp_path / "content" / "sources" / "all.yaml"
    file.write_text("".join(map(source.format, "abc")))
    project = Project(tmp_path)
    before = load(project)
    file.write_text("".join(map(source.format, "dcb")) + source.format("a").replace("All", "More"))
    files = Watched(tmp_path, frozenset({"content/sources/all.yaml"}))
    now = load(project, files=files, before=before)
    fresh = load(project)
    assert now.library == fresh.library
    assert now.findings == fresh.findings
    same = {
        name for name, one in now.library.sources.items() if before.library.sources.get(name) is one
    }
    assert same == {"b", "c"}
