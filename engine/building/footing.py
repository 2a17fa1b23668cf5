"""What an edition stands on: its part of the library, and a digest of each thing in that, by its name in words.

Composing is given that part and nothing else (`part_of`), so a digest cannot miss what reaches a page: what is not
in the part, no page has. A field that the library gains is in it as a whole until somebody narrows it here.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from ...schema import Edition, Library
from ...schema.settings import Vocabulary
from ..projects import is_inside
from ..unchanged import Learnt

Parts = Mapping[str, str]
"""The digest of each thing that an edition stands on, by what a user calls it: `the claim tx-dose`."""

Thing = TypeVar("Thing")

ABSENT = "-"
"""Stands for the digest of a file that is not there."""
_LETTERS = 32
"""Hex digits of a digest that nobody but accident could want to meet again."""


def part_of(library: Library, edition: Edition) -> tuple[Library, Edition]:
    """Return the part of a library that an edition may print, and the edition without what it does not print."""
    recipe, clinic = edition.recipe, edition.contacts
    figures = _only(library.figures, (name for one in recipe.sections for _, name in one.figures()))
    behind = (key for figure in figures.values() for key in figure.cited)  # a record names them
    part = replace(
        library,
        settings=library.settings.model_copy(update={"rules": {}, "vocabulary": Vocabulary()}),
        claims={claim.id: claim for claim in edition.claims},
        sources=_only(library.sources, (*_cited(edition), *behind)),
        figures=figures,
        drawings=_only(library.drawings, (figure.file for figure in figures.values())),
        regions={edition.region.id: edition.region},
        contacts={clinic.id: clinic} if clinic else {},
        logos=_only(library.logos, [clinic.logo] if clinic and clinic.logo else ()),
        recipes={recipe.id: recipe},
        signoffs={},  # whether a sheet is a draft, its imprint says
        withdrawals={},
        layouts=frozenset(),
        known={},
        lost={},
    )
    sections = (replace(section, left_out=(), missing=()) for section in edition.sections)
    return part, replace(edition, sections=tuple(sections))


def _only(things: Mapping[str, Thing], names: Iterable[str]) -> dict[str, Thing]:
    return {name: things[name] for name in dict.fromkeys(names) if name in things}


def _cited(edition: Edition) -> Iterator[str]:
    yield from (key for claim in edition.claims for key in claim.cited)
    yield from (key for chosen in edition.sections for key in chosen.section.sources)


@dataclass(frozen=True, slots=True)
class Footing:
    """Takes digests of what editions of one library stand on, of each thing once."""

    library: Library
    folders: tuple[Path, ...]
    """Those that hold layouts, the library's own first."""
    releases: Mapping[str, str]
    _taken: dict[str, str] = field(default_factory=dict[str, str])
    _looks: dict[str, str] = field(default_factory=dict[str, str])

    def parts(self, edition: Edition, options: object) -> Parts:
        """Return the digests of all that an edition stands on, except the files of its layout."""
        part, own = part_of(self.library, edition)
        things: list[tuple[str, object, bytes]] = [
            *(("claim", claim, b"") for claim in part.claims.values()),
            *(("source", source, b"") for source in part.sources.values()),
            *(
                ("figure", figure, part.drawings.get(figure.file, b""))
                for figure in part.figures.values()
            ),
            *(
                ("clinic", clinic, part.logos.get(clinic.logo or "", b""))
                for clinic in part.contacts.values()
            ),
            *(("region", region, b"") for region in part.regions.values()),
            *(("handout", recipe, b"") for recipe in part.recipes.values()),
        ]
        return {
            **{f"the {kind} {_id(one)}": self._once(kind, one, more) for kind, one, more in things},
            "the choice of claims": digest(_choice(own)),
            "the options": digest(options),
            "the settings": self._whole("settings", part.settings),
            **{f"the {one}": self._whole(one, getattr(part, one)) for one in _REST},
            "the printer and its libraries": self._whole("releases", dict(self.releases)),
        }

    def look(self, name: str) -> str:
        """Return a digest of what a name of a layout's file led to, in each folder, when it was first asked for."""
        if name not in self._looks:
            self._looks[name] = self.look_again(name)
        return self._looks[name]

    def look_again(self, name: str) -> str:
        """Return a digest of what a name of a layout's file leads to now."""
        paths = [folder / name for folder in self.folders]
        return _LEADS.of((self.folders, name), paths, partial(_leads_to, self.folders, name))

    def look_around(self) -> None:
        """Look at all files of the layouts, before anything is composed by them."""
        for folder in self.folders:
            for directory, _, files in os.walk(folder):
                inside = os.path.relpath(directory, folder).replace(os.sep, "/")
                for file in files:
                    self.look(file if inside == "." else f"{inside}/{file}")

    def _once(self, kind: str, thing: object, more: bytes) -> str:
        key = f"{kind} {_id(thing)}"
        if key not in self._taken:
            self._taken[key] = digest(thing, more)
        return self._taken[key]

    def _whole(self, name: str, value: object) -> str:
        if name not in self._taken:
            self._taken[name] = digest(value)
        return self._taken[name]


_LEADS: Learnt[str] = Learnt(most=1000)
"""What names lead to in folders; when many editions are made, each is asked for again and again."""


def _leads_to(folders: tuple[Path, ...], name: str) -> str:
    found = [
        [place, sha256((folder / name).read_bytes()).hexdigest()]
        for place, folder in enumerate(reversed(folders))  # the package's stays the first
        if is_inside(folder / name, folder)
    ]
    return digest(found) if found else ABSENT


_NARROWED = frozenset(
    {
        *("settings", "claims", "sources", "figures", "drawings", "regions", "contacts", "logos"),
        *("recipes", "signoffs", "withdrawals", "layouts", "known", "lost"),
    }
)
_REST = tuple(one.name for one in fields(Library) if one.name not in _NARROWED)
"""Fields that every page may follow from as a whole: the terms, and what is not yet known here."""


def digest(value: object, more: bytes = b"") -> str:
    """Return a digest of a value of the schema or of plain data; of a model also of which fields were written.

    Unlike what is signed (`schema.digests`), it tells every letter and space: any of them may move a line.
    """
    whole = sha256(_told(value))
    whole.update(more)
    return whole.hexdigest()[:_LETTERS]


def _told(value: object) -> bytes:
    if isinstance(value, BaseModel):
        return value.model_dump_json(exclude_unset=True).encode()
    return json.dumps(value, default=_plain, ensure_ascii=False).encode()


def _plain(value: object) -> object:
    """Make plain data of what JSON does not know; sets have no order of their own."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_unset=True)
    if isinstance(value, set | frozenset):
        return sorted(json.dumps(one, default=_plain) for one in value)  # pyright: ignore[reportUnknownVariableType] - of anything
    return to_jsonable_python(value, bytes_mode="base64")


def _choice(edition: Edition) -> list[object]:
    return [[one.index, [chosen.claim.id for chosen in one.chosen]] for one in edition.sections]


def _id(thing: object) -> str:
    return str(getattr(thing, "id", ""))
