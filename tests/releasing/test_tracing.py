"""What was released is found by what it printed, compared by its version, and chosen by the selection language."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.engine.choosing import SelectionError
from handout_builder.engine.comparing import commit_in
from handout_builder.engine.recording import read_records

CLAIMS = "content/claims/hands.yaml"


def run(library: Any, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--project", str(library.root)])


@pytest.fixture
def twice(library: Any) -> Any:
    """The small library with two releases of a handout, between which a number of its words changed."""
    library.release()
    library.write(CLAIMS, "Wash your hands before you eat.", "Wash your hands before you cook.")
    library.release()
    return library


def sheets(library: Any, *arguments: str) -> list[tuple[str, str]]:
    (found,) = json.loads(run(library, "trace", "--output-format", "json", *arguments).stdout)
    return [(sheet["edition"], sheet["version"]) for sheet in found["released"]]


def test_a_claim_a_source_a_handout_and_a_layout_lead_to_the_released_sheets(twice: Any) -> None:
    both = [("hands_GB_en-GB_a4", "1.0.0"), ("hands_GB_en-GB_a4", "1.1.0")]
    assert sheets(twice, "wash-hands") == both
    assert sheets(twice, "who") == both
    assert sheets(twice, "hands") == both
    assert sheets(twice, "leaflet") == both
    assert sheets(twice, "scrub") == []


def test_the_digest_of_a_claim_tells_which_words_a_sheet_printed(twice: Any) -> None:
    ended = run(twice, "trace", "wash-hands", "--output-format", "json")
    first, second = (sheet["digest"] for sheet in json.loads(ended.stdout)[0]["released"])
    assert first.startswith("sha256:")
    assert first != second


def test_a_claim_that_is_gone_still_leads_to_the_sheets_that_printed_it(twice: Any) -> None:
    claims = (twice.root / CLAIMS).read_text()
    start, end = claims.index("- id: dry-hands"), claims.index("- id: scrub")
    twice.write(CLAIMS, claims[start:end], "")
    tree = run(twice, "trace", "dry-hands").stdout
    assert tree.startswith("claim dry-hands  the library no longer has this claim\n")
    assert "hands_GB_en-GB_a4 1.0.0" in tree


def test_releases_are_compared_by_version_code_and_name(twice: Any) -> None:
    told = run(twice, "diff", "hands@1.0.0", "hands@1.1.0").stdout
    assert "before you [-eat-]{+cook+}." in told
    records = read_records(twice.root)
    (code,) = {one.code for _, one in records.sheets() if one.version == "1.0.0"}
    find = commit_in(records)
    commits = {name: release.commit for name, release in records.releases}
    name = next(name for name, commit in commits.items() if commit == find("hands@1.0.0"))
    assert find(code) == find(name) == find(name.removesuffix(".json")) == commits[name]
    assert run(twice, "diff", code).stdout == run(twice, "diff", "hands@1.0.0", ".").stdout
    assert run(twice, "diff", "hands@9.0.0").exit_code == 2


def test_a_release_takes_a_selection(library: Any) -> None:
    foreseen = run(library, "release", "--dry-run", "--select", "audience:clinician").stdout
    assert "hands-summary" in foreseen
    assert "hands_GB" not in foreseen
    assert run(library, "release", "--select", "audience:nobody").exit_code == 2
    with pytest.raises(SelectionError, match="no handout"):
        library.foresee(select=("category:treatment",))
