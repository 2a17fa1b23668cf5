"""Commands end with the exit status that is promised; results go to stdout, notices to stderr."""

import json
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.commands.saying import EMBEDDED
from handout_builder.engine.checking import catalogue
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE

Files = Mapping[str, str | bytes]
Write = Callable[[Files], Project]
Run = Callable[..., Result]

HANDS = "content/claims/hands.yaml"
FAULTY: Files = {"content/claims/x.yaml": "- id: x\n"}
NOT_YAML: Files = {"content/claims/x.yaml": "- id: [x\n"}


def run(*arguments: str | Path, **environment: str) -> Result:
    """Run a command as in a terminal."""
    return CliRunner().invoke(main, [str(one) for one in arguments], env=environment)


@pytest.fixture
def inside(write: Write, monkeypatch: pytest.MonkeyPatch) -> Callable[[Files], Path]:
    """Return a function that writes the small library with changes and goes into its folder."""

    def entered(changes: Files) -> Path:
        root = write(changes).root
        monkeypatch.chdir(root)
        return root

    return entered


Inside = Callable[[Files], Path]


# --- Exit statuses.


@pytest.mark.parametrize(
    ("arguments", "files", "status"),
    [
        pytest.param("check", {}, 0, id="only warnings"),
        pytest.param("check", FAULTY, 1, id="an error"),
        pytest.param("check --output-format json", FAULTY, 1, id="an error, as JSON"),
        pytest.param("check --ignore SCH008", FAULTY, 0, id="an error that is ignored"),
        pytest.param("check --rule EVD001", FAULTY, 0, id="another rule alone"),
        pytest.param("check handouts", FAULTY, 0, id="an error in another folder"),
        pytest.param("check content/claims/x.yaml", FAULTY, 1, id="an error in this file"),
        pytest.param("check nowhere", {}, 2, id="a path that is not there"),
        pytest.param("check --rule EVD", {}, 2, id="an unknown rule"),
        pytest.param("check --output-format xml", {}, 2, id="an unknown format"),
        pytest.param("check --today yesterday", {}, 2, id="a day that is none"),
        pytest.param("check --nothing", {}, 2, id="an unknown option"),
        pytest.param("chek", {}, 2, id="an unknown command"),
        pytest.param("", {}, 2, id="no command"),
        pytest.param("build hands --out out", {}, 0, id="a build"),
        pytest.param("build hands --out out", FAULTY, 0, id="a build beside an error"),
        pytest.param(
            "build hands --out out", NOT_YAML, 1, id="a build beside a file that is no YAML"
        ),
        pytest.param("build nowhere", {}, 2, id="an unknown handout"),
        pytest.param("build --audience pateint", {}, 2, id="an unknown audience"),
        pytest.param("build hands --audience clinician", {}, 2, id="a choice of nothing"),
        pytest.param(
            "build hands --audience clinician --allow-empty",
            {},
            0,
            id="a choice of nothing, allowed",
        ),
        pytest.param("build hands --out handout.toml/out", {}, 2, id="a folder that cannot be"),
        pytest.param("build --shard 2/2 --plan", {}, 0, id="a shard"),
        pytest.param("build hands --shard 2/2 --plan", {}, 0, id="a shard with nothing in it"),
        pytest.param("build --shard 0/8", {}, 2, id="a shard before the first"),
        pytest.param("build --shard 9/8", {}, 2, id="a shard after the last"),
        pytest.param("build --shard 3", {}, 2, id="a shard of nothing"),
        pytest.param("build --shard x", {}, 2, id="a shard that is no number"),
        pytest.param("build --scheduler no://x", {}, 2, id="a scheduler that is none"),
        pytest.param("ls", FAULTY, 0, id="a list beside an error"),
        pytest.param("ls nothing", {}, 2, id="a list of nothing"),
        pytest.param("why dry-hands hands", {}, 0, id="a reason"),
        pytest.param("why dry hands", {}, 2, id="a reason for nothing"),
        pytest.param("rule EVD001", {}, 0, id="a rule"),
        pytest.param("rule EVD01", {}, 2, id="a rule that is none"),
        pytest.param("init .", {}, 2, id="a library that is there already"),
        pytest.param("--version", {}, 0, id="the version"),
        pytest.param("--help", {}, 0, id="help"),
        pytest.param("build -h", {}, 0, id="help for a command"),
    ],
)
def test_a_command_ends_with_its_status(
    arguments: str, files: Files, status: int, inside: Inside
) -> None:
    inside(files)
    ended = run(*arguments.split())
    assert ended.exit_code == status, ended.output
    assert "Traceback" not in ended.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("build hand", 'handout: unknown handout "hand"; did you mean "hands"?\n'),
        (
            "build hands --audience clinician",
            "handout: this selection matches no handout; `handout ls` lists them\n",
        ),
        ("check --rule EVD01", 'handout: unknown rule "EVD01"; did you mean "EVD001"?\n'),
        (
            "build hands --out handout.toml/out",
            "handout: cannot write handout.toml/out/hands_GB_en-GB_a4.pdf: Not a directory\n",
        ),
    ],
)
def test_what_stops_a_command_is_said_in_a_sentence(
    arguments: str, told: str, inside: Inside
) -> None:
    inside({})
    ended = run(*arguments.split())
    assert (ended.stdout, ended.stderr.splitlines(keepends=True)[-1]) == ("", told)


# --- What goes where.


def test_build_prints_the_paths_and_tells_the_rest_on_stderr(inside: Inside) -> None:
    inside({})
    ended = run("build", "--out", "out", "--no-cache")
    assert ended.stdout.splitlines() == [
        str(Path("out", "hands-summary_GB_en-GB_a4.pdf")),
        str(Path("out", "hands_GB_en-GB_a4.pdf")),
    ]
    assert sorted(ended.stderr.splitlines()[:2]) == [
        "printed hands-summary_GB_en-GB_a4",
        "printed hands_GB_en-GB_a4",
    ]
    assert "REV001 warning" in ended.stderr
    assert re.search(r"\n\n\d+ warnings\n$", ended.stderr)


def test_a_good_handout_is_printed_beside_a_faulty_one(inside: Inside, small: Files) -> None:
    claims = small[HANDS]
    assert isinstance(claims, str)
    inside({HANDS: claims.replace("certainty: moderate", "certainty: sure")})
    ended = run("build", "--out", "out")
    assert ended.exit_code == 1
    assert ended.stdout == f"{Path('out', 'hands_GB_en-GB_a4.pdf')}\n"
    assert "SCH011 error" in ended.stderr
    assert "refused hands-summary_GB_en-GB_a4\n" in ended.stderr


def test_check_prints_findings_and_counts_them_on_stderr(inside: Inside) -> None:
    inside(FAULTY)
    ended = run("check", "--rule", "SCH008")
    assert ended.stdout.startswith(
        "content/claims/x.yaml:1:3: SCH008 error: the key `audience` is missing\n  | - id: x\n  |   ^\n"
    )
    assert ended.stderr == "4 errors\n"


def test_check_prints_json_also_where_nothing_is_found(inside: Inside) -> None:
    inside({})
    ended = run("check", "--rule", "SCH008", "--output-format", "json")
    assert json.loads(ended.stdout) == {"version": 1, "findings": []}
    assert ended.stderr == "no findings\n"


def test_the_day_decides_what_is_overdue(inside: Inside, small: Files) -> None:
    claims = small[HANDS]
    assert isinstance(claims, str)
    inside(
        {HANDS: claims.replace("- id: dry-hands\n", "- id: dry-hands\n  next-review: 2030-01-01\n")}
    )
    assert run("check", "--rule", "REV002", "--today", "2030-01-01").stdout == ""
    assert (
        "due for review on 2030-01-01"
        in run("check", "--rule", "REV002", "--today", "2030-01-02").stdout
    )


HANDOUTS = """\
handout         audience    layout    title
──────────────────────────────────────────────────
hands-summary   clinician   summary   Hand hygiene
hands           patient     leaflet   Clean hands
"""

EDITIONS = """\
edition                         handout         audience    region   language   paper    claims
───────────────────────────────────────────────────────────────────────────────────────────────
hands-summary_GB_en-GB_a4       hands-summary   clinician   GB       en-GB      a4       3
hands-summary_US_en-US_letter   hands-summary   clinician   US       en-US      letter   3
hands_GB_en-GB_a4               hands           patient     GB       en-GB      a4       4
hands_US_en-US_letter           hands           patient     US       en-US      letter   4
"""


@pytest.mark.parametrize(("kind", "table"), [("handouts", HANDOUTS), ("editions", EDITIONS)])
def test_ls_prints_a_table(kind: str, table: str, inside: Inside) -> None:
    inside({})
    lines = run("ls", kind).stdout.splitlines()
    assert "\n".join(line.rstrip() for line in lines) + "\n" == table


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (
            "claims",
            {
                "claim": "call-help",
                "category": "red-flag",
                "audience": "patient, clinician",
                "certainty": "guideline",
                "regions": "",
                "tags": "",
                "withheld": "",
            },
        ),
        (
            "sources",
            {
                "source": "who",
                "type": "webpage",
                "issued": "",
                "confirmed": "yes",
                "title": "Hand hygiene",
            },
        ),
        (
            "terms",
            {
                "term": "germ",
                "name": "Germ",
                "meaning": "A living thing, too small to see, that can make you ill.",
            },
        ),
    ],
)
def test_ls_prints_json(kind: str, first: Mapping[str, str], inside: Inside) -> None:
    inside({})
    assert json.loads(run("ls", kind, "--output-format", "json").stdout)[0] == first


def test_ls_prints_words_as_they_stand(inside: Inside, small: Files) -> None:
    inside(
        {
            "handouts/hands.yaml": f"{small['handouts/hands.yaml']!s}".replace(
                "title: Clean hands", "title: 'Clean [bold]hands[/x] :smile: [1]'"
            )
        }
    )
    assert "Clean [bold]hands[/x] :smile: [1]" in run("ls").stdout


def test_ls_of_an_empty_library_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "handout.toml").write_text('title = "x"\npublisher = "y"\n')
    monkeypatch.chdir(tmp_path)
    assert run("ls").stdout.split() == ["nothing", "─" * 7]
    assert json.loads(run("ls", "claims", "--output-format", "json").stdout) == []


def test_why_answers_for_each_region(inside: Inside) -> None:
    inside({})
    assert run("why", "nurse-us", "hands").stdout.splitlines() == [
        (
            "hands_GB_en-GB_a4: It is asked for in section 3 and not printed: "
            "it holds only in US, and this edition is for GB."
        ),
        "hands_US_en-US_letter: It is printed: named in section 3, “Ask”.",
    ]
    assert run("why", "nurse-us", "hands", "--region", "US").stdout.count("\n") == 1


def test_rule_lists_all_or_explains_one() -> None:
    assert [line.split()[0] for line in run("rule").stdout.splitlines()] == list(catalogue())
    assert run("rule", "evd001").stdout.startswith("EVD001 unsourced-claim (error)\n\n")


def test_schema_writes_where_the_first_lines_of_files_point(inside: Inside) -> None:
    root = inside({})
    ended = run("schema")
    written = [Path(line) for line in ended.stdout.splitlines()]
    assert {path.parent for path in written} == {root / ".handout/schema"}
    assert all(path.is_file() for path in written)
    assert run("schema", "--out", "elsewhere").stdout.splitlines()[0] == str(
        Path("elsewhere", written[0].name)
    )


def test_init_makes_a_library_that_checks(tmp_path: Path) -> None:
    ended = run("init", tmp_path / "new")
    assert str(tmp_path / "new" / "handout.toml") in ended.stdout.splitlines()
    assert run("check", "--project", tmp_path / "new").exit_code == 0


def test_the_version_is_that_of_the_package() -> None:
    assert re.fullmatch(r"handout, version \d+\.\d+\.\d+\S*\n", run("--version").stdout)


@pytest.mark.parametrize("command", ["", *main.commands])
def test_every_command_explains_itself(command: str) -> None:
    ended = run(*command.split(), "--help")
    assert ended.exit_code == 0
    assert "Usage: " in ended.stdout
    assert ended.stdout == run(*command.split(), "-h").stdout
    options = re.findall(r"^  (-\S.*?)(?:  (\S.*)|\n {6,}(\S.*))$", ended.stdout, re.MULTILINE)
    assert options
    assert all(any(words) for _, *words in options)


# --- Which library.


@pytest.mark.parametrize(
    "arguments", ["ls", "check", "why prog-hope b12-nerves", "build prog --out x"]
)
def test_outside_a_library_the_embedded_one_is_used_and_named(
    arguments: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run(*arguments.split())
    assert ended.stderr.splitlines()[0] == EMBEDDED
    assert EMBEDDED not in ended.stdout


def test_inside_a_library_nothing_is_said_of_the_embedded_one(inside: Inside) -> None:
    root = inside({})
    assert "embedded" not in run("ls").stderr
    assert run("ls", "--project", root / "content").stdout == run("ls").stdout
    assert run("ls", "--project", PACKAGE).stdout != run("ls").stdout


def test_options_can_stand_in_the_environment(inside: Inside, tmp_path: Path) -> None:
    root = inside({})
    ls = run("ls", "--project", PACKAGE, "--output-format", "json").stdout
    assert run("ls", "--output-format", "json", HANDOUT_PROJECT=str(PACKAGE)).stdout == ls
    out = tmp_path / "sheets"
    ended = run("build", "hands", HANDOUT_OUT=str(out), HANDOUT_REGION="GB US")
    assert sorted(ended.stdout.split()) == sorted(str(path) for path in out.iterdir())
    assert len(list(out.iterdir())) == 2
    assert not (root / "out").exists()


# --- What must not happen, and does.


@pytest.fixture
def group() -> click.Group:
    """A group like that of `handout`, with commands that come to grief."""

    def broken() -> None:
        raise ZeroDivisionError("that should not be")

    def interrupted() -> None:
        raise KeyboardInterrupt

    commands = {
        "broken": click.Command("broken", callback=broken),
        "interrupted": click.Command("interrupted", callback=interrupted),
    }
    return type(main)("handout", commands=commands)


def test_an_unexpected_fault_ends_with_a_report_and_without_a_traceback(
    group: click.Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = CliRunner().invoke(group, ["broken"])
    assert (ended.exit_code, ended.stdout) == (3, "")
    (report,) = tmp_path.iterdir()
    assert ended.stderr.splitlines() == [
        "handout: an unexpected fault, not yours: ZeroDivisionError('that should not be')",
        f"handout: a report to send to its makers is in {report}",
    ]
    text = report.read_text(encoding="utf-8")
    assert text.startswith("# handout: ZeroDivisionError\n\n- command: `")
    assert "- Python 3." in text
    assert re.search(r"^- weasyprint \d", text, re.MULTILINE)
    assert 'raise ZeroDivisionError("that should not be")' in text


def test_an_interrupt_ends_with_130(group: click.Group) -> None:
    ended = CliRunner().invoke(group, ["interrupted"])
    assert (ended.exit_code, ended.stdout) == (130, "")
    assert ended.stderr.splitlines()[-1] == "handout: interrupted"
