"""Records of sheets that nobody printed: made up whole, for each test to change as it needs."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from handout_builder.engine.recording import code_of
from handout_builder.schema.digests import digest_of_bytes
from handout_builder.schema.release import Release, ReleasedEdition

Make = Callable[..., Any]


def digest(words: str) -> str:
    return digest_of_bytes(words.encode())


def claim(name: str, words: str = "wash", meaning: str = "1", sources: tuple[str, ...] = ()) -> Any:
    said = digest(f"{name} {words} {meaning} {sources}")
    return {"claim": name, "digest": said, "meaning": digest(meaning), "sources": sources}


def sheet(**changes: Any) -> ReleasedEdition:
    """Return a sheet; words that stand for a digest are digested."""
    values: dict[str, Any] = {
        "handout": "hands",
        "version": "1.0.0",
        "title": "Clean hands",
        "audience": "patient",
        "layout": "leaflet",
        "region": "GB",
        "language": "en-GB",
        "paper": "a4",
        "claims": [claim("wash")],
        "sources": {"who": "guideline"},
        "numbers": "999",
        "words": "Wash",
        "look": "plain",
        "pages": 1,
        "files": {},
    } | changes
    values.setdefault("edition", f"{values['handout']}_GB_en-GB_a4")
    values.setdefault("code", code_of(f"{values['edition']} {values['version']} {values['words']}"))
    for name in ("numbers", "words", "look"):
        values[name] = digest(values[name])
    values["sources"] = {key: digest(words) for key, words in values["sources"].items()}
    for kind in {"terms", "figures"} & values.keys():
        values[kind] = {key: digest(words) for key, words in values[kind].items()}
    values["files"] = {"pdf": digest(values["code"])} | values["files"]
    return ReleasedEdition.model_validate(values)


def release(*sheets: ReleasedEdition, on: str = "2026-03-06", **changes: Any) -> Release:
    values: dict[str, Any] = {
        "on": date.fromisoformat(on),
        "commit": "c" * 40,
        "tools": {"handout-builder": "0.1.0"},
        "editions": sheets,
    }
    return Release.model_validate(values | changes)


@pytest.fixture
def make_claim() -> Make:
    return claim


@pytest.fixture
def make_sheet() -> Make:
    return sheet


@pytest.fixture
def make_release() -> Make:
    return release
