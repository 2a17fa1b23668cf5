"""A commit → the library in it, read from git's own store without writing a file."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from errno import ENOENT
from hashlib import sha1, sha256
from pathlib import PurePosixPath
from posixpath import normpath

from ..loading import Loaded, load
from ..loading.files import MAX_BYTES
from ..projects import SETTINGS, Project
from ..repository import Blob, Repository, UnknownRevision
from ..store import Store

_READ = (SETTINGS, "content/", "handouts/", "layouts/", "signoffs/")
"""What a library is read from; anything else in its folder is read where it is asked for."""

_SHA1_LETTERS = 40


@dataclass(frozen=True, slots=True)
class CommitFiles:
    """The files of a library in a commit; `held` are the bytes of those that were read, by hash.

    `links` are those that lead to no file of it, with where they lead.
    """

    repository: Repository
    entries: Mapping[str, Blob]
    links: Mapping[str, str]
    held: Mapping[str, bytes]

    def under(self, folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
        """Yield the files of a folder in the order of a disk: the files of a folder before its folders."""
        here, folders = f"{folder}/", set(self.linked_folders(folder))
        paths = [*self.entries, *(path for path in self.links if path not in folders)]
        found = (path for path in paths if path.startswith(here) and path.endswith(suffixes))
        yield from sorted(found, key=_as_on_disk)

    def linked_folders(self, folder: str) -> Iterator[str]:
        """Yield the folders that are links; of what lies outside of the library only the disk knows that it is one."""
        for path, target in sorted(self.links.items()):
            is_folder = any(entry.startswith(f"{target}/") for entry in self.entries)
            if is_folder and (path == folder or path.startswith(f"{folder}/")):
                yield path

    def leads_out(self, path: str) -> bool:
        """Tell whether a file is a link that leads out of the library."""
        return self.links.get(path, "").startswith(("/", "../"))

    def size(self, path: str) -> int:
        """Return how many bytes a file has."""
        return self._entry(path).size

    def read(self, path: str, most: int = -1) -> bytes:
        """Return the bytes of a file, or so many of them."""
        name = self._entry(path).hash
        data = self.held[name] if name in self.held else next(self.repository.read([name]))
        return data if most < 0 else data[:most]

    def is_known_as(self, path: str, text: str) -> bool:
        """Tell by git's hash whether a file holds exactly this text."""
        return path in self.entries and self.entries[path].hash == blob_hash(
            text.encode(), len(self.entries[path].hash)
        )

    def _entry(self, path: str) -> Blob:
        if path not in self.entries:
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT), path)
        return self.entries[path]


def load_revision(
    repository: Repository, revision: str, store: Store | None = None, before: Loaded | None = None
) -> Loaded:
    """Load the library as it was committed in a revision; what is the same as `before` is not read again.

    Raises `UnknownRevision` where the revision is none, or holds no library in this folder.
    """
    entries, links = _with_links(repository, repository.files(revision))
    if SETTINGS not in entries:
        where = f"{repository.folder}/{SETTINGS}" if repository.folder else SETTINGS
        raise UnknownRevision(f"{revision} does not hold this library: it has no {where}")
    files = CommitFiles(repository, entries, links, {})
    same = {document.path: document for document, _ in before.origins.values()} if before else {}
    wanted = {
        blob.hash
        for path, blob in entries.items()
        if path.startswith(_READ)
        and blob.size <= MAX_BYTES
        and not (path in same and files.is_known_as(path, same[path].text))
    }
    held = dict(zip(wanted, repository.read(wanted), strict=True))
    return load(
        Project(repository.root),
        store,
        files=CommitFiles(repository, entries, links, held),
        before=before,
    )


def blob_hash(data: bytes, letters: int = _SHA1_LETTERS) -> str:
    """Return the name that git gives to a file's bytes, in a repository whose hashes have so many letters."""
    whole = b"blob %d\0" % len(data) + data
    if letters == _SHA1_LETTERS:
        return sha1(whole, usedforsecurity=False).hexdigest()
    return sha256(whole).hexdigest()


def _as_on_disk(path: str) -> tuple[tuple[bool, str], ...]:
    *folders, name = path.split("/")
    return (*((True, folder) for folder in folders), (False, name))


def _with_links(
    repository: Repository, entries: Mapping[str, Blob]
) -> tuple[Mapping[str, Blob], Mapping[str, str]]:
    """Put what it leads to in the place of each link; return the others apart, with where they lead."""
    links = {path: blob for path, blob in entries.items() if blob.is_link}
    texts = repository.read(blob.hash for blob in links.values())
    followed = {
        path: _followed(path, os.fsdecode(text)) for path, text in zip(links, texts, strict=True)
    }
    plain = {path: blob for path, blob in entries.items() if path not in links}
    there = {path: plain[to] for path, to in followed.items() if to in plain}
    return plain | there, {path: to for path, to in followed.items() if to not in plain}


def _followed(path: str, target: str) -> str:
    return normpath((PurePosixPath(path).parent / target).as_posix())
