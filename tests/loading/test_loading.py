"""A library is read whole: what is fit is in it, and what is not is told once, where it stands."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handout_builder.engine.checking import check
from handout_builder.engine.loading import Document, Loaded, Watched, load
from handout_builder.engine.projects import Project, find_project
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema import Fault, Place, Subject

Files = Mapping[str, str | bytes]
Load = Callable[[Files], Loaded]

EXAMPLE = "content/claims/example.yaml"
CLAIM = """\
- id: example
  category: self-care
  audience: [patient]
  certainty: high
  wording:
    patient: Wash your hands.
  sources: [who]
"""


def where(loaded: Loaded) -> list[str]:
    """Return the place and code of each finding, as `path:line:column CODE`."""
    return [
        f"{one.place.path}:{one.place.line}:{one.place.column} {one.code}"
        for one in loaded.findings
    ]


def test_the_small_library_is_whole(loaded: Load) -> None:
    library = loaded({}).library
    assert loaded({}).findings == ()
    assert list(library.claims) == [
        "call-help",
        "wash-hands",
        "dry-hands",
        "scrub",
        "nurse-gb",
        "nurse-us",
        "mouthwash",
    ]
    assert list(library.recipes) == ["hands-summary", "hands"]
    assert list(library.regions) == ["GB", "US"]
    assert library.layouts == {"leaflet", "record", "summary"}
    assert library.settings.title == "Clean hands"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param(CLAIM.replace("high", "hihg"), "4:14", id="as it is"),
        pytest.param(CLAIM.replace("high", "hihg").replace("\n", "\r\n"), "4:14", id="CRLF"),
        pytest.param(CLAIM.replace("high", "hihg").replace("\n", "\r"), "4:14", id="CR alone"),
        pytest.param("\ufeff" + CLAIM.replace("- id: example", "- id: Example"), "1:7", id="BOM"),
        pytest.param(
            CLAIM.replace("y: self-care", "y:\tself.care"), "2:13", id="tab behind a colon"
        ),
        pytest.param(CLAIM.replace("id: example", "id: example\n  # é ü 😀"), None, id="no fault"),
        pytest.param(CLAIM.replace("[patient]", "[pátient😀, Éa]"), "3:14", id="accents"),
        pytest.param(CLAIM.rstrip("\n").replace("[who]", "who"), "7:12", id="no last line end"),
    ],
)
def test_the_place_is_right_whatever_the_file_looks_like(
    content: str, place: str | None, loaded: Load
) -> None:
    found = where(loaded({EXAMPLE: content}))
    assert [one.split(":", 1)[1].split()[0] for one in found][:1] == ([place] if place else [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_place_holds_the_line_without_its_end(end: str, loaded: Load) -> None:
    found = loaded({EXAMPLE: CLAIM.replace("high", "hihg").replace("\n", end)})
    assert found.findings[0].place == Place(EXAMPLE, 4, 14, "  certainty: hihg")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "1:1 the file is empty", id="empty"),
        pytest.param(b"\n\n  \n", "1:1 the file is empty", id="only white space"),
        pytest.param(b"\xef\xbb\xbf", "1:1 the file is empty", id="only a BOM"),
        pytest.param(
            CLAIM.replace("Wash", "Café").encode("latin-1"),
            "6:17 the byte 0xE9 is not UTF-8",
            id="Latin-1",
        ),
        pytest.param(CLAIM.encode("utf-16"), "1:1 the byte 0xFF is not UTF-8", id="UTF-16"),
        pytest.param(
            CLAIM.encode() + b"# " + b"x" * 5_000_000,
            "1:1 the file has 5.0 MB; 5 MB is the most",
            id="more than 5 MB",
        ),
    ],
)
def test_a_file_that_cannot_be_read_gives_one_finding(
    content: bytes, told: str, loaded: Load
) -> None:
    (finding,) = loaded({EXAMPLE: content}).findings
    assert finding.code == "SCH001"
    assert f"{finding.place.line}:{finding.place.column} {finding.message}" == told


@pytest.mark.parametrize("content", [b"title = '\xff'\n", b""], ids=["bytes", "empty"])
def test_settings_that_cannot_be_read_leave_the_content_readable(
    content: bytes, loaded: Load
) -> None:
    found = loaded({"handout.toml": content})
    assert {one.place.path for one in found.findings} == {"handout.toml"}
    assert "wash-hands" in found.library.claims


def test_settings_that_are_no_toml_are_one_finding_and_nothing_else_is_judged(
    write: Callable[[Files], Project],
) -> None:
    project = write({"handout.toml": 'title = "x\n', EXAMPLE: CLAIM.replace("self-care", "ours")})
    assert [(one.code, one.place.path) for one in check(load(project), today=date(2026, 3, 6))] == [
        ("SCH002", "handout.toml")
    ]


def test_settings_keep_what_fits_beside_a_fault(loaded: Load) -> None:
    settings = 'titel = "x"\nlanguage = 5\n[vocabulary.categories]\nours = "x"\nOurs = "y"\n'
    found = loaded({"handout.toml": settings})
    assert where(found) == [
        "handout.toml:1:1 SCH008",
        "handout.toml:1:1 SCH009",
        "handout.toml:2:1 SCH007",
        "handout.toml:5:1 SCH010",
    ]
    assert "ours" in found.library.settings.categories


@pytest.mark.parametrize("word", ["Rest", "rest."])
def test_a_comment_after_a_sentence_of_one_word_is_lost_words(word: str, loaded: Load) -> None:
    text = CLAIM.replace("Wash your hands.", f"{word} # until better")
    assert [one.code for one in loaded({EXAMPLE: text}).findings] == ["SCH003"]


def test_a_text_that_is_too_long_is_told(loaded: Load) -> None:
    (finding,) = loaded({EXAMPLE: CLAIM.replace("Wash your hands.", "x" * 4001)}).findings
    assert finding.message == "`patient` is longer than 4000 characters"


def test_a_file_of_five_megabytes_is_read(loaded: Load) -> None:
    content = f"{CLAIM}# {'x' * (5_000_000 - len(CLAIM) - 3)}\n"
    assert len(content) == 5_000_000
    assert loaded({EXAMPLE: content}).findings == ()


def test_a_link_to_nothing_gives_one_finding(write: Callable[[Files], Project]) -> None:
    project = write({})
    (project.root / EXAMPLE).symlink_to(project.root / "nowhere.yaml")
    assert where(load(project)) == [f"{EXAMPLE}:1:1 SCH001"]


def test_a_link_that_leads_out_of_the_library_is_not_followed(
    write: Callable[[Files], Project], tmp_path: Path
) -> None:
    project = write({})
    (tmp_path / "secret.yaml").write_text(CLAIM)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "more.yaml").write_text(CLAIM)
    (project.root / "content/claims/out.yaml").symlink_to(tmp_path / "secret.yaml")
    (project.root / "content/claims/folder").symlink_to(tmp_path / "folder")
    (project.root / "layouts").symlink_to(tmp_path / "folder")
    loaded = load(project)
    assert "example" not in loaded.library.claims
    assert where(loaded) == [
        "content/claims/folder:1:1 SCH001",
        "content/claims/out.yaml:1:1 SCH001",
        "layouts:1:1 SCH001",
    ]


def test_settings_are_not_read_through_a_link_that_leads_out(
    write: Callable[[Files], Project], tmp_path: Path
) -> None:
    """Their faults would show a line of a file of the machine."""
    project = write({})
    (tmp_path / "secret").write_text("password")
    (project.root / "handout.toml").unlink()
    (project.root / "handout.toml").symlink_to(tmp_path / "secret")
    assert where(load(project)) == ["handout.toml:1:1 SCH001"]
    assert "password" not in str(load(project).findings)


def test_a_link_inside_the_library_is_followed(write: Callable[[Files], Project]) -> None:
    project = write({"shelf/example.yaml": CLAIM})
    (project.root / EXAMPLE).symlink_to(project.root / "shelf/example.yaml")
    assert "example" in load(project).library.claims


def test_files_in_folders_and_with_the_longer_suffix_are_read(loaded: Load) -> None:
    found = loaded({"content/claims/nerves/feet.yml": CLAIM, "content/claims/notes.txt": "- [["})
    assert found.findings == ()
    assert "example" in found.library.claims


# --- One broken file, and the others.

SYNTAX = CLAIM.replace("Wash", '"Wash"')


def test_a_broken_file_gives_one_finding_and_the_others_give_theirs(loaded: Load) -> None:
    found = loaded(
        {
            EXAMPLE: SYNTAX + CLAIM.replace("high", "hihg"),
            "content/claims/other.yaml": CLAIM.replace("high", "hihg"),
            "content/sources/other.yaml": "- id: Bad Key\n  type: webpage\n  title: Hands\n",
            "handout.toml": 'title = "x"\n',
            "handouts/other.yaml": "title: x\n",
        }
    )
    assert where(found) == [
        "content/claims/example.yaml:6:14 SCH002",
        "content/claims/other.yaml:4:14 SCH011",
        "content/sources/other.yaml:1:7 SCH010",
        "handout.toml:1:1 SCH008",
        "handouts/other.yaml:1:1 SCH008",
        "handouts/other.yaml:1:1 SCH008",
        "handouts/other.yaml:1:1 SCH008",
        "handouts/other.yaml:1:1 SCH008",
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SYNTAX, id="broken"),
        pytest.param(CLAIM.replace("Wash", "Café").encode("latin-1"), id="in another encoding"),
        pytest.param(CLAIM.encode() + b"# " + b"x" * 5_000_000, id="too large"),
        pytest.param(CLAIM.replace("high", "hihg"), id="faulty in one claim"),
        pytest.param(SYNTAX.replace("id: example", 'id: "example"'), id="broken, with quoted ids"),
        pytest.param("wording:\n" + CLAIM, id="a map in place of a list"),
    ],
)
def test_what_a_broken_file_holds_is_not_unknown_elsewhere(
    content: str | bytes, loaded: Load, small: dict[str, str], today: date
) -> None:
    recipe = small["handouts/hands.yaml"].replace("[call-help]", "[call-help, example]")
    found = loaded({"content/claims/more.yaml": content, "handouts/hands.yaml": recipe})
    told = {finding.place.path for finding in check(found, today=today) if finding.level == "error"}
    assert told == {"content/claims/more.yaml"}


@pytest.mark.parametrize(
    ("path", "subject"),
    [
        ("handouts/hands.yaml", Subject("handout", "hands")),
        ("content/regions/GB.yaml", Subject("region", "GB")),
        ("content/contacts/north.yaml", Subject("contacts", "north")),
        (EXAMPLE, None),
    ],
)
@pytest.mark.parametrize("content", [b"", b"\xff", b'a: "b" c\n'], ids=["empty", "bytes", "broken"])
def test_a_file_that_holds_one_thing_is_about_it_even_where_it_cannot_be_read(
    path: str, subject: Subject | None, content: bytes, loaded: Load
) -> None:
    (finding,) = loaded({path: content}).findings
    assert finding.subject == subject


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(("Wash your hands.", "Wash in room #4 now."), id="lost words"),
        pytest.param(("high", "high\n  certainty: low"), id="a key twice"),
        pytest.param(("Wash your hands.", "!x Wash your hands."), id="a tag"),
    ],
)
def test_a_fault_of_yaml_inside_a_claim_is_about_that_claim(
    fault: tuple[str, str], loaded: Load
) -> None:
    second = CLAIM.replace("example", "second")
    (finding,) = loaded(
        {EXAMPLE: CLAIM + second.replace(*fault) + CLAIM.replace("example", "third")}
    ).findings
    assert finding.subject == Subject("claim", "second")


# --- What a value means is told by the schema.


def test_scalars_get_their_type_from_the_schema(loaded: Load) -> None:
    claim = CLAIM.replace("Wash your hands.", "no").replace("who", "who 1:30")
    claim += "  next-review: 2027-03-06\n  note: 2024-03-06\n  origin: 0x10\n  verify: 1e3\n"
    source = "- id: '1'\n  type: webpage\n  title: 1:30\n  issued: 2024\n  volume: 12\n  confirmed: true\n"
    recipe = "title: yes\naudience: patient\nlayout: leaflet\npurpose: 0b1\nsections:\n  - show: notes\n    lines: 7\n"
    found = loaded({EXAMPLE: claim, "content/sources/1.yaml": source, "handouts/yes.yaml": recipe})
    assert found.findings == ()
    library = found.library
    read = library.claims["example"]
    assert (read.wording["patient"], read.sources, read.note) == ("no", ("who 1:30",), "2024-03-06")
    assert (read.next_review, read.origin, read.verify) == (date(2027, 3, 6), "0x10", "1e3")
    made = library.sources["1"]
    assert (made.title, made.issued, made.volume, made.confirmed) == ("1:30", "2024", "12", True)
    assert (library.recipes["yes"].title, library.recipes["yes"].sections[0].lines) == ("yes", 7)


@pytest.mark.parametrize(
    "written", ["2027", "2027-03", "1709683200", "2027-03-06T00:00:00", "6.3.2027", "2027-3-6"]
)
def test_a_day_is_a_day_of_the_calendar_and_nothing_else(written: str, loaded: Load) -> None:
    (finding,) = loaded({EXAMPLE: f"{CLAIM}  next-review: {written}\n"}).findings
    assert finding.message == f"`next-review` is `{written}`, which is no date"


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_an_empty_value_is_as_if_the_key_were_not_there(written: str, loaded: Load) -> None:
    found = loaded({EXAMPLE: f"{CLAIM}  note: {written}\n"})
    assert found.findings == ()
    assert found.library.claims["example"].note is None


# --- Places of faults that rules find.


@pytest.mark.parametrize(
    ("at", "words", "place"),
    [
        ((), "", (1, 3)),
        (("wording", "patient"), "", (6, 14)),
        (("wording", "patient"), "before you eat", (8, 7)),
        (("wording", "patient"), "hands before", (7, 17)),
        (("wording", "patient"), "nowhere", (6, 14)),
        (("sources", 1), "", (9, 18)),
        (("sources", 5), "", (9, 12)),
        (("nothing", "there"), "", (1, 3)),
    ],
)
def test_a_fault_is_found_at_its_own_line(
    at: tuple[str | int, ...], words: str, place: tuple[int, int], loaded: Load
) -> None:
    folded = ">-\n      Wash your hands\n      before you eat."
    claim = CLAIM.replace("Wash your hands.", folded).replace("[who]", "[who, who]")
    fault = Fault(Subject("claim", "example"), "", "", at, words)
    found = loaded({EXAMPLE: claim}).place(fault)
    assert (found.path, found.line, found.column) == (EXAMPLE, *place)


@pytest.mark.parametrize(
    ("at", "place"),
    [
        (("publisher",), Place("handout.toml", 2, 1, 'publisher = "Example Clinic"')),
        (("region",), Place("handout.toml")),
        ((), Place("handout.toml")),
    ],
)
def test_a_fault_of_the_whole_library_stands_in_its_settings(
    at: tuple[str, ...], place: Place, loaded: Load
) -> None:
    assert loaded({}).place(Fault(Subject("settings", "handout.toml"), "", "", at)) == place


# --- Which library.


def test_the_library_around_a_folder_is_found(write: Callable[[Files], Project]) -> None:
    root = write({}).root
    assert find_project(root / "content/claims") == Project(root)


def test_where_there_is_none_it_is_the_embedded_one(tmp_path: Path) -> None:
    assert find_project(tmp_path) == Project(PACKAGE, embedded=True)


def test_the_embedded_library_is_whole_where_the_package_is_reached_by_a_link(
    tmp_path: Path,
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "handout_builder").symlink_to(PACKAGE)
    code = (
        "from handout_builder.engine.loading import load;"
        "from handout_builder.engine.projects import find_project; import sys;"
        "print(len(load(find_project(__import__('pathlib').Path(sys.argv[1]))).library.claims) > 50)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"


# --- Whatever stands in a file, loading ends in findings.

TEXTS = st.text() | st.text(st.sampled_from("-:?[]{}#&*!|>'\"%@`, \n\tab~"), max_size=30)
KEYS = st.sampled_from(
    ["id", "category", "audience", "wording", "sections", "claims", "x", "title"]
)
VALUES = st.recursive(
    st.sampled_from(["example", "patient", "self-care", "", "~", "2024", "Bad One"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)


NORTH = {"content/contacts/north.yaml": "name: North Clinic\nlogo: north.png\n"}


def test_a_logo_is_read_with_its_clinic(loaded: Load) -> None:
    library = loaded({**NORTH, "content/contacts/north.png": b"PNG"}).library
    assert library.logos == {"north.png": b"PNG"}
    assert library.contacts["north"].logo == "north.png"


@pytest.mark.parametrize("size", [1_000_000, 1_000_001])
def test_a_logo_that_is_too_large_is_left(loaded: Load, size: int) -> None:
    logos = loaded({**NORTH, "content/contacts/north.png": b" " * size}).library.logos
    assert list(logos) == (["north.png"] if size == 1_000_000 else [])


def test_a_logo_from_outside_the_library_is_left(
    write: Callable[[Files], Project], tmp_path: Path
) -> None:
    project = write(NORTH)
    (tmp_path / "secret.png").write_bytes(b"PNG")
    (project.root / "content" / "contacts" / "north.png").symlink_to(tmp_path / "secret.png")
    assert load(project).library.logos == {}


def as_flow(value: object) -> str:
    """Write a value as YAML on one line."""
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value).items()
        return "{" + ", ".join(f"{key}: {as_flow(one)}" for key, one in pairs) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_flow, cast('list[object]', value)))}]"
    return str(value)


PATHS = [
    EXAMPLE,
    "content/sources/x.yaml",
    "content/terms/x.yaml",
    "content/figures/x.yaml",
    "content/regions/FR.yaml",
    "content/contacts/x.yaml",
    "handouts/x.yaml",
    "handout.toml",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.sampled_from(PATHS), TEXTS | VALUES.map(as_flow))
def test_any_file_ends_in_findings(write: Callable[[Files], Project], path: str, text: str) -> None:
    project = write({path: text.encode("utf-8", "ignore")})
    try:
        found = check(load(project), today=date(2026, 3, 6))
    finally:
        (project.root / path).unlink()
    for one in found:
        assert one.message
        assert one.remedy
        said = re.sub(r"`[^`]*`", "", f"{one.message} {one.remedy}")
        assert not re.search(r"pydantic|validat|input|None|dict|should be|ctx|<class", said), said


def test_the_entries_of_a_list_are_told_apart_without_its_tree() -> None:
    text = "# all\n- id: a\n  note: |\n    - no entry\n\n- id: b\n"
    entries = Document("a.yaml", text, [{}, {}]).entries
    assert entries == [(1, "- id: a\n  note: |\n    - no entry\n\n"), (5, "- id: b\n")]
    indented = "  - id: a\n  - id: b\n"
    assert Document("a.yaml", indented, [{}, {}]).entries == [(0, indented)] * 2


def test_only_what_is_heard_to_change_is_read_again(write: Callable[[Files], Project]) -> None:
    project = write({})
    before = load(project)
    unread = project.root / "content/sources/sources.yaml"
    unread.unlink()
    unread.symlink_to("nowhere")  # whoever reads this finds a fault
    for changed in (frozenset[str](), frozenset({"content/claims/hands.yaml", "content/source"})):
        after = load(project, files=Watched(project.root, changed), before=before)
        assert after.findings == before.findings
        assert after.library.sources == before.library.sources
    for heard in ("content/sources/sources.yaml", "content/sources", "content"):
        assert load(
            project, files=Watched(project.root, frozenset({heard})), before=before
        ).findings


@pytest.mark.skipif(os.name == "nt", reason="links of Unix")
def test_the_lock_of_an_editor_is_no_file_of_the_library(write: Callable[[Files], Project]) -> None:
    project = write({})
    (project.root / "content/claims/.#hands.yaml").symlink_to("somebody@somewhere.1:2")
    assert load(project).findings == load(write({})).findings == ()
