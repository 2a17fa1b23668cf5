"""A trace shows both directions of every link, and every released sheet that rests on a thing."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from io import StringIO

import pytest
from click.testing import CliRunner

from handout_builder.cli import main
from handout_builder.engine.choosing import SelectionError
from handout_builder.engine.loading import Loaded
from handout_builder.engine.projects import Project
from handout_builder.engine.tracing import History, Released, as_json, print_traces, trace
from handout_builder.schema import Subject

Files = Mapping[str, str | bytes]
Load = Callable[[Files], Loaded]

SHEETS = (
    Released(
        "hands_GB_en-GB_a4",
        "1.1.0",
        date(2026, 2, 1),
        "4FJK-7RWX",
        "hands",
        "leaflet",
        {
            Subject("claim", "wash-hands"): "sha256:two",
            Subject("source", "who"): "sha256:who",
            Subject("term", "germ"): "sha256:germ",
        },
    ),
    Released(
        "hands_GB_en-GB_a4",
        "1.0.0",
        date(2025, 2, 1),
        "2FJK-7RWY",
        "hands",
        "leaflet",
        {
            Subject("claim", "wash-hands"): "sha256:one",
            Subject("claim", "soap"): "sha256:old",
            Subject("source", "who"): "",
            Subject("figure", "foam"): "sha256:foam",
        },
    ),
)


def released(subject: Subject) -> History:
    return History(SHEETS, 12 if subject.kind in {"term", "figure"} else 0)


def drawn(loaded: Loaded, name: str, kind: str | None = None) -> str:
    stream = StringIO()
    print_traces(trace(loaded, name, released, kind), stream)
    return stream.getvalue()


CLAIM = """\
claim wash-hands  Wash your hands before you eat.  content/claims/hands.yaml:9
├── rests on
│   ├── cites source who  Hand hygiene
│   └── requires claim call-help  Call emergency number if your hand turns a blue colour.
├── what rests on it
│   ├── handout hands-summary prints it  Hand hygiene (clinician)
│   └── handout hands prints it  Clean hands (patient)
└── released sheets that rest on it
    ├── hands_GB_en-GB_a4 1.0.0  2025-02-01, code 2FJK-7RWY
    └── hands_GB_en-GB_a4 1.1.0  2026-02-01, code 4FJK-7RWX
"""

COMPANION = """\
claim call-help  Call emergency number if your hand turns a blue colour.  content/claims/hands.yaml:1
├── rests on
│   └── cites source who  Hand hygiene
├── what rests on it
│   ├── handout hands-summary prints it  Hand hygiene (clinician)
│   ├── handout hands prints it  Clean hands (patient)
│   └── claim wash-hands requires it  Wash your hands before you eat.
└── released sheets that rest on it
    └── nothing
"""

HANDOUT = """\
handout hands-summary  Hand hygiene (clinician)  handouts/hands-summary.yaml
├── rests on
│   ├── is laid out by layout summary
│   ├── is handed out in region GB  United Kingdom
│   ├── is handed out in region US  United States
│   ├── prints claim call-help  Call emergency number if your hand turns a blue colour.
│   │   └── cites source who  Hand hygiene
│   ├── prints claim wash-hands  Wash your hands before you eat.
│   │   ├── cites source who  Hand hygiene
│   │   └── requires claim call-help  Call emergency number if your hand turns a blue colour.
│   └── prints claim scrub  Scrub before surgery.
│       └── cites source who  Hand hygiene
├── what rests on it
│   └── nothing
└── released sheets that rest on it
    └── nothing
"""

LAYOUT = """\
layout leaflet
├── rests on
│   └── nothing
├── what rests on it
│   └── handout hands is laid out by it  Clean hands (patient)
└── released sheets that rest on it
    ├── hands_GB_en-GB_a4 1.0.0  2025-02-01, code 2FJK-7RWY
    └── hands_GB_en-GB_a4 1.1.0  2026-02-01, code 4FJK-7RWX
"""

GONE = """\
claim soap  the library no longer has this claim
├── rests on
│   └── nothing
├── what rests on it
│   └── nothing
└── released sheets that rest on it
    └── hands_GB_en-GB_a4 1.0.0  2025-02-01, code 2FJK-7RWY
"""


GONE_FIGURE = """\
figure foam  the library no longer has this figure
├── rests on
│   └── nothing
├── what rests on it
│   └── nothing
└── released sheets that rest on it
    ├── hands_GB_en-GB_a4 1.0.0  2025-02-01, code 2FJK-7RWY
    └── 12 sheets were recorded before records told of figures
"""


@pytest.mark.parametrize(
    ("name", "tree"),
    [
        ("wash-hands", CLAIM),
        ("call-help", COMPANION),
        ("hands-summary", HANDOUT),
        ("leaflet", LAYOUT),
        ("soap", GONE),
        ("foam", GONE_FIGURE),
    ],
)
def test_a_thing_is_drawn_with_all_that_hangs_together_with_it(
    loaded: Load, name: str, tree: str
) -> None:
    assert drawn(loaded({}), name) == tree


def test_a_source_is_followed_to_the_sheets(loaded: Load) -> None:
    lines = drawn(loaded({}), "who").splitlines()
    at = next(at for at, line in enumerate(lines) if "claim scrub cites it" in line)
    assert "handout hands-summary prints it" in lines[at + 1]


def test_a_term_and_a_locator_are_shown(loaded: Load, small: Files) -> None:
    claims = str(small["content/claims/hands.yaml"])
    old, new = "Dry your hands well.\n  sources: [who]", "Dry off germs.\n  sources: [who page 3]"
    assert old in claims
    claims = claims.replace(old, new)
    terms = f"{small['content/terms/terms.yaml']}  also: [germs]\n"
    library = loaded({"content/claims/hands.yaml": claims, "content/terms/terms.yaml": terms})
    assert "cites source who (page 3)" in drawn(library, "dry-hands")
    assert "mentions term germ" in drawn(library, "dry-hands")
    assert "claim dry-hands mentions it" in drawn(library, "germ")


def test_claims_that_require_each_other_end(loaded: Load, small: Files) -> None:
    claims = str(small["content/claims/hands.yaml"]).replace(
        "  sources: [who]\n- id: wash-hands",
        "  sources: [who]\n  requires: [wash-hands]\n- id: wash-hands",
    )
    assert "requires claim wash-hands" in drawn(
        loaded({"content/claims/hands.yaml": claims}), "call-help"
    )


def test_two_things_of_one_id_are_both_traced(loaded: Load, small: Files) -> None:
    twin = str(small["handouts/hands.yaml"])
    library = loaded({"handouts/wash-hands.yaml": twin})
    kinds = [one.subject.kind for one in trace(library, "wash-hands")]
    assert kinds == ["claim", "handout"]
    (only,) = trace(library, "wash-hands", kind="handout")
    assert only.subject == Subject("handout", "wash-hands")


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("wash-hand", None, 'unknown id "wash-hand"; did you mean "wash-hands"?'),
        ("wash-hand", "claim", 'unknown claim "wash-hand"; did you mean "wash-hands"?'),
        ("who", "claim", 'unknown claim "who"'),
    ],
)
def test_an_unknown_id_is_refused_with_a_suggestion(
    loaded: Load, name: str, kind: str | None, told: str
) -> None:
    with pytest.raises(SelectionError) as stop:
        trace(loaded({}), name, released, kind)
    assert str(stop.value).startswith(told)


def test_json_holds_the_same_tree(loaded: Load) -> None:
    (found,) = json.loads(as_json(trace(loaded({}), "wash-hands", released)))
    assert found["place"] == "content/claims/hands.yaml:9"
    assert found["rests_on"][0] == {
        "relation": "cites",
        "kind": "source",
        "id": "who",
        "title": "Hand hygiene",
        "where": "",
        "branches": [],
    }
    assert [one["id"] for one in found["used_by"]] == ["hands-summary", "hands"]
    assert [one["digest"] for one in found["released"]] == ["sha256:one", "sha256:two"]
    assert found["silent"] == 0


def test_json_tells_how_a_sheet_explained_a_term_and_how_many_do_not_tell(loaded: Load) -> None:
    (found,) = json.loads(as_json(trace(loaded({}), "germ", released)))
    assert [(one["version"], one["digest"]) for one in found["released"]] == [
        ("1.1.0", "sha256:germ")
    ]
    assert found["silent"] == 12
    (source,) = json.loads(as_json(trace(loaded({}), "who", released)))
    assert [one["digest"] for one in source["released"]] == [None, "sha256:who"]


def test_what_looks_like_a_mark_is_shown_as_it_stands(loaded: Load, small: Files) -> None:
    path = "content/sources/sources.yaml"
    sources = str(small[path]).replace("Hand hygiene", "'[red]Hands[/red]'")
    library = loaded({path: sources})
    assert "[red]Hands[/red]" in drawn(library, "who")


def test_the_command_prints_a_tree_or_json(write: Callable[[Files], Project]) -> None:
    root = write({}).root
    tree = CliRunner().invoke(main, ["trace", "wash-hands", "--project", str(root)])
    assert tree.stdout.startswith("claim wash-hands  Wash your hands before you eat.")
    options = ["--project", str(root), "--output-format", "json"]
    (found,) = json.loads(CliRunner().invoke(main, ["trace", "who", *options]).stdout)
    assert found["kind"] == "source"
    assert CliRunner().invoke(main, ["trace", "hwo", *options]).exit_code == 2
