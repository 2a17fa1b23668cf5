"""The twins in a real browser: axe finds nothing, light or dark, on a desk or a phone."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from handout_builder.engine.choosing import Request, request_editions
from handout_builder.engine.composing import Entry, Layouts, compose, index, twin
from handout_builder.engine.loading import Loaded

Violations = Callable[..., list[Any]]


def pages(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Yield the twin of each handout, some in large print, and the index of all."""
    layouts = Layouts(loaded.project.layouts)
    large = Request(("b12-nerves", "b12-symptom-diary", "b12-nerves-summary"), sizes=("large",))
    clinic = Request(("b12-nerves",), clinics=tuple(loaded.library.contacts))
    asked = (Request(), large, clinic)
    editions = [one for request in asked for one in request_editions(loaded.library, request)]
    for edition in editions:
        yield edition.name, twin(compose(loaded.library, edition, layouts), layouts)
    entries = [Entry(edition, {"PDF": f"{edition.name}.pdf"}) for edition in editions]
    yield "index", index(entries, loaded.library.settings, layouts)


@pytest.mark.parametrize(("look", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(look: str, width: int, embedded: Loaded, violations: Violations) -> None:
    found = {name: violations(page, look, width) for name, page in pages(embedded)}
    assert {name: some for name, some in found.items() if some} == {}


def test_axe_would_find_something(embedded: Loaded, violations: Violations) -> None:
    name, page = next(pages(embedded))
    bad = page.replace("--ink: #1b2430", "--ink: #999999").replace(' lang="en-GB"', "", 1)
    found = {one[0] for one in violations(bad)}
    assert {"color-contrast", "html-has-lang"} <= found, name


def test_a_dark_screen_and_a_narrow_one_are_what_they_say(
    embedded: Loaded, violations: Violations
) -> None:
    _, page = next(pages(embedded))
    pale = "@media (prefers-color-scheme: dark) { body p { color: #222 !important } }"
    wide = "@media (max-width: 400px) { body p { width: 900px } }"
    bad = page.replace("</style>", f"{pale} {wide}</style>", 1)
    assert violations(bad) == []
    found = {one[0] for one in violations(bad, "dark", 320)}
    assert {"color-contrast", "wider-than-the-screen"} <= found
