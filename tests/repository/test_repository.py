"""What git tells of a library is the same on every machine, and what it cannot tell is a sentence."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.projects import Project, folder_in_repository
from handout_builder.engine.repository import (
    NoRepository,
    NotCommitted,
    Repository,
    UnknownRevision,
    find_repository,
    need_repository,
)

Git = Callable[..., str]


@pytest.fixture
def repository(library: Path) -> Repository:
    return need_repository(library)


def test_a_library_below_the_root_is_found_from_its_own_folder(library: Path, top: Path) -> None:
    repository = need_repository(library)
    assert (repository.top, repository.folder) == (top, "teaching/b12")
    assert repository.root == library
    assert folder_in_repository(Project(library)) == "teaching/b12"


def test_a_library_in_no_repository_has_none(tmp_path: Path) -> None:
    assert find_repository(tmp_path) is None
    with pytest.raises(NoRepository, match="git init"):
        need_repository(tmp_path)


def test_head_branch_and_revisions_are_resolved(repository: Repository, git: Git) -> None:
    git("tag", "first")
    head = git("rev-parse", "HEAD")
    assert repository.head() == repository.resolve("first") == repository.resolve("main") == head
    assert repository.branch() == "main"
    git("checkout", "--quiet", "--detach")
    assert repository.branch() is None


@pytest.mark.parametrize(
    "hostile",
    ["--output=x", "-h", "", "a\nb", "a\0b", "main..main", "^main", "HEAD:content", "$(touch x)"],
)
def test_what_is_no_revision_is_refused(repository: Repository, hostile: str) -> None:
    with pytest.raises(UnknownRevision):
        repository.resolve(hostile)
    assert not list(repository.top.rglob("x"))


def test_an_unknown_revision_says_where_to_look(repository: Repository) -> None:
    with pytest.raises(UnknownRevision, match='no commit "nowhere"; see `git log`'):
        repository.resolve("nowhere")


def test_a_repository_without_a_commit_says_so(git: Git, top: Path) -> None:
    git("status")
    with pytest.raises(UnknownRevision, match="no commit yet"):
        need_repository(top).head()


def test_a_shallow_clone_says_how_to_get_the_rest(library: Path, git: Git, tmp_path: Path) -> None:
    first = git("rev-parse", "HEAD")
    (library / "handout.toml").write_text('title = "B12, again"\n')
    git("commit", "--quiet", "--all", "--message=Say it again")
    git("clone", "--quiet", "--depth=1", f"file://{tmp_path / 'clinic'}", str(tmp_path / "shallow"))
    with pytest.raises(UnknownRevision, match=r"shallow: `git fetch --unshallow`.*fetch-depth: 0"):
        need_repository(tmp_path / "shallow" / "teaching" / "b12").resolve(first)


def test_only_what_differs_in_the_library_is_dirty(repository: Repository, library: Path) -> None:
    assert repository.dirty() == ()
    assert repository.require_committed() == repository.head()
    (library.parents[1] / "README.md").write_text("changed, and not ours\n")
    (library / "content" / "claims.yaml").write_text("one\n")
    (library / "content" / "new é.yaml").write_text("new\n")
    assert repository.dirty() == ("content/claims.yaml", "content/new é.yaml")
    assert repository.dirty(["handout.toml"]) == ()
    assert repository.require_committed(["handout.toml"])
    with pytest.raises(NotCommitted, match=r"commit it first:\n  content/claims\.yaml\n"):
        repository.require_committed()


def test_changes_between_commits_and_to_the_disk_are_told(
    repository: Repository, library: Path, git: Git
) -> None:
    first = repository.head()
    (library / "handout.toml").rename(library / "moved.toml")
    (library.parents[1] / "README.md").write_text("changed, and not ours\n")
    git("add", "--all")
    git("commit", "--quiet", "--message=Move a file")
    assert repository.changed(first, "HEAD") == ("handout.toml", "moved.toml")
    (library / "content" / "more.yaml").write_text("more\n")
    assert repository.changed("HEAD") == ("content/more.yaml",)
    assert repository.changed(first) == ("content/more.yaml", "handout.toml", "moved.toml")


def test_what_a_branch_changes_is_told_since_it_parted(
    repository: Repository, library: Path, git: Git
) -> None:
    parted = repository.head()
    git("checkout", "--quiet", "-b", "mine")
    (library / "mine.yaml").write_text("mine\n")
    git("add", ".")
    git("commit", "--quiet", "--message=Mine")
    git("checkout", "--quiet", "main")
    (library / "theirs.yaml").write_text("theirs\n")
    git("add", ".")
    git("commit", "--quiet", "--message=Theirs")
    git("checkout", "--quiet", "mine")
    assert repository.merge_base("main") == parted
    git("checkout", "--quiet", "--orphan", "other")
    git("commit", "--quiet", "--message=Another beginning")
    with pytest.raises(UnknownRevision, match="no commit in common"):
        repository.merge_base("main")


def test_a_revision_is_exported_as_it_was(
    repository: Repository, library: Path, git: Git, tmp_path: Path
) -> None:
    (library / "content" / "link.yaml").symlink_to("claims.yaml")
    (library / "picture.png").write_bytes(b"\x89PNG\r\n\0\xff")
    git("add", ".")
    git("commit", "--quiet", "--message=A link and a picture")
    (library / "picture.png").write_bytes(b"changed since")
    paths = repository.export("HEAD", tmp_path / "old")
    assert set(paths) == {"content/claims.yaml", "content/link.yaml", "handout.toml", "picture.png"}
    assert (tmp_path / "old" / "picture.png").read_bytes() == b"\x89PNG\r\n\0\xff"
    assert (tmp_path / "old" / "content" / "link.yaml").read_text() == "one\ntwo\nthree\n"
    assert repository.export("HEAD", tmp_path / "part", ["content"]) == (
        "content/claims.yaml",
        "content/link.yaml",
    )


def test_a_revision_before_the_library_says_so(repository: Repository, git: Git) -> None:
    empty = git("commit-tree", "-m", "nothing", git("hash-object", "-t", "tree", "/dev/null"))
    with pytest.raises(UnknownRevision, match="does not hold teaching/b12"):
        repository.files(empty)


@pytest.mark.usefixtures("library")
def test_no_tree_leads_out_of_the_folder(git: Git, top: Path, tmp_path: Path) -> None:
    """Git itself would not make such a tree, but it reads one."""
    blob = git("hash-object", "-w", "teaching/b12/handout.toml")
    tree = bytes.fromhex(blob)
    (top / "evil").write_bytes(
        b"100644 ..\0" + tree + b"100644 .git\0" + tree + b"100644 a\0" + tree
    )
    name = git("hash-object", "-w", "-t", "tree", "--literally", "evil")
    commit = git("commit-tree", "-m", "evil", name)
    evil = Repository(top)
    assert evil.export(commit, tmp_path / "out") == ("a",)


def test_the_log_follows_a_file_that_was_renamed(repository: Repository, git: Git) -> None:
    git("mv", "teaching/b12/content/claims.yaml", "teaching/b12/content/moved.yaml")
    git("commit", "--quiet", "--message=Move the claims")
    commits = (git("rev-parse", "HEAD"), git("rev-parse", "HEAD~1"))
    assert repository.commits("content/moved.yaml") == commits
    assert repository.commits("content/moved.yaml", limit=1) == commits[:1]
    assert repository.commits("content/none.yaml") == ()
    assert repository.commits() == commits


def test_what_the_user_configured_changes_nothing(
    repository: Repository, library: Path, git: Git, top: Path
) -> None:
    """Each of these would run a program, or put something else before what we read."""
    trap = top.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {top.parent}/sprung\n")
    trap.chmod(0o755)
    for key in ("core.pager", "diff.external", "core.fsmonitor", "core.sshCommand"):
        git("config", key, str(trap))
    git("config", "color.ui", "always")
    git("config", "diff.noprefix", "true")
    git("config", "log.showSignature", "true")
    git("config", "status.relativePaths", "true")
    git("config", "core.quotePath", "true")
    (library / "content" / "é.yaml").write_text("new\n")
    assert repository.dirty() == repository.changed("HEAD") == ("content/é.yaml",)
    assert repository.commits() == (git("rev-parse", "HEAD"),)
    assert not (top.parent / "sprung").exists()


def test_a_hook_around_us_does_not_send_us_elsewhere(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    head = repository.head()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "no-index"))
    assert repository.head() == head
    assert repository.dirty() == ()


def test_without_git_a_sentence_says_so(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoRepository, match="git is not on this machine"):
        find_repository(library)


def test_a_repository_of_another_user_says_how_to_trust_it(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    real = shutil.which("git")
    program.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    with pytest.raises(NoRepository, match=r"git config --global --add safe.directory /"):
        find_repository(library)


def test_a_damaged_repository_is_a_sentence(library: Path, top: Path) -> None:
    (top / ".git" / "HEAD").write_text("rubbish")
    with pytest.raises(NoRepository, match="cannot read the repository"):
        find_repository(library)


def test_git_that_hangs_is_ended(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setattr("handout_builder.engine.repository.SECONDS", 0.2)
    with pytest.raises(NoRepository, match="no answer"):
        repository.head()


@pytest.mark.usefixtures("library")
def test_a_work_tree_of_its_own_is_a_repository_too(git: Git, tmp_path: Path) -> None:
    git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    side = need_repository(tmp_path / "side" / "teaching" / "b12")
    assert (side.branch(), side.folder) == ("side", "teaching/b12")
    assert side.dirty() == ()


def test_a_thousand_files_are_exported_by_one_process(
    repository: Repository, library: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1000):
        (library / "content" / f"{number}.yaml").write_text(f"{number}\n")
    git("add", ".")
    git("commit", "--quiet", "--message=Many")
    started: list[object] = []
    run: Callable[..., Any] = subprocess.run

    def counted(*arguments: Any, **options: Any) -> Any:
        started.append(arguments)
        return run(*arguments, **options)

    monkeypatch.setattr("handout_builder.engine.repository.subprocess.run", counted)
    assert len(repository.export("HEAD", tmp_path / "out")) == 1002
    assert len(started) <= 3
