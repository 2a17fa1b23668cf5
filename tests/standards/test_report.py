"""The report of standards says what rules found, what people attested and what is missing, and makes up no score."""

import json
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.engine.checking import catalogue
from handout_builder.engine.projects import Project
from handout_builder.schema.instruments import INSTRUMENTS, ITEMS, By

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]

WHO = (
    "--by",
    "Example Reviewer",
    "--role",
    "Patient",
    "--recorded-by",
    "Example Librarian",
    "--kept",
    "A folder",
)


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, [*arguments, "--project", str(project.root), "--today", "2026-03-06"]
    )


def report(project: Project) -> dict[str, Any]:
    """Return the items of the one handout by their names."""
    done = run(project, "report", "hands", "--output-format", "json")
    assert done.exit_code == 0, done.output
    (handout,) = json.loads(done.stdout)["handouts"]
    return {item["id"]: item for one in handout["instruments"] for item in one["items"]}


def attest(project: Project, item: str, answer: str, *more: str) -> Result:
    return run(project, "review", "attest", "hands", item, answer, *WHO, *more)


def test_every_item_of_each_instrument_is_there(write: Write) -> None:
    assert list(report(write({}))) == list(ITEMS)
    counts = {one.key: len(one.items) for one in INSTRUMENTS}
    assert counts == {"pemat": 24, "cdc": 20, "eqip": 36, "discern": 16, "tried": 4}


def test_items_name_rules_that_a_check_runs() -> None:
    """Else that they find nothing would say nothing."""
    named = {code for item in ITEMS.values() for code in item.rules}
    assert {
        code for code in named if code not in catalogue() or catalogue()[code].found_by != "rules"
    } == set()


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_what_only_a_person_can_tell_names_no_rule(item: Any) -> None:
    assert (item.by is By.PERSON) == (not item.rules)


def test_a_rule_that_can_tell_it_all_decides_and_one_that_cannot_does_not(write: Write) -> None:
    items = report(write({}))
    assert items["eqip-22"]["verdict"] == "kept"
    assert [one["rule"] for one in items["eqip-22"]["evidence"]] == ["REV078"]
    assert items["pemat-5"]["verdict"] == "missing"  # rules know only some passives
    assert items["pemat-2"] | {"attested": []} == {
        "id": "pemat-2",
        "asks": "nothing distracts from the purpose",
        "by": "person",
        "verdict": "missing",
        "evidence": [],
        "attested": [],
    }


def test_what_a_rule_found_is_shown_at_its_place(write: Write, small: Files) -> None:
    recipe = str(small["handouts/hands.yaml"]).replace("funding: None.\n", "")
    item = report(write({"handouts/hands.yaml": recipe}))["eqip-22"]
    assert item["verdict"] == "against"
    assert item["evidence"][0]["found"] == [
        "handouts/hands.yaml:1: the handout `hands` has no `funding`"
    ]


def test_a_finding_that_is_waived_is_still_told(write: Write, small: Files) -> None:
    recipe = str(small["handouts/hands.yaml"]).replace(
        "funding: None.\n", "waivers: [{rule: REV078, reason: Asked., until: 2026-12-31}]\n"
    )
    item = report(write({"handouts/hands.yaml": recipe}))["eqip-22"]
    assert item["verdict"] == "against"
    assert item["evidence"][0]["found"][0].endswith("(waived: Asked.)")


def test_a_rule_that_is_off_is_no_evidence(write: Write, small: Files) -> None:
    off = f'{small["handout.toml"]}[rules.REV078]\nlevel = "off"\nreason = "Asked."\n'
    item = report(write({"handout.toml": off}))["eqip-22"]
    assert (item["verdict"], item["evidence"][0]["ran"]) == ("missing", False)


def test_what_somebody_attested_counts_for_that_text_alone(write: Write) -> None:
    project = write({})
    done = attest(project, "tried-1", "partly", "--remark", "NVDA 2026; the table was read twice.")
    assert done.exit_code == 0, done.output
    item = report(project)["tried-1"]
    (attested,) = item["attested"]
    assert item["verdict"] == "attested"
    assert attested | {"digest": ""} == {
        "name": "Example Reviewer",
        "role": "Patient",
        "on": "2026-03-06",
        "answer": "partly",
        "remark": "NVDA 2026; the table was read twice.",
        "digest": "",
        "state": "this text",
    }
    file = project.root / "handouts" / "hands.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Every day", "Each day"), encoding="utf-8"
    )
    item = report(project)["tried-1"]
    assert item["verdict"] == "stale"
    assert (
        item["attested"][0]["state"]
        == "it has changed since Example Reviewer signed it on 2026-03-06"
    )


def test_what_a_rule_found_weighs_more_than_what_somebody_attested(
    write: Write, small: Files
) -> None:
    recipe = str(small["handouts/hands.yaml"]).replace("funding: None.\n", "")
    project = write({"handouts/hands.yaml": recipe})
    attest(project, "eqip-22", "yes")
    assert report(project)["eqip-22"]["verdict"] == "against"


def test_an_item_that_is_none_is_refused(write: Write) -> None:
    done = attest(write({}), "pemat-13", "yes")
    assert (
        done.exit_code,
        done.stderr.startswith('handout: unknown item "pemat-13"; did you mean'),
    ) == (2, True)
    settings = 'title = "A"\npublisher = "B"\n[sign-off]\nrequired = ["eqip-24", "eqip-99"]\n'
    done = run(write({"handout.toml": settings}), "check", "--rule", "REV017")
    assert (done.exit_code, "there is no item `eqip-99`" in done.stdout) == (1, True)


class Cells(HTMLParser):
    """Collects what a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def test_the_page_says_the_same_and_has_no_score(write: Write, tmp_path: Path) -> None:
    project, page = write({}), tmp_path / "report.html"
    attest(project, "tried-2", "yes", "--remark", "<b>Read</b> it")
    assert run(project, "report", "-o", str(page)).exit_code == 0
    text = page.read_text(encoding="utf-8")
    seen = Cells()
    seen.feed(text.partition("<main>")[2])
    assert not {"script", "img", "link", "iframe"} & set(seen.tags)
    assert "<script" not in text
    assert "&lt;b&gt;Read&lt;/b&gt; it" in text
    said = " ".join(seen.words)
    assert said.count("missing: a person must look") > 20
    assert "REV078 finds nothing" in said
    assert not re.search(r"\d+ ?%|\bscore of|\btotal\b", said)
    assert [text.count(f'<th scope="row">{name}</th>') for name in ITEMS] == [2] * len(ITEMS)


@pytest.mark.parametrize(("look", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_in_the_page(
    look: str, width: int, write: Write, tmp_path: Path, violations: Callable[..., list[Any]]
) -> None:
    project, page = write({}), tmp_path / "report.html"
    attest(project, "tried-2", "yes", "--remark", "<b>Read</b> it")
    run(project, "report", "-o", str(page))
    assert violations(page.read_text(encoding="utf-8"), look, width) == []


def test_an_unknown_handout_is_refused_with_a_suggestion(write: Write) -> None:
    done = run(write({}), "report", "hand")
    assert (done.exit_code, done.stderr) == (
        2,
        'handout: unknown handout "hand"; did you mean "hands"?\n',
    )
