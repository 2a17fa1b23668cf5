"""The git repository that a library lies in: what was committed, and what changed.

Git is asked as a program. It runs no hook, pager, external diff or text conversion, never prompts, takes no lock
that it can do without, and answers the same whatever the user has configured. Paths are those inside the library,
with forward slashes, also where the library is not at the root of its repository.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from .errors import CannotGoOn
from .projects import Project, folder_in_repository, top_of_repository

SECONDS = 120
"""How long git may take for one answer."""

_CONFIGURATION: Mapping[str, str] = {
    "advice.statusHints": "false",
    "color.ui": "false",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "gc.auto": "0",
    "i18n.logOutputEncoding": "UTF-8",
    "log.showSignature": "false",
    "maintenance.auto": "false",
    "submodule.recurse": "false",
}
_ENVIRONMENT: Mapping[str, str] = {
    "GIT_ASKPASS": "",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "",
    "LC_ALL": "C",
    "SSH_ASKPASS": "",
}
_KEPT = re.compile(r"GIT_(CONFIG_.*|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH)")
"""What of git's own environment still counts: where it looks, not what a hook around us works on."""

_HASH = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_NO_DIFF = ("--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules")
_LINK, _SUBMODULE = "120000", "160000"
_NOT_IN_A_TREE = {"", ".", "..", ".git"}


class NoRepository(CannotGoOn):
    """A command needs git, or a repository that may be read, and there is none."""


class UnknownRevision(CannotGoOn):
    """A revision names no commit here, or one that does not hold the library."""


class NotCommitted(CannotGoOn):
    """Something that must be committed first is not."""


class Blob(NamedTuple):
    """A file of a commit: the hash of its bytes, and how many there are."""

    hash: str
    size: int
    is_link: bool = False


@dataclass(frozen=True)
class Repository:
    """The work tree of a repository, and the way from its root to a library in it; empty where that is the root.

    Each method raises `NoRepository` where git cannot or may not read the repository.
    """

    top: Path
    folder: str = ""

    @property
    def root(self) -> Path:
        """The folder of the library."""
        return self.top / self.folder

    @cached_property
    def is_shallow(self) -> bool:
        """Whether older commits were left out of this clone."""
        return self._text("rev-parse", "--is-shallow-repository") == "true"

    def head(self) -> str:
        """Return the hash of the commit that is checked out; raises `UnknownRevision` where there is none yet."""
        return self.resolve("HEAD")

    def branch(self) -> str | None:
        """Return the branch that is checked out; None for a detached head."""
        done = self._run("symbolic-ref", "--quiet", "--short", "HEAD")
        return os.fsdecode(done.stdout).strip() if done.returncode == 0 else None

    def resolve(self, revision: str) -> str:
        """Return the hash of the commit that a revision names.

        Raises `UnknownRevision`, also for what is no revision, such as an option of git.
        """
        if not revision or revision.startswith("-") or not revision.isprintable():
            raise UnknownRevision(f"{revision!r} is no revision; name a commit, a branch or a tag")
        found = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        commit = os.fsdecode(found.stdout).strip()
        if found.returncode or not _HASH.fullmatch(commit):
            raise UnknownRevision(self._why_unknown(revision))
        return commit

    def merge_base(self, revision: str, other: str = "HEAD") -> str:
        """Return the commit at which two lines of work parted: what the second changed is since then."""
        one, two = self.resolve(revision), self.resolve(other)
        done = self._run("merge-base", one, two)
        if done.returncode:
            way_out = f"; {_DEEPEN}" if self.is_shallow else ""
            raise UnknownRevision(f"{revision} and {other} have no commit in common{way_out}")
        return os.fsdecode(done.stdout).split()[0]

    def dirty(self, paths: Collection[str] = ()) -> tuple[str, ...]:
        """Return what differs from the commit that is checked out, files that are not in it included.

        `paths` are files or folders of the library; none: all of it. What git ignores does not count.
        """
        options = ("--porcelain=v1", "-z", "--untracked-files=all", "--no-renames")
        found = self._lines("status", *options, "--ignore-submodules=all", *self._within(paths))
        return self._ours(line[3:] for line in found)

    def require_committed(self, paths: Collection[str] = ()) -> str:
        """Return the commit that is checked out; raises `NotCommitted` where something of the library differs."""
        commit = self.head()
        if dirty := self.dirty(paths):
            listed = "".join(f"\n  {path}" for path in dirty[:10])
            more = f"\n  and {len(dirty) - 10} more" if len(dirty) > 10 else ""  # noqa: PLR2004 - as above
            raise NotCommitted(f"this is not committed yet; commit it first:{listed}{more}")
        return commit

    def changed(self, old: str, new: str | None = None) -> tuple[str, ...]:
        """Return the paths of the library that differ between two revisions, or a revision and the disk."""
        first = self.resolve(old)
        if new is not None:
            revisions = (first, self.resolve(new))
            return self._ours(
                self._lines(
                    "diff-tree", "-r", "-z", "--name-only", *_NO_DIFF, *revisions, *self._within()
                )
            )
        differing = self._lines("diff", "-z", "--name-only", *_NO_DIFF, first, *self._within())
        others = ("--others", "--exclude-standard", "--full-name", "-z")
        return self._ours([*differing, *self._lines("ls-files", *others, *self._within())])

    def files(self, revision: str, within: Collection[str] = ()) -> Mapping[str, Blob]:
        """Return the files of the library in a revision, by path; those in some of its folders, or all.

        Raises `UnknownRevision` where the revision does not hold the library's folder.
        """
        commit = self.resolve(revision)
        done = self._run("ls-tree", "-r", "-l", "-z", "--full-tree", f"{commit}:{self.folder}")
        if done.returncode:
            raise UnknownRevision(f"{revision} does not hold {self.folder or 'this library'}")
        found = dict(filter(None, map(_entry, _parts(done.stdout))))
        return {path: blob for path, blob in found.items() if not within or _lies_in(path, within)}

    def read(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """Yield the bytes of files, by their hashes and in that order, all from one process of git."""
        asked = list(blobs)
        data = self._checked("cat-file", "--batch", given="".join(f"{one}\n" for one in asked))
        at = 0
        for one in asked:
            head, _, _ = data[at : at + 200].partition(b"\n")
            words = head.split()
            if len(words) != 3 or words[1] != b"blob":  # noqa: PLR2004 - hash, kind, size
                raise NoRepository(f"git has lost {one}; run `git fsck`, or clone again")
            start, size = at + len(head) + 1, int(words[2])
            yield data[start : start + size]
            at = start + size + 1

    def export(self, revision: str, target: Path, within: Collection[str] = ()) -> tuple[str, ...]:
        """Write the library of a revision into an empty folder, and return the paths written.

        Links are written last, so that nothing is written through one.
        """
        found = self.files(revision, within)
        ordered = sorted(found, key=lambda path: (found[path].is_link, path))
        for folder in sorted({(target / path).parent for path in ordered}):
            folder.mkdir(parents=True, exist_ok=True)
        for path, data in zip(
            ordered, self.read(found[path].hash for path in ordered), strict=True
        ):
            if found[path].is_link:
                (target / path).symlink_to(os.fsdecode(data))
            else:
                (target / path).write_bytes(data)
        return tuple(ordered)

    def commits(self, path: str = "", limit: int = 0) -> tuple[str, ...]:
        """Return the commits that changed a file or folder of the library, the newest first; a file's renames too."""
        bound = (f"--max-count={limit}",) if limit else ()
        follow = ("--follow",) if path and (self.root / path).is_file() else ()
        options = ("-z", "--format=%H", "--no-show-signature", "--no-notes", *follow, *bound)
        self.head()
        found = self._lines("log", *options, *self._within([path] if path else ()))
        return tuple(line.strip("\n") for line in found)

    def _why_unknown(self, revision: str) -> str:
        if revision == "HEAD":
            return "this repository has no commit yet; commit the library first"
        unknown = f'this repository has no commit "{revision}"'
        return f"{unknown}; {_DEEPEN if self.is_shallow else 'see `git log` or `git branch --all`'}"

    def _within(self, paths: Collection[str] = ()) -> tuple[str, ...]:
        return ("--", *((self.root / path).as_posix() for path in paths or [""]))

    def _ours(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return paths from the repository's root as those inside the library, each once and in order."""
        before = f"{self.folder}/" if self.folder else ""
        return tuple(sorted({one.removeprefix(before) for one in paths if one.startswith(before)}))

    def _lines(self, *arguments: str) -> list[str]:
        return _parts(self._checked(*arguments))

    def _text(self, *arguments: str) -> str:
        return os.fsdecode(self._checked(*arguments)).strip()

    def _checked(self, *arguments: str, given: str = "") -> bytes:
        done = self._run(*arguments, given=given)
        if done.returncode:
            raise NoRepository(_said(done, self.top))
        return done.stdout

    def _run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[bytes]:
        done = _git(self.top, *arguments, given=given)
        if b"dubious ownership" in done.stderr:
            raise NoRepository(_said(done, self.top))
        return done


def find_repository(folder: Path) -> Repository | None:
    """Return the repository that a library's folder lies in; None where it lies in none.

    Raises `NoRepository` where there is one and git is missing or refuses to read it.
    """
    root = folder.resolve()
    top = top_of_repository(root)
    if top is None:
        return None
    done = _git(top, "rev-parse", "--is-inside-work-tree")
    if done.returncode or done.stdout.strip() != b"true":
        raise NoRepository(_said(done, top))
    return Repository(top, folder_in_repository(Project(root)))


def need_repository(folder: Path) -> Repository:
    """Return the repository of a library's folder; raises `NoRepository` where there is none."""
    if found := find_repository(folder):
        return found
    raise NoRepository(
        f"{folder} lies in no git repository; begin one with `git init`, and commit the library"
    )


_DEEPEN = (
    "this clone is shallow: `git fetch --unshallow` brings the rest "
    "(in a workflow, `fetch-depth: 0` at the checkout)"
)


def _git(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; raises `NoRepository` where there is no git, or where it does not end."""
    program = shutil.which("git")
    if program is None:
        raise NoRepository("git is not on this machine; install it, or run this where it is")
    settings = [part for key, value in _CONFIGURATION.items() for part in ("-c", f"{key}={value}")]
    try:
        return subprocess.run(  # noqa: S603 - no shell; revisions are resolved, paths stand after `--`
            [program, "--no-pager", *settings, *arguments],
            cwd=folder,
            env=_environment(os.environ),
            input=given.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NoRepository(f"git gave no answer within {SECONDS} s: {arguments[0]}") from error
    except OSError as error:
        raise NoRepository(f"git cannot be run in {folder}: {error.strerror}") from error


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    own = {
        name: value
        for name, value in given.items()
        if not name.startswith("GIT_") or _KEPT.fullmatch(name)
    }
    return {**own, **_ENVIRONMENT}


def _said(done: subprocess.CompletedProcess[bytes], top: Path) -> str:
    """Put git's complaint into a sentence, with the way out where it is known."""
    complaint = done.stderr.decode("utf-8", "replace")
    if "dubious ownership" in complaint:
        return (
            f"the repository {top} belongs to another user, and git does not read it; if you trust it, run "
            f"`git config --global --add safe.directory {top}`"
        )
    first = next((line for line in complaint.splitlines() if line.strip()), "it gave no reason")
    return f"git cannot read the repository {top}: {first.removeprefix('fatal: ')}"


def _parts(data: bytes) -> list[str]:
    return [os.fsdecode(part) for part in data.split(b"\0") if part]


def _entry(line: str) -> tuple[str, Blob] | None:
    """Return the path and the facts of a file from a line of `git ls-tree`; None for what is no file of ours."""
    facts, _, path = line.partition("\t")
    mode, _, name, size = facts.split()
    if mode == _SUBMODULE or _NOT_IN_A_TREE.intersection(path.lower().split("/")):
        return None
    return path, Blob(name, int(size), mode == _LINK)


def _lies_in(path: str, within: Collection[str]) -> bool:
    return any(one in within for one in (path, *map(str, PurePosixPath(path).parents)))
