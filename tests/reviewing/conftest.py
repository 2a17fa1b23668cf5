"""An office in which the small library is signed: acts are written as the command writes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handout_builder.engine.checking import check
from handout_builder.engine.loading import Loaded, load
from handout_builder.engine.projects import Project
from handout_builder.engine.reviewing import (
    Digests,
    Register,
    named,
    read_register,
    statements,
    write_act,
)
from handout_builder.engine.reviewing.digests import editions
from handout_builder.schema import Finding, Revocation, Signable, Signoff

TODAY = date(2026, 3, 6)
REVIEWER = {"name": "Example Reviewer", "role": "General practitioner"}
OTHER = {"name": "Second Reviewer", "role": "Pharmacist"}
RECORDED = {
    "by": REVIEWER,
    "on": "2026-03-01",
    "method": "recorded",
    "recorded-by": "Example Librarian",
    "kept": "The folder “Reviews”, page 3",
}

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Office:
    """A library, and what people do to it."""

    project: Project
    today: date = TODAY

    @property
    def loaded(self) -> Loaded:
        return load(self.project)

    def file(self, name: str) -> Path:
        return self.project.root / name

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text
        self.file(name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def all_of(self, handout: str = "hands") -> tuple[Signable, ...]:
        """Return a handout and all that it prints."""
        library = self.loaded.library
        printed = (
            thing
            for one in editions(library, library.recipes[handout])
            for thing in statements(one)
        )
        return tuple(dict.fromkeys([Signable("handout", handout), *printed]))

    def entries(self, *things: Signable) -> list[dict[str, str]]:
        """Return things as they are now as `approves` lists them."""
        digests = Digests(self.loaded.library)
        return [entry(thing, digests.of(thing) or "") for thing in things]

    def sign(self, *things: Signable, **changes: Any) -> Signoff:
        made = named(RECORDED | {"approves": self.entries(*things)} | changes, Signoff)
        write_act(self.project, made)
        assert isinstance(made, Signoff)
        return made

    def withdraw(self, signoff: Signoff, *things: Signable) -> Path:
        act = {
            "withdraws": signoff.id,
            "by": OTHER,
            "on": "2026-03-02",
            "reason": "It was another sheet.",
            "things": [entry(thing) for thing in things],
        }
        return write_act(self.project, named(act, Revocation))

    def register(self, today: date = TODAY) -> Register:
        return read_register(self.loaded, today)

    def states(self, *things: Signable) -> list[str]:
        register = self.register()
        return [register.standing(thing).state.value for thing in things]

    def findings(self, today: date = TODAY) -> list[Finding]:
        return [one for one in check(self.loaded, today=today) if one.code.startswith("REV")]


def entry(thing: Signable, digest: str = "") -> dict[str, str]:
    """Return a thing as an entry of a list of an act."""
    parts = {thing.kind: thing.id, "audience": thing.audience, "item": thing.item, "digest": digest}
    return {key: value for key, value in parts.items() if value}


@pytest.fixture
def office(write: Callable[[Files], Project]) -> Callable[[Files], Office]:
    """Return a function that writes the small library, with some files changed, for people to sign."""
    return lambda changes: Office(write(changes))
