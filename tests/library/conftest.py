"""The embedded library: loaded once, and each of its editions composed and printed once."""

from collections.abc import Mapping
from functools import cached_property
from html.parser import HTMLParser
from typing import NamedTuple

import pytest

from handout_builder.engine.building import print_edition
from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Layouts, compose
from handout_builder.engine.loading import Loaded, load
from handout_builder.engine.printing import Printed
from handout_builder.engine.projects import Project
from handout_builder.engine.resources import PACKAGE
from handout_builder.schema import Edition, Finding

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}


class Piece(NamedTuple):
    """Words of a page with the `data-` attributes and classes around them, innermost last."""

    words: str
    origins: tuple[tuple[str, str], ...]

    def within(self, kind: str) -> str | None:
        """Return the nearest origin of a kind: `within("claim")` is a claim's id."""
        return next((value for name, value in reversed(self.origins) if name == kind), None)

    @property
    def nearest(self) -> str | None:
        """The kind of the innermost origin: `claim` or `recipe`, say."""
        found = (name for name, _ in reversed(self.origins) if name not in {"class", "tag"})
        return next(found, None)


class _Reader(HTMLParser):
    """Keeps the words of the body and what is said about them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self.open: list[tuple[tuple[str, str], ...]] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        named = ((name.removeprefix("data-"), value or "") for name, value in attrs)
        own = tuple(pair for (name, _), pair in zip(attrs, named, strict=True) if _tells(name))
        self.tags.append(tag)
        self.open.append(() if tag == "body" else own)

    def handle_endtag(self, tag: str) -> None:
        assert self.tags.pop() == tag
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and "body" in self.tags:
            self.pieces.append(Piece(data, tuple(pair for own in self.open for pair in own)))


def _tells(attribute: str) -> bool:
    return attribute.startswith("data-") or attribute == "class"


class Sheet:
    """An edition of the embedded library as it is composed and printed."""

    def __init__(self, loaded: Loaded, edition: Edition) -> None:
        self.loaded = loaded
        self.edition = edition

    @cached_property
    def html(self) -> str:
        return compose(self.loaded.library, self.edition, Layouts(self.loaded.project.layouts)).html

    @cached_property
    def pieces(self) -> list[Piece]:
        return _Reader(self.html).pieces

    @cached_property
    def _print(self) -> tuple[Printed | None, tuple[Finding, ...]]:
        return print_edition(self.loaded, self.edition)

    @property
    def printed(self) -> Printed:
        printed = self._print[0]
        assert printed is not None
        return printed

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._print[1]


@pytest.fixture(scope="session")
def embedded() -> Loaded:
    return load(Project(PACKAGE))


@pytest.fixture(scope="session")
def sheets(embedded: Loaded) -> Mapping[str, Sheet]:
    """Each handout in each region, on each paper, by the edition's name."""
    request = Request(
        regions=tuple(embedded.library.regions), papers=("a4", "letter"), allow_empty=True
    )
    editions = request_editions(embedded.library, request)
    return {edition.name: Sheet(embedded, edition) for edition in editions}
