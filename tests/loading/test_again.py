"""What is loaded again after a save is what is loaded from the beginning, and little is read for it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handout_builder.engine.loading import Loaded, Watched, load, load_again
from handout_builder.engine.projects import Project
from handout_builder.schema import Fault, Subject

Write = Callable[[Mapping[str, str | bytes]], Project]

CLAIMS, SOURCES = "content/claims/hands.yaml", "content/sources/sources.yaml"
TERMS, RECIPE = "content/terms/terms.yaml", "handouts/hands.yaml"
MORE = "- id: soap\n  name: Soap\n  plain: What cleans.\n"


def saved(project: Project, *paths: str) -> Watched:
    return Watched(project.root, frozenset(paths))


def same(one: Loaded, other: Loaded) -> bool:
    """Tell whether two libraries are the same, with all findings and all places."""
    faults = [Fault(subject, "", "") for subject in one.origins]
    return (
        one.library == other.library
        and one.findings == other.findings
        and one.origins.keys() == other.origins.keys()
        and list(one.library.claims) == list(other.library.claims)
        and [one.place(fault) for fault in faults] == [other.place(fault) for fault in faults]
    )


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CLAIMS, "Dry your hands well.", "Dry your hands."),
        (CLAIMS, "- id: dry-hands\n", "# about the next\n\n- id: dry-hands\n"),
        (CLAIMS, "certainty: high", "certainty: low"),
        (SOURCES, "Hand hygiene", "Hands"),
        (TERMS, "too small to see", "very small"),
    ],
)
def test_new_words_of_an_entry_are_read_alone(
    path: str, old: str, new: str, write: Write, small: Mapping[str, str]
) -> None:
    project = write({})
    before = load(project)
    unread = project.root / RECIPE
    write({path: small[path].replace(old, new, 1)})
    fresh = load(project)
    unread.unlink()
    again = load_again(before, saved(project, path))
    assert again is not None
    assert same(again, fresh)
    assert not same(again, before)
    write({})
    back = load_again(again, saved(project, path))
    assert back is not None
    assert same(back, load(project))


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CLAIMS, "- id: dry-hands", "- id: drier-hands"),
        (CLAIMS, "certainty: high", "certainty: sure"),
        (CLAIMS, "certainty: high", "certainty: [high"),
        (CLAIMS, "- id: dry-hands", "-\n  id: dry-hands"),
        (CLAIMS, "- id: call-help", "# all\n- id: call-help"),
        (TERMS, "- id: germ", f"{MORE}- id: germ"),
        (RECIPE, "Clean hands", "Hands"),
        ("handout.toml", "Clean hands", "Hands"),
    ],
)
def test_where_more_may_be_new_all_is_read(
    path: str, old: str, new: str, write: Write, small: Mapping[str, str]
) -> None:
    before = load(write({}))
    project = write({path: small[path].replace(old, new, 1)})
    assert load_again(before, saved(project, path)) is None


def test_where_files_come_or_go_all_is_read(write: Write, small: Mapping[str, str]) -> None:
    project = write({TERMS: small[TERMS] + MORE})
    before = load(project)
    other = "content/terms/more.yaml"
    assert load_again(before, saved(project, "content/terms")) is None
    write({other: MORE.replace("soap", "towel")})
    assert load_again(before, saved(project, other)) is None
    file = project.root / TERMS
    file.unlink()
    assert load_again(before, saved(project, TERMS)) is None
    Path(file).symlink_to("/etc/hostname")
    assert load_again(before, saved(project, TERMS)) is None


def test_where_a_fault_is_all_is_read_since_it_may_name_a_line_that_moves(
    write: Write, small: Mapping[str, str]
) -> None:
    twice = {TERMS: small[TERMS] + MORE, "content/terms/zz.yaml": MORE}
    project = write(twice)
    before = load(project)
    assert [one.code for one in before.findings] == ["SCH012"]
    write({**twice, TERMS: f"{small[TERMS]}\n{MORE}"})
    assert load(project).findings[0].message != before.findings[0].message
    assert load_again(before, saved(project, TERMS)) is None


def test_subjects_of_a_list_have_the_places_of_its_new_text(
    write: Write, small: Mapping[str, str]
) -> None:
    project = write({})
    before = load(project)
    write({CLAIMS: small[CLAIMS].replace("- id: dry", "\n\n- id: dry", 1)})
    again = load_again(before, saved(project, CLAIMS))
    assert again is not None
    fault = Fault(Subject("claim", "dry-hands"), "", "")
    assert again.place(fault).line == before.place(fault).line + 2
