"""Commits, folders and the disk are compared with real git; what is missing or faulty is a sentence or a finding."""

import json
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from handout_builder.cli import main
from handout_builder.engine.comparing import FORMATS, compare, faults
from handout_builder.engine.loading import load
from handout_builder.engine.projects import Project
from handout_builder.engine.relating import load_revision
from handout_builder.engine.repository import need_repository
from handout_builder.engine.store import Store

Git = Callable[..., str]
Files = Mapping[str, str | bytes]

CLAIMS = "content/claims/hands.yaml"
SUMMARY = "handouts/hands-summary.yaml"


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--project", str(project.root)])


def change(project: Project, path: str, old: str, new: str) -> None:
    file = project.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def changed(project: Project, git: Git) -> Project:
    """The small library with a second commit that changes a wording, a source and a handout."""
    change(project, CLAIMS, "Wash your hands before you eat.", "Wash your hands before you cook.")
    change(project, "content/sources/sources.yaml", "standing: current", "standing: retracted")
    change(project, SUMMARY, "title: Hand hygiene", "title: Hand <hygiene> & you")
    git("commit", "--quiet", "--all", "--message=Change some")
    return project


TEXT = """\
handout hands-summary (clinician): changed
  wording
    handout hands-summary, title: Hand {+<+}hygiene{+> & you+}
  evidence
    source who, standing: {+retracted+}

handout hands (patient): changed
  wording
    claim wash-hands for patient: Wash your hands before you [-eat-]{+cook+}.
  1 change as on hands-summary

makes stale: 2 handouts
"""

MARKDOWN = """\
<!-- handout diff -->
## What this changes

### Hand &lt;hygiene&gt; &amp; you

`hands-summary (clinician): changed`

**Wording**

- handout hands-summary, title: Hand <ins>&lt;</ins>hygiene<ins>&gt; &amp; you</ins>

**Evidence**

- source who, standing: <ins>retracted</ins>

### Clean hands

`hands (patient): changed`

**Wording**

- claim wash-hands for patient: Wash your hands before you <del>eat</del><ins>cook</ins>.

- 1 change as on hands-summary

**Makes stale: 2 handouts.**
"""


def test_two_commits_are_compared_as_text(changed: Project) -> None:
    ended = run(changed, "diff", "HEAD~1", "HEAD")
    assert (ended.stdout, ended.stderr, ended.exit_code) == (TEXT, "", 0)


def test_a_commit_is_compared_with_the_disk(changed: Project) -> None:
    assert run(changed, "diff", "HEAD").stdout == (
        "nothing that is printed or signed differs between HEAD and the files on disk\n"
        "makes stale: nothing\n"
    )
    assert run(changed, "diff", "HEAD~1").stdout == TEXT
    backwards = run(changed, "diff", ".", "HEAD~1").stdout
    assert "before you [-cook-]{+eat+}." in backwards


def test_folders_are_compared_also_without_a_repository(
    changed: Project, git: Git, tmp_path: Path
) -> None:
    repository = need_repository(changed.root)
    repository.export("HEAD~1", tmp_path / "old")
    git("rev-parse", "HEAD")
    (changed.root.parent / ".git").rename(tmp_path / "no-longer-git")
    assert run(changed, "diff", str(tmp_path / "old"), ".").stdout == TEXT
    assert run(changed, "diff", "HEAD").exit_code == 2


def test_markdown_shows_what_authors_wrote_and_does_none_of_it(changed: Project, git: Git) -> None:
    assert run(changed, "diff", "HEAD~1", "--output-format", "markdown").stdout == MARKDOWN
    words = "See @example, #12 and https://x.example or [here](x) `now` *at* www.y.example <b>."
    change(changed, SUMMARY, "purpose: For those who advise.", f"purpose: '{words}'")
    said = run(changed, "diff", "HEAD", "--output-format", "markdown").stdout
    for hostile in ("@example", "#12", "https://", "[here]", "`now`", " *at*", "www.y", "<b>"):
        assert hostile not in said
    git("status")


def test_markdown_is_never_longer_than_a_comment_may_be(changed: Project) -> None:
    recipe = (changed.root / SUMMARY).read_text(encoding="utf-8")
    for number in range(300):
        (changed.root / "handouts" / f"more-{number}.yaml").write_text(
            recipe.replace("title: Hand <hygiene> & you", f"title: {'More ' * 60}"),
            encoding="utf-8",
        )
    said = FORMATS["markdown"](compare(changed, "HEAD"))
    assert len(said) < 65_536
    assert "more; `handout diff` shows all." in said
    assert said.endswith("**Makes stale: nothing.**")


def test_json_tells_everything(changed: Project) -> None:
    found = json.loads(run(changed, "diff", "HEAD~1", "HEAD", "--output-format", "json").stdout)
    assert {key: found[key] for key in ("format", "old", "new", "unprinted", "stale")} == {
        "format": 1,
        "old": "HEAD~1",
        "new": "HEAD",
        "unprinted": [],
        "stale": {"handouts": ["hands-summary", "hands"], "signoffs": []},
    }
    leaflet = found["handouts"][1]
    assert leaflet["changes"][0] == {
        "aspect": "wording",
        "kind": "claim",
        "id": "wash-hands",
        "what": "wording",
        "audience": "patient",
        "old": "Wash your hands before you eat.",
        "new": "Wash your hands before you cook.",
    }


class Page(HTMLParser):
    """Keeps the tags, the words and the attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_needs_nothing_else_and_says_what_its_marks_mean(
    changed: Project, tmp_path: Path
) -> None:
    file = tmp_path / "diff.html"
    ended = run(changed, "diff", "HEAD~1", "--output-format", "html", "--output-file", str(file))
    assert (ended.stdout, ended.exit_code) == ("", 0)
    page = Page()
    page.feed(file.read_text(encoding="utf-8"))
    assert {"html", "title", "main", "h1", "h2", "h3", "ins", "del", "dl"} <= set(page.tags)
    assert not {"script", "link", "img", "iframe", "b"} & set(page.tags)
    assert ("lang", "en-GB") in page.attributes
    assert not {"src", "href", "onclick"} & {name for name, _ in page.attributes}
    assert "before you gone: eatnew: cook." in page.words
    assert "Hand <hygiene> & you" in page.words
    assert "Makes stale: 2 handouts" in page.words


@pytest.mark.parametrize(("look", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_in_the_page(
    look: str,
    width: int,
    changed: Project,
    tmp_path: Path,
    violations: Callable[..., list[Any]],
) -> None:
    file = tmp_path / "diff.html"
    run(changed, "diff", "HEAD~1", "--output-format", "html", "--output-file", str(file))
    assert violations(file.read_text(encoding="utf-8"), look, width) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("diff", "nowhere"), 'no commit "nowhere"'),
        (("diff", "--", "--output=x"), "'--output=x' is no revision"),
        (("ls", "--select", "state:modified", "--since", "-x"), "'-x' is no revision"),
        (("build", "--changed-since", "nowhere"), 'no commit "nowhere"'),
    ],
)
def test_a_wrong_revision_is_a_sentence(
    arguments: tuple[str, ...], told: str, changed: Project
) -> None:
    place = arguments.index("--") if "--" in arguments else len(arguments)
    words = [*arguments[:place], "--project", str(changed.root), *arguments[place:]]
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 2
    assert told in ended.stderr
    assert not list(changed.root.parent.rglob("x"))


def test_a_commit_without_the_library_is_a_sentence(project: Project, git: Git) -> None:
    git("rm", "--quiet", "--cached", "library/handout.toml")
    git("commit", "--quiet", "--message=Take the settings out")
    ended = run(project, "diff", "HEAD")
    assert ended.exit_code == 2
    assert "HEAD does not hold this library: it has no library/handout.toml" in ended.stderr


def test_what_is_faulty_on_a_side_is_told_and_the_rest_is_compared(
    changed: Project, git: Git
) -> None:
    change(changed, CLAIMS, "certainty: moderate", "certainty: none at all")
    git("commit", "--quiet", "--all", "--message=Break a claim")
    change(changed, CLAIMS, "certainty: none at all", "certainty: moderate")
    change(changed, CLAIMS, "Dry your hands well.", "Dry your hands.")
    ended = run(changed, "diff", "HEAD")
    assert ended.exit_code == 0
    assert "Dry your hands[- well-]." in ended.stdout
    assert "scrub" not in ended.stdout
    assert ended.stderr.startswith("handout: HEAD is faulty, and what is faulty is left out:\n")
    assert f"{CLAIMS}:" in ended.stderr
    assert set(faults(compare(changed, "HEAD"))) == {"HEAD"}


def test_a_layout_of_the_library_concerns_the_sheets_that_it_lays_out(
    changed: Project, git: Git
) -> None:
    for name in ("leaflet", "shared"):
        (changed.root / "layouts" / name).mkdir(parents=True)
        (changed.root / "layouts" / name / "style.css").write_text("p { margin: 0 }")
    git("add", ".")
    git("commit", "--quiet", "--message=Lay it out")
    (changed.root / "layouts" / "leaflet" / "style.css").write_text("p { margin: 1pt }")
    assert [one.handout for one in compare(changed, "HEAD").found.handouts] == ["hands"]
    (changed.root / "layouts" / "shared" / "style.css").write_text("p { margin: 1pt }")
    found = compare(changed, "HEAD").found.handouts
    assert [one.handout for one in found] == ["hands-summary", "hands"]
    assert {part.what for part in found[0].parts} == {"layouts/shared/style.css"}


# --- What is read of a commit.


def test_a_commit_is_read_as_the_disk_was(changed: Project, git: Git) -> None:
    (changed.root / "content" / "claims" / "deep").mkdir()
    (changed.root / CLAIMS).rename(changed.root / "content" / "claims" / "deep" / "a.yaml")
    (changed.root / "content" / "claims" / "z.yaml").symlink_to("deep/a.yaml")
    (changed.root / "content" / "claims" / "out.yaml").symlink_to("/etc/hostname")
    git("add", ".")
    git("commit", "--quiet", "--message=Move it")
    disk = load(changed)
    commit = load_revision(need_repository(changed.root), "HEAD")
    assert commit.library == disk.library
    assert list(commit.library.claims) == list(disk.library.claims)
    assert commit.findings == disk.findings


def test_what_is_the_same_as_before_is_taken_over_and_not_read_again(
    changed: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, repository = load(changed), need_repository(changed.root)
    alone = load_revision(repository, "HEAD~1")
    read: list[str] = []
    take = type(repository).read

    def counted(self: Any, blobs: Any) -> Any:
        asked = list(blobs)
        read.extend(asked)
        return take(self, asked)

    monkeypatch.setattr(type(repository), "read", counted)
    store = Store(tmp_path / "store")
    beside = load_revision(repository, "HEAD~1", store, disk)
    assert beside.library == alone.library
    assert beside.findings == alone.findings
    assert beside.library.terms["germ"] is disk.library.terms["germ"]
    settings_and_changed = 4
    assert len(read) == settings_and_changed


# --- Selections of what changed.


def test_state_selects_what_changed_since_a_revision(changed: Project) -> None:
    def handouts(*options: str) -> list[str]:
        ended = run(changed, "ls", "--output-format", "json", *options)
        return [row["handout"] for row in json.loads(ended.stdout)]

    assert handouts("--select", "state:modified") == []
    assert handouts("--select", "state:modified", "--since", "HEAD~1") == ["hands-summary", "hands"]
    change(changed, CLAIMS, "Dry your hands well.", "Dry your hands.")
    assert handouts("--select", "state:modified") == ["hands"]
    assert handouts("--select", "state:modified,audience:clinician") == []
    claims = run(changed, "ls", "claims", "--select", "state:modified", "--output-format", "json")
    assert [row["claim"] for row in json.loads(claims.stdout)] == ["dry-hands"]


def test_a_build_prints_just_what_a_branch_changed(
    project: Project, git: Git, tmp_path: Path
) -> None:
    git("checkout", "--quiet", "-b", "mine")
    change(project, CLAIMS, "Dry your hands well.", "Dry your hands.")
    git("commit", "--quiet", "--all", "--message=Mine")
    git("checkout", "--quiet", "main")
    change(project, SUMMARY, "title: Hand hygiene", "title: Theirs")
    git("commit", "--quiet", "--all", "--message=Theirs")
    git("checkout", "--quiet", "mine")
    built = run(project, "build", "--changed-since", "main", "--out", str(tmp_path / "out"))
    assert [Path(path).name for path in built.stdout.split()] == ["hands_GB_en-GB_a4.pdf"]
    nothing = ("build", "--changed-since", "HEAD", "--out", str(tmp_path / "out"))
    assert run(project, *nothing).exit_code == 2
    assert run(project, *nothing, "--allow-empty").exit_code == 0


def test_state_needs_a_repository(project: Project) -> None:
    ended = run(project, "ls", "--select", "state:modified")
    assert ended.exit_code == 2
    assert "lies in no git repository; begin one with `git init`" in ended.stderr
    assert "Traceback" not in ended.output


def told(project: Project, *arguments: str) -> Any:
    ended = run(project, "diff", "HEAD~1", *arguments, "--output-format", "json")
    return json.loads(ended.stdout)


@pytest.mark.parametrize(
    ("selection", "handouts"),
    [
        ("audience:patient", ["hands"]),
        ("category:treatment+", ["hands-summary"]),
        ("source:who+", ["hands-summary", "hands"]),
        ("state:modified", ["hands-summary", "hands"]),
        ("layout:leaflet", ["hands"]),
    ],
)
def test_only_handouts_that_a_selection_takes_are_told_and_counted(
    changed: Project, selection: str, handouts: list[str]
) -> None:
    found = told(changed, "--select", selection)
    assert [one["handout"] for one in found["handouts"]] == handouts
    assert found["stale"]["handouts"] == handouts
    assert found["unprinted"] == []
    left = told(changed, "--exclude", selection) if len(handouts) == 1 else None
    assert left is None or {one["handout"] for one in left["handouts"]} == {
        "hands",
        "hands-summary",
    }.difference(handouts)


def test_a_handout_is_taken_as_it_is_now_and_one_that_is_gone_as_it_was(
    project: Project, git: Git
) -> None:
    change(project, "handouts/hands.yaml", "owner: Librarian", "owner: Somebody")
    change(project, "handouts/hands.yaml", "title: Clean hands", "title: Cleaner hands")
    (project.root / SUMMARY).unlink()
    git("commit", "--quiet", "--all", "--message=Change some")
    whose = {
        owner: [one["handout"] for one in told(project, "--select", f"owner:{owner}")["handouts"]]
        for owner in ("Librarian", "Somebody")
    }
    assert whose == {"Librarian": ["hands-summary"], "Somebody": ["hands"]}
    (gone,) = told(project, "--select", "handout:hands-summary")["handouts"]
    assert (gone["handout"], gone["state"]) == ("hands-summary", "gone")


def test_of_what_is_on_no_handout_a_selection_tells_what_it_takes(
    project: Project, git: Git
) -> None:
    change(project, "content/terms/terms.yaml", "too small to see", "far too small to see")
    git("commit", "--quiet", "--all", "--message=Change a term that nothing explains")
    assert told(project, "--select", "hands")["unprinted"] == []
    (part,) = told(project, "--select", "hands", "--select", "germ")["unprinted"]
    assert (part["kind"], part["id"]) == ("term", "germ")
    assert told(project, "--exclude", "germ")["unprinted"] == []


def test_where_nothing_that_was_selected_differs_it_is_said_so(changed: Project) -> None:
    ended = run(changed, "diff", "HEAD", "--select", "audience:patient")
    assert ended.stdout == (
        "nothing that was selected differs between HEAD and the files on disk\nmakes stale: nothing\n"
    )
    page = run(changed, "diff", "HEAD", "--select", "hands", "--output-format", "html").stdout
    assert "<p>Nothing that was selected differs.</p>" in page


@pytest.mark.parametrize(
    ("selection", "why"),
    [
        ("audience:patients", 'did you mean "patient"'),
        ("category:treatment", "this selection matches 1 claim and no handout"),
        ("owner:*nobody*", "this selection matches nothing"),
    ],
)
def test_a_wrong_selection_ends_a_comparison(changed: Project, selection: str, why: str) -> None:
    ended = run(changed, "diff", "HEAD~1", "--select", selection)
    assert ended.exit_code == 2
    assert why in ended.stderr


def test_only_sign_offs_of_what_is_told_are_counted(project: Project, git: Git) -> None:
    who = (
        "--by",
        "A. Example",
        "--role",
        "nurse",
        "--recorded-by",
        "B. Example",
        "--kept",
        "A folder",
    )
    for name in ("hands", "hands-summary"):
        signed = run(project, "review", "sign", "--with-statements", *who, f"handout:{name}")
        assert signed.exit_code == 0, signed.output
    git("add", ".")
    git("commit", "--quiet", "--message=Sign")
    change(project, CLAIMS, "Wash your hands before", "Rinse your hands before")
    change(project, CLAIMS, "Advise hand washing", "Advise rinsing")
    git("commit", "--quiet", "--all", "--message=Change both wordings")
    both = told(project)["stale"]["signoffs"]
    patient = told(project, "--select", "audience:patient")["stale"]["signoffs"]
    clinician = told(project, "--exclude", "audience:patient,handout:hands")["stale"]["signoffs"]
    assert patient == ["handout hands", "claim wash-hands for patient"]
    assert clinician == ["handout hands-summary", "claim wash-hands for clinician"]
    assert sorted(both) == sorted([*patient, *clinician])
