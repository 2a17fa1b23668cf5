"""Load a library: each file read once, each entry shaped, each id known once."""

import gc
import json
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from posixpath import basename, splitext
from typing import Any, cast

from pydantic import ValidationError
from yaml import YAMLError

from ...language.patterns import pattern
from ...language.suggesting import did_you_mean
from ...schema import (
    KINDS,
    Contacts,
    Fault,
    Figure,
    Finding,
    Level,
    Library,
    Place,
    Settings,
    Subject,
)
from ..compiled import recall_patterns
from ..projects import SETTINGS, Project
from ..resources import LAYOUTS
from ..store import Store, name_of
from .clues import place_in_layouts
from .documents import Document
from .drawings import look_through
from .files import MAX_BYTES, MAX_DRAWING_BYTES, Files, Folder, TextFile, read_text, unreadable
from .reading import Mark, Problem, Seq, Unreadable, read
from .settings import STAND_IN, place_of, read_settings
from .shaping import Misfit, misfits
from .syntax import explain

LISTS = {
    "claim": "content/claims",
    "source": "content/sources",
    "term": "content/terms",
    "figure": "content/figures",
}
"""The folders whose files each hold a list, by kind."""

SINGLES = {
    "region": "content/regions",
    "contacts": "content/contacts",
    "handout": "handouts",
    "sign-off": "signoffs/given",
    "withdrawal": "signoffs/withdrawn",
}
"""The folders whose files each hold one thing; its id is the file's name."""

_QUICK = 2_000
"""Letters of a file that is parsed almost as quickly as a tree is found, and more quickly than one is kept."""
_YAML = (".yaml", ".yml")
_PARTS = ("content", "handouts", "layouts")
_NO_SETTINGS = TextFile(SETTINGS, "")
_ID = pattern(r"^[ \t]*(?:-[ \t]+)?id:[ \t]*[\"']?([\w-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Loaded:
    """A library with the faults found on the way, and where each thing of it stands."""

    project: Project
    library: Library
    findings: tuple[Finding, ...]
    origins: Mapping[Subject, tuple[Document, tuple[int, ...]]]
    files: Files
    settings: TextFile = _NO_SETTINGS
    has_settings: bool = True
    """False where `handout.toml` is no TOML: the library's own words are then unknown, and no rule can judge."""

    def place(self, fault: Fault) -> Place:
        """Return the place of a fault; one that is about the library as a whole stands in its settings."""
        if fault.subject.kind == "layout":
            return place_in_layouts(self.project, fault)
        origin = self.origins.get(fault.subject)
        if origin is None:
            return place_of(self.settings, fault.at)
        document, prefix = origin
        return document.place((*prefix, *fault.at), fault.words)


def load(
    project: Project,
    store: Store | None = None,
    *,
    files: Files | None = None,
    before: Loaded | None = None,
) -> Loaded:
    """Load the library of a project; `store` keeps what was read, so that a file is parsed once.

    Content that does not fit is a finding, never an exception; what does fit is in the library. `files` are those
    of the project's folder where no others are given. From `before`, a library loaded earlier, is taken over what
    stands in files that are still the same.
    """
    recall_patterns()  # who loads a library looks for most of them, and so do the workers that begin then
    with paused_collector():
        loader = _Loader(files or Folder(project.root), store, before)
        settings = loader.settings()
        for kind, folder in LISTS.items():
            loader.lists(kind, folder)
        for kind, folder in SINGLES.items():
            loader.singles(kind, folder)
        loader.strays()
        loader.layouts(project.root)
        return loader.loaded(project, settings)


@contextmanager
def paused_collector() -> Generator[None]:
    """Hold the garbage collector where only values are made that stay, since it would look at each again.

    What was made is then kept out of its sight; it still goes when nothing refers to it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


@dataclass
class _Loader:
    """Collects things, their origins and their faults while files are read."""

    files: Files
    store: Store | None = None
    before: Loaded | None = None
    found: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    known: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    origins: dict[Subject, tuple[Document, tuple[int, ...]]] = field(
        default_factory=dict[Subject, tuple[Document, tuple[int, ...]]]
    )
    findings: list[Finding] = field(default_factory=list[Finding])
    settings_file: TextFile = _NO_SETTINGS
    has_settings: bool = False

    @cached_property
    def faulty(self) -> frozenset[str]:
        """The paths of files in which something was found before."""
        found = self.before.findings if self.before else ()
        return frozenset(one.place.path for one in found)

    @cached_property
    def same(self) -> Mapping[str, Document]:
        """The documents of before in which nothing was found, by path."""
        if self.before is None:
            return {}
        documents = {document.path: document for document, _ in self.before.origins.values()}
        return {path: one for path, one in documents.items() if path not in self.faulty}

    def settings(self) -> Settings:
        """Read `handout.toml`; where it is no TOML, go on with what any library has."""
        file = read_text(self.files, SETTINGS)
        if isinstance(file, Finding):
            self.findings.append(file)
            return Settings.model_validate(STAND_IN)
        self.settings_file = file
        result = read_settings(file)
        self.findings.extend(result.findings)
        self.has_settings = result.settings is not None
        return result.settings or Settings.model_validate(STAND_IN)

    def lists(self, kind: str, folder: str) -> None:
        """Load the files of a folder that each hold a list of things."""
        for document in self.read_folder(kind, folder):
            if isinstance(document.root, list):
                self.entries(kind, document)
            else:
                message = f"this file must hold a list, and here is {_what(document.root)}"
                self.report(
                    document, Misfit("SCH007", (), message, f"begin each {kind} with `- id:`")
                )
                self.known[kind].update(_ID.findall(document.text))

    def entries(self, kind: str, document: Document) -> None:
        """Shape each entry of a list."""
        validate = KINDS[kind].__pydantic_validator__.validate_python
        taken_over = self.taken_over(kind, document)
        for number, entry in enumerate(document.root):
            name = id_of(entry)
            if isinstance(name, str) and not self.introduce(kind, name, document, (number,)):
                continue
            if name in taken_over:
                self.found[kind][name] = taken_over[name]
                continue
            try:
                self.found[kind][str(name)] = validate(entry)
            except ValidationError as error:
                subject = Subject(kind, name) if isinstance(name, str) else None
                for misfit in misfits(KINDS[kind], error):
                    self.report(document, misfit._replace(at=(number, *misfit.at)), subject)

    def singles(self, kind: str, folder: str) -> None:
        """Load the files of a folder that each hold one thing, named after the file."""
        for document in self.read_folder(kind, folder):
            name = _stem(document.path)
            if not self.introduce(kind, name, document, ()):
                continue
            if not isinstance(document.root, dict):
                message = f"this file must hold keys and values, and here is {_what(document.root)}"
                misfit = Misfit("SCH007", (), message, "begin with `key: value`")
                self.report(document, misfit, Subject(kind, name))
                continue
            if name in (taken_over := self.taken_over(kind, document)):
                self.found[kind][name] = taken_over[name]
            else:
                self.shape_single(kind, name, document)

    def taken_over(self, kind: str, document: Document) -> Mapping[str, Any]:
        """Return the things of a kind that an earlier load made of this very document, or of the same entries of it."""
        same = self.same.get(document.path)
        if self.before is None or same is None:
            return {}
        things = self.before.library.of(kind)
        if same is document:
            return things
        rows = {id(row) for row in same.rows}
        names = (id_of(row) for row in document.rows if id(row) in rows)
        return {name: things[name] for name in names if isinstance(name, str) and name in things}

    def shape_single(self, kind: str, name: str, document: Document) -> None:
        """Shape the one thing of a file."""
        if "id" in document.root:
            message = "`id` does not stand in this file: its name is the id"
            misfit = Misfit("SCH009", ("id",), message, "remove this line", key=True)
            self.report(document, misfit, Subject(kind, name))
        try:
            self.found[kind][name] = KINDS[kind].model_validate({**document.root, "id": name})
        except ValidationError as error:
            for misfit in misfits(KINDS[kind], error):
                self.report(document, _about_file_name(misfit), Subject(kind, name))

    def introduce(self, kind: str, name: str, document: Document, at: tuple[int, ...]) -> bool:
        """Note where a thing stands; a second one of the same name is a finding."""
        subject = Subject(kind, name)
        self.known[kind].add(name)
        if subject not in self.origins:
            self.origins[subject] = (document, at)
            return True
        first = self.origins[subject][0].place((*self.origins[subject][1], "id"))
        message = f"the {kind} `{name}` is written a second time; the first is at {first.path}:{first.line}"
        remedy = f"give one of them another {'id' if at else 'name'}, or remove it"
        self.report(document, Misfit("SCH012", (*at, "id"), message, remedy), subject)
        return False

    def read_folder(self, kind: str, folder: str) -> Iterator[Document]:
        """Yield the readable files of a folder; of the others keep what ids they seem to hold."""
        for path in self.files.under(folder, _YAML):
            same = self.same.get(path)
            if same and self.files.is_known_as(path, same.text):
                yield same
                continue
            text = read_text(self.files, path)
            if isinstance(text, Finding):
                self.findings.append(replace(text, subject=_thing_of(kind, path)))
                self.known[kind].update([_stem(path), *_ID.findall(self.beginning(path))])
                continue
            document = self.as_before(same, text) if same else None
            document = document or self.kept(text, kind)
            if document.root is None:
                self.known[kind].update([_stem(path), *_ID.findall(document.text)])
            else:
                yield document

    def as_before(self, same: Document, file: TextFile) -> Document | None:
        """Return a file's document from before, with those entries read that are new; None where more must be read."""
        return same if same.text == file.text else same.written_anew(file.text)

    def beginning(self, path: str) -> str:
        """Return what can be read of a file that is not fit to be read."""
        with suppress(OSError):
            return self.files.read(path, MAX_BYTES).decode("utf-8", "replace")
        return ""

    def kept(self, file: TextFile, kind: str) -> Document:
        """Return a file's tree as an earlier run read it, if it read it without a fault; else read it."""
        if self.store is None or len(file.text) < _QUICK:
            return self.parse(file, kind)
        name = name_of("tree", file.text)
        if kept := self.store.get(name):
            return Document(file.path, file.text, json.loads(kept))
        faults = len(self.findings)
        document = self.parse(file, kind)
        if len(self.findings) == faults:
            self.store.put(name, json.dumps(document.root).encode())
        return document

    def parse(self, file: TextFile, kind: str) -> Document:
        """Read the YAML of a file; its root is None where that failed."""
        document, thing = Document(file.path, file.text), _thing_of(kind, file.path)
        try:
            result = read(file.text)
        except Unreadable as error:
            self.problem(document, error.problem, thing)
        except YAMLError as error:
            self.problem(document, explain(error, file.text), thing)
        else:
            for problem in result.problems:
                self.problem(document, problem, thing or _entry_at(kind, result.root, problem.mark))
            document = Document(file.path, file.text, result.root)
            if result.root is None:
                self.problem(document, _empty(), thing)
        return document

    def strays(self) -> None:
        """Report content in a folder that nobody reads, lest it be missed in print."""
        places = (*LISTS.values(), *SINGLES.values())
        inside = tuple(f"{place}/" for place in places)
        for path in (*self.files.under("content", _YAML), *self.files.under("signoffs", _YAML)):
            if not path.startswith(inside):
                hint = did_you_mean(Path(path).parent.as_posix(), places)
                remedy = hint or f"move it to one of {', '.join(f'`{place}`' for place in places)}"
                message = "nothing reads this folder, so the file would be lost"
                self.findings.append(Finding(Place(path), "SCH013", Level.ERROR, message, remedy))
        for path in [path for part in _PARTS for path in self.files.linked_folders(part)]:
            message = "nobody follows a link to a folder"
            self.findings.append(unreadable(path, message, "put the folder itself there"))

    def layouts(self, root: Path) -> None:
        """Look at the layouts that the library has of its own; the package's are looked at by its tests."""
        if (root / "layouts").resolve() == LAYOUTS:
            return
        if paths := list(self.files.under("layouts", ("",))):
            from .layouts import look_at_layouts  # noqa: PLC0415 - else no parser of HTML is needed

            self.findings.extend(look_at_layouts(self.files, paths))

    def drawings(self) -> dict[str, bytes]:
        """Read the SVG of each figure; one that is not there is found by rule REF005."""
        figures: list[Figure] = list(self.found["figure"].values())
        names = {one.file: Subject("figure", one.id) for one in figures}
        return self.pictures(LISTS["figure"], names, self.before and self.before.library.drawings)

    def logos(self) -> dict[str, bytes]:
        """Read the logo of each clinic; one that is not there is found by rule REF008."""
        clinics: list[Contacts] = list(self.found["contacts"].values())
        names = {one.logo: Subject("contacts", one.id) for one in clinics if one.logo}
        return self.pictures(SINGLES["contacts"], names, self.before and self.before.library.logos)

    def pictures(
        self, folder: str, names: Mapping[str, Subject], before: Mapping[str, bytes] | None
    ) -> dict[str, bytes]:
        """Read pictures of a folder, and look through drawings; one that is missing, too large or outside is left.

        A drawing that was there before, and in which nothing was found, is not looked through again.
        """
        found: dict[str, bytes] = {}
        for name in names:
            path = f"{folder}/{name}"
            with suppress(OSError):
                if not self.files.leads_out(path) and self.files.size(path) <= MAX_DRAWING_BYTES:
                    found[name] = self.files.read(path)
        for name, data in found.items():
            is_known = before and before.get(name) == data
            if name.endswith(".svg") and not (is_known and f"{folder}/{name}" not in self.faulty):
                is_figure = names[name].kind == "figure"
                seen = look_through(f"{folder}/{name}", data, names[name], named=is_figure)
                self.findings.extend(seen)
        return found

    def problem(self, document: Document, problem: Problem, subject: Subject | None) -> None:
        place = document.at_mark(problem.mark)
        finding = Finding(
            place, problem.code, Level.ERROR, problem.message, problem.remedy, subject
        )
        self.findings.append(finding)

    def report(self, document: Document, misfit: Misfit, subject: Subject | None = None) -> None:
        finding = Finding(
            document.place(misfit.at, misfit.words, key=misfit.key),
            misfit.code,
            Level.ERROR,
            misfit.message,
            misfit.remedy,
            subject,
            at=misfit.at[1:] if subject and subject.kind in LISTS else misfit.at,
            words=misfit.words,
            instead=misfit.instead,
        )
        self.findings.append(finding)

    def loaded(self, project: Project, settings: Settings) -> Loaded:
        """Put the library together."""
        found = self.found
        own = (path.split("/") for path in self.files.under("layouts", ("page.html",)))
        layouts = {path[1] for path in own if path[2:] == ["page.html"]}
        layouts |= {page.parent.name for page in LAYOUTS.glob("*/page.html")}
        library = Library(
            settings,
            claims=found["claim"],
            sources=found["source"],
            terms=found["term"],
            figures=found["figure"],
            regions=found["region"],
            contacts=found["contacts"],
            recipes=found["handout"],
            signoffs=found["sign-off"],
            withdrawals=found["withdrawal"],
            layouts=frozenset(layouts),
            drawings=self.drawings(),
            logos=self.logos(),
            known={kind: frozenset(names) for kind, names in self.known.items()},
            lost={
                kind: frozenset(names - found[kind].keys()) for kind, names in self.known.items()
            },
        )
        return Loaded(
            project,
            library,
            tuple(sorted(self.findings, key=lambda finding: finding.order)),
            self.origins,
            self.files,
            self.settings_file,
            self.has_settings,
        )


def _thing_of(kind: str, path: str) -> Subject | None:
    """Return what a file is about as a whole, where it holds one thing."""
    return Subject(kind, _stem(path)) if kind in SINGLES else None


def _stem(path: str) -> str:
    return splitext(basename(path))[0]  # as `Path.stem`, which takes ten times as long


def _entry_at(kind: str, root: Any, mark: Mark) -> Subject | None:
    """Return the entry of a list in which a mark stands, where it can be told."""
    before = (
        [place for place in root.marks if (place.line, place.column) <= mark]
        if isinstance(root, Seq)
        else []
    )
    entry = root[len(before) - 1] if before else None
    name = id_of(entry)
    return Subject(kind, name) if isinstance(name, str) else None


def id_of(entry: Any) -> Any:
    """Return what an entry says is its id."""
    return cast("dict[str, Any]", entry).get("id") if isinstance(entry, dict) else None


def _empty() -> Problem:
    return Problem(
        "SCH001", Mark(0, 0), "the file is empty", "write its content, or remove the file"
    )


def _what(root: Any) -> str:
    if isinstance(root, dict):
        return "a map"
    return "a list" if isinstance(root, list) else "text"


def _about_file_name(misfit: Misfit) -> Misfit:
    """Put a fault of an id that is a file's name into words that fit."""
    if misfit.at != ("id",):
        return misfit
    return misfit._replace(at=(), message=misfit.message.replace("`id`", "the name of this file"))
