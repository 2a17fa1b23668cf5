"""What was released is found by what it printed, compared by its version, and chosen by the selection language."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.engine.choosing import SelectionError
from handout_builder.engine.comparing import commit_in
from handout_builder.engine.loading import load
from handout_builder.engine.recording import read_records, standings, write_record
from handout_builder.engine.reviewing import Digests

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


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><title>Foam</title>'
    '<rect width="20" height="10"/></svg>\n'
)


@pytest.fixture
def illustrated(library: Any) -> Any:
    """The small library with a figure that rests on a source of its own, and with two terms that are explained."""
    library.add(
        "content/sources/atlas.yaml",
        "- {id: atlas, type: book, title: An atlas, issued: 2020, confirmed: true}\n",
    )
    library.add("content/figures/foam.svg", DRAWING)
    library.add(
        "content/figures/figures.yaml",
        "- {id: foam, file: foam.svg, alt: {patient: Foam on a hand.}, sources: [atlas page 3]}\n",
    )
    library.add(
        "content/terms/more.yaml",
        "- {id: eating, name: Eat, plain: To take food., gloss: to take food}\n"
        "- {id: unused, name: Hypochlorite, plain: A salt.}\n",
    )
    library.write(
        "handouts/hands.yaml",
        "  - heading: Sources\n",
        "  - {heading: Foam, show: figure, figure: foam}\n"
        "  - {heading: Words, show: glossary, terms: [germ]}\n"
        "  - heading: Sources\n",
    )
    library.release()
    return library


def test_terms_and_figures_lead_to_the_sheets_that_explain_and_show_them(illustrated: Any) -> None:
    once = [("hands_GB_en-GB_a4", "1.0.0")]
    assert sheets(illustrated, "germ") == once
    assert sheets(illustrated, "eating") == once
    assert sheets(illustrated, "foam") == once
    assert sheets(illustrated, "atlas") == once
    assert sheets(illustrated, "unused") == []


def test_the_digest_of_a_figure_is_the_one_that_is_signed(illustrated: Any) -> None:
    ((_, sheet),) = read_records(illustrated.root).sheets()
    library = load(illustrated.project).library
    assert sheet.figures == {"foam": Digests(library).figure("foam", "patient")}


def test_sheets_of_older_records_are_found_by_their_claims_and_counted_for_terms_and_figures(
    illustrated: Any,
) -> None:
    ((release, sheet),) = read_records(illustrated.root).sheets()
    older = {"terms": None, "figures": None, "version": "1.0.1"}
    editions = (sheet.model_copy(update=older),)
    write_record(illustrated.root, release.model_copy(update={"editions": editions}))
    told = {
        name: json.loads(run(illustrated, "trace", name, "--output-format", "json").stdout)[0]
        for name in ("germ", "foam", "wash-hands", "who")
    }
    assert {name: (len(one["released"]), one["silent"]) for name, one in told.items()} == {
        "germ": (1, 1),
        "foam": (1, 1),
        "wash-hands": (2, 0),
        "who": (2, 0),
    }
    assert (
        "1 sheet was recorded before records told of terms"
        in run(illustrated, "trace", "germ").stdout
    )


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("content/terms/terms.yaml", "too small", "far too small", "term germ"),
        ("content/terms/more.yaml", "gloss: to take", "gloss: taking", "term eating"),
        ("content/figures/foam.svg", 'height="10"/>', 'height="9"/>', "figure foam"),
        ("content/figures/figures.yaml", "Foam on", "Much foam on", "figure foam"),
    ],
)
def test_a_changed_term_or_figure_is_named_and_is_a_minor_version(
    illustrated: Any, path: str, old: str, new: str, told: str
) -> None:
    illustrated.write(path, old, new)
    (plan,) = illustrated.foresee().plans
    assert (str(plan.version), plan.changed) == ("1.1.0", (told,))


def test_what_a_sheet_does_not_print_of_a_term_makes_no_version(illustrated: Any) -> None:
    illustrated.write("content/terms/more.yaml", "plain: To take food.", "plain: To have food.")
    (plan,) = illustrated.foresee().plans
    assert plan.version is None


def test_a_source_of_a_figure_alone_is_recalled_with_the_sheets_that_show_it(
    illustrated: Any,
) -> None:
    said = ("--by", "B. Nurse", "--reason", "It was retracted.", "--out", str(illustrated.out))
    assert run(illustrated, "recall", "atlas", *said).exit_code == 0
    records = read_records(illustrated.root)
    assert [one.state.value for one in standings(records)] == ["withdrawn"]


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


def test_released_sheets_of_a_selection_are_made_again(library: Any) -> None:
    library.release("hands", "hands-summary")
    again = run(library, "release", "--verify", "--select", "audience:clinician")
    assert (again.exit_code, again.stdout.count("\n")) == (0, 1)
    assert "hands-summary_GB_en-GB_a4 1.0.0: same bytes" in again.stdout
    other = run(library, "release", "--verify", "hands", "--select", "audience:clinician")
    assert other.exit_code == 2
    assert "no handout that this selection takes was ever released" in other.stderr
