"""Each page of the docs is current, whole, and says what is so."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from handout_builder.cli import main
from handout_builder.engine.checking import catalogue
from handout_builder.schema import KINDS, Settings
from handout_builder.schema.base import Model

HANDOUT = Path(sys.executable).with_name("handout")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)|\b(?:src|href)=\"(?P<source>[^\"]+)\"")
CODE = re.compile(r"^(`{3,}).*?^\1`*$|`[^`\n]+`", re.DOTALL | re.MULTILINE)

Blocks = Callable[[Path], Iterable[Any]]


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [str(HANDOUT), *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def prose(page: Path) -> str:
    """Return a page without what stands in it as code."""
    return CODE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page."""
    text = re.sub(
        r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    bare = (re.sub(r"[^\w\- ]", "", title.lower()) for title in titles)
    return {title.replace(" ", "-") for title in bare}


def broken(page: Path) -> Iterator[str]:
    """Yield each link of a page that leads nowhere in this repository."""
    for match in LINK.finditer(prose(page)):
        target = match["target"] or match["source"]
        path, _, anchor = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        if "://" in target:
            continue
        if not to.exists() or (anchor and to.suffix == ".md" and anchor not in anchors(to)):
            yield f"{page.name}: {target}"


def test_the_generated_pages_are_current(root: Path) -> None:
    command = [sys.executable, str(root / "docs" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)


def test_no_link_leads_nowhere(pages: tuple[Path, ...]) -> None:
    assert [link for page in pages for link in broken(page)] == []


def test_every_page_can_be_reached_from_the_index(root: Path) -> None:
    index = root / "docs" / "README.md"
    linked = {
        (index.parent / match["target"]).resolve()
        for match in LINK.finditer(prose(index))
        if match["target"]
    }
    assert set((root / "docs").glob("**/*.md")) - linked == {index}


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_documented(root: Path, name: str) -> None:
    page = (root / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    part = page.partition(f"\n## handout {name}\n")[2].partition("\n## ")[0]
    options = [one for one in main.commands[name].params if isinstance(one, click.Option)]
    assert [one.name for one in options if not all(word in part for word in one.opts)] == []
    assert "Exit status:" in part


def test_every_rule_is_documented(root: Path) -> None:
    page = (root / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    assert [
        code for code, rule in catalogue().items() if f"### {code} {rule.name}" not in page
    ] == []


def test_docs_name_only_rules_that_exist(pages: tuple[Path, ...]) -> None:
    families = "|".join({code[:3] for code in catalogue()})
    named = {
        code
        for page in pages
        for code in re.findall(rf"\b(?:{families})\d{{3}}\b", page.read_text(encoding="utf-8"))
    }
    assert named - set(catalogue()) == set()


@pytest.mark.parametrize("model", [Settings, *KINDS.values()], ids=lambda model: model.__name__)
def test_every_key_is_documented_and_described(root: Path, model: type[Model]) -> None:
    page = (root / "docs" / "reference" / "content.md").read_text(encoding="utf-8")
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    assert [key for key in fields if key != "id" and f"| `{key}` |" not in page] == []
    assert [key for key, field in fields.items() if not field.description] == []


def test_every_dependency_has_its_reason(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lists = (project["dependencies"], *(some for name, some in extras.items() if name != "dev"))
    names = [re.split(r"[^\w-]", requirement)[0] for some in lists for requirement in some]
    page = (root / "docs" / "reference" / "dependencies.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| \[([\w-]+)\]\([^)]+\) \| [^|]+ \| [^|\s][^|]* \|$", page, re.MULTILINE)
    assert sorted(told) == sorted(names)


def test_the_finding_in_the_readme_is_what_comes(
    root: Path, blocks: Blocks, tmp_path: Path
) -> None:
    """The mistake that the README makes is made here, in a copy of the library."""
    for folder in ("content", "handouts"):
        shutil.copytree(root / folder, tmp_path / folder)
    shutil.copy(root / "handout.toml", tmp_path)
    claims = tmp_path / "content" / "claims" / "symptom.yaml"
    claims.write_text(claims.read_text("utf-8").replace(": symptom\n", ": symtom\n", 1), "utf-8")
    shown = next(block.text for block in blocks(root / "README.md") if block.kind == "text")
    assert shown in run("check", cwd=tmp_path).stdout


def test_the_check_in_the_readme_is_of_mistakes_that_are_tested(root: Path, blocks: Blocks) -> None:
    """What these findings come from is made and found in `tests/rules/test_seeded_mistakes.py`."""
    tested = (root / "tests" / "rules" / "seeded_mistakes.md").read_text(encoding="utf-8")
    _, shown, *_ = [block.text for block in blocks(root / "README.md") if block.kind == "text"]
    findings = shown.strip().split("\n\n")
    assert len(findings) == 4
    assert [one for one in findings if one not in tested] == []


def test_the_claim_in_the_readme_is_the_librarys(root: Path, blocks: Blocks) -> None:
    shown = next(block.text for block in blocks(root / "README.md") if block.kind == "yaml")
    assert shown in (root / "content" / "claims" / "symptom.yaml").read_text(encoding="utf-8")


def test_the_finding_in_the_reference_is_what_comes(
    root: Path, blocks: Blocks, tmp_path: Path
) -> None:
    run("init", ".", cwd=tmp_path)
    for block in blocks(root / "docs" / "tutorial.md"):
        if block.path.startswith("content/") and ":" not in block.path:
            (tmp_path / block.path).write_text(block.text, encoding="utf-8")
    shown = {
        block.kind: block.text for block in blocks(root / "docs" / "reference" / "findings.md")
    }
    assert shown["text"] in run("check", cwd=tmp_path).stdout
    report = json.loads(
        run("check", "--rule", "REF001", "--output-format", "json", cwd=tmp_path).stdout
    )
    assert json.loads(shown["json"]) == report


@pytest.mark.parametrize("page", ["regions-and-clinics", "a-new-layout"])
def test_the_files_of_a_how_to_work(root: Path, blocks: Blocks, tmp_path: Path, page: str) -> None:
    run("init", ".", cwd=tmp_path)
    for block in blocks(root / "docs" / "how-to" / f"{page}.md"):
        if block.path:
            (tmp_path / block.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / block.path).write_text(block.text, encoding="utf-8")
    recipe = tmp_path / "handouts" / "example.yaml"
    if (tmp_path / "layouts" / "bedside").is_dir():
        recipe.write_text(recipe.read_text("utf-8").replace(": leaflet", ": bedside"), "utf-8")
    regions = ("--region", "GB", "--region", "US")
    clinics = ("--clinic", "riverside") if (tmp_path / "content" / "contacts").is_dir() else ()
    done = run("build", *regions, *clinics, cwd=tmp_path)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2), done.stderr


@pytest.mark.parametrize(
    ("page", "written"), [("github", ".github/workflows/check.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_ci_is_shown_as_init_writes_it(root: Path, blocks: Blocks, page: str, written: str) -> None:
    """But for the comments, which stand in the text of the page."""
    shown = [
        block.text
        for block in blocks(root / "docs" / "how-to" / "continuous-integration.md")
        if block.kind == "yaml"
    ]
    file = (root / "starter" / written).read_text(encoding="utf-8")
    assert re.sub(r"^ *#.*\n", "", file, flags=re.MULTILINE) == shown[page == "gitlab"]
