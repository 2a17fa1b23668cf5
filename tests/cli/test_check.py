"""Each option of `handout check` does what its help says."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.engine.checking import FORMATS, catalogue, page
from handout_builder.engine.projects import Project
from handout_builder.schema import Level

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]
Inside = Callable[[Files], Path]

FAULTY: Files = {"content/claims/x.yaml": "- id: x\n"}


def run(*arguments: str | Path, **environment: str) -> Result:
    """Run a command as in a terminal."""
    return CliRunner().invoke(main, [str(one) for one in arguments], env=environment)


@pytest.fixture
def inside(write: Write, monkeypatch: pytest.MonkeyPatch) -> Inside:
    """Return a function that writes the small library with changes and goes into its folder."""

    def entered(changes: Files) -> Path:
        root = write(changes).root
        monkeypatch.chdir(root)
        return root

    return entered


def choices(name: str) -> list[str]:
    """Return what an option of `check` may be."""
    (option,) = (one for one in main.commands["check"].params if one.name == name)
    assert isinstance(option.type, click.Choice)
    return list(option.type.choices)


def test_the_choices_are_what_the_engine_knows() -> None:
    assert choices("output_format") == list(FORMATS)
    assert choices("fail_on") == list(Level)


@pytest.mark.parametrize(
    ("arguments", "files", "status"),
    [
        pytest.param("", {}, 0, id="warnings"),
        pytest.param("--fail-on warning", {}, 1, id="warnings that fail"),
        pytest.param("--fail-on warning --rule SCH008", {}, 0, id="none of this rule"),
        pytest.param("--fail-on info", {}, 1, id="anything fails"),
        pytest.param("--fail-on error", FAULTY, 1, id="an error"),
        pytest.param("--exit-zero", FAULTY, 0, id="an error that does not fail"),
        pytest.param("--exit-zero --rule EVD", FAULTY, 2, id="a wrong option fails all the same"),
        pytest.param("--exit-zero --baseline none.json", {}, 2, id="so does a missing baseline"),
        pytest.param("--fail-on fatal", {}, 2, id="an unknown level"),
        pytest.param("--output-format xml", {}, 2, id="an unknown format"),
        pytest.param("--write-baseline b.json content", {}, 2, id="a baseline of a part"),
        pytest.param("--write-baseline b.json --rule EVD001", {}, 2, id="a baseline of one rule"),
        pytest.param("--write-baseline b.json --ignore EVD001", {}, 2, id="a baseline without one"),
        pytest.param("--write-baseline handout.toml/b.json", {}, 2, id="a baseline nowhere"),
        pytest.param("-o handout.toml/report", {}, 2, id="a report nowhere"),
    ],
)
def test_options_and_findings_decide_the_status(
    arguments: str, files: Files, status: int, inside: Inside
) -> None:
    inside(files)
    ended = run("check", *arguments.split())
    assert ended.exit_code == status, ended.output


@pytest.mark.parametrize("output_format", FORMATS)
def test_no_format_changes_the_status(output_format: str, inside: Inside) -> None:
    inside(FAULTY)
    ended = run("check", "--output-format", output_format)
    assert (ended.exit_code, ended.stderr) == (1, run("check").stderr)
    assert "content/claims/x.yaml" in ended.stdout


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_report_may_go_into_a_file(output_format: str, inside: Inside) -> None:
    root = inside(FAULTY)
    shown = run("check", "--output-format", output_format)
    ended = run("check", "--output-format", output_format, "-o", "new/report")
    assert (ended.stdout, ended.stderr, ended.exit_code) == ("", shown.stderr, 1)
    assert (root / "new" / "report").read_text(encoding="utf-8") == shown.stdout


def test_a_report_that_says_nothing_is_an_empty_file(inside: Inside) -> None:
    root = inside({})
    assert run("check", "--rule", "SCH008", "--output-file", "report").exit_code == 0
    assert (root / "report").read_bytes() == b""


def test_a_device_is_written_to_and_stays(inside: Inside) -> None:
    inside(FAULTY)
    assert run("check", "-o", "/dev/null").exit_code == 1
    assert not Path("/dev/null").is_file()


# --- Baselines.


def test_a_library_adopts_mends_and_is_told_what_it_no_longer_needs(inside: Inside) -> None:
    root = inside(FAULTY)
    adopted = run("check", "--write-baseline", "b.json")
    assert adopted.exit_code == 0
    number = sum(json.loads((root / "b.json").read_text())["findings"].values())
    assert (
        adopted.stderr == f"handout: findings in the baseline b.json: {number}\n{number} waived\n"
    )
    assert adopted.stdout.startswith("Waived:\n  by the baseline: ")

    assert run("check").exit_code == 1
    assert run("check", "--baseline", "b.json", "--fail-on", "info").exit_code == 0
    assert run("check", "--fail-on", "info", HANDOUT_BASELINE="b.json").exit_code == 0

    (root / "content/claims/x.yaml").unlink()
    mended = run("check", "--baseline", "b.json", "--output-format", "concise")
    assert "b.json:" in mended.stdout
    assert "SCH016 warning: the baseline holds `SCH008 claim:x` " in mended.stdout
    assert mended.exit_code == 0
    anew = run("check", "--baseline", "b.json", "--write-baseline", "b.json", "--fail-on", "info")
    assert (anew.exit_code, "SCH016" in anew.stdout) == (0, False)


def test_what_no_baseline_holds_is_said_and_still_counts(inside: Inside, small: Files) -> None:
    recipe = f"{small['handouts/hands.yaml']!s}"
    inside({"handouts/hands.yaml": recipe.replace("claims: [call-help]", "claims: [dry-hands]")})
    ended = run("check", "--write-baseline", "b.json")
    assert ended.exit_code == 1
    assert "SAF001 error: " in ended.stdout
    assert "no baseline holds those of rules that keep readers safe: SAF001" in ended.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"version": 9}', "the baseline b.json has version 9, and this handout knows 1; "),
        ("", "the baseline b.json is no JSON: "),
    ],
)
def test_a_bad_baseline_is_refused_in_a_sentence(content: str, said: str, inside: Inside) -> None:
    (inside({}) / "b.json").write_text(content)
    ended = run("check", "--baseline", "b.json")
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"handout: {said}")
    assert ended.stderr.count("\n") == 1


# --- Files, as a hook names them.


def test_files_are_judged_alone_but_the_whole_library_is_known(
    inside: Inside, small: Files
) -> None:
    leaflet = f"{small['handouts/hands.yaml']!s}".replace("dry-hands", "dry-hand")
    inside({**FAULTY, "handouts/hands.yaml": leaflet})
    ended = run("check", "handouts/hands.yaml", "content/terms/terms.yaml", "--rule", "REF002")
    assert 'did you mean "dry-hands"?' in ended.stdout
    assert run("check", "content/terms/terms.yaml").exit_code == 0


def test_files_of_a_library_below_are_found_from_the_root_of_a_repository(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(FAULTY).root
    (root.parent / ".git").mkdir()
    monkeypatch.chdir(root.parent)
    ended = run("check", "library/content/claims/x.yaml", "--output-format", "github")
    assert ended.exit_code == 1
    assert "embedded" not in ended.stderr
    assert "file=library/content/claims/x.yaml,line=1," in ended.stdout


def test_a_file_outside_is_refused_in_a_sentence(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({}).root
    (root.parent / "x.yaml").write_text("- id: x\n")
    monkeypatch.chdir(root)
    ended = run("check", "../x.yaml")
    assert (ended.exit_code, ended.stdout) == (2, "")
    told = "handout: ../x.yaml is in no library: there is no handout.toml beside or above it\n"
    assert ended.stderr == told


# --- Rules.


def test_all_rules_are_explained_at_once() -> None:
    shown = run("rule", "--all").stdout
    assert shown == "\n\n\n".join(page(code) for code in catalogue()) + "\n"


def test_one_rule_and_all_are_not_asked_for_together() -> None:
    ended = run("rule", "EVD001", "--all")
    assert ended.exit_code == 2
    assert "name one rule, or ask for --all" in ended.stderr


def test_a_selection_reports_on_what_it_takes_and_on_what_nobody_can_tell(inside: Inside) -> None:
    """A claim that is too faulty to be read may be of any category."""
    claim = (
        "- {id: y, category: cause, audience: [patient], certainty: high, "
        "wording: {patient: Words.}}\n"
    )
    inside({**FAULTY, "content/claims/y.yaml": claim})
    treatment = run("check", "--select", "category:treatment", "--output-format", "concise").stdout
    assert "content/claims/x.yaml" in treatment
    assert "content/claims/y.yaml" not in treatment
    cause = run("check", "--select", "category:cause", "--output-format", "concise").stdout
    assert "content/claims/y.yaml" in cause
    assert run("check", "--select", "category:causes").exit_code == 2
    assert run("check", "--exclude", "id:y", "--write-baseline", "b.json").exit_code == 2
