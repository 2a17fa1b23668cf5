"""Everything that output and tests depend on is pinned, and the pins are what is installed here."""

import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest


def plain(name: str) -> str:
    """Write a distribution's name as the index does (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirement: str) -> str:
    return plain(re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0])


def here(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@pytest.fixture(scope="module")
def pins(root: Path) -> dict[str, str]:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {plain(name): release for name, release in pairs}


def test_every_dependency_is_pinned(pins: Mapping[str, str], project: Mapping[str, Any]) -> None:
    extras = project["project"]["optional-dependencies"]
    wanted = {*project["project"]["dependencies"], *extras["test"], *extras["lint"]}
    assert {named(requirement) for requirement in wanted} <= pins.keys()


def test_the_pins_are_what_is_installed(pins: Mapping[str, str]) -> None:
    """A test that passes with other releases says nothing about what people install."""
    installed = {name: here(name) for name in pins}
    assert {name: release for name, release in installed.items() if release} == {
        name: pins[name] for name, release in installed.items() if release
    }


def test_exact_dependencies_agree_with_the_pins(
    pins: Mapping[str, str], project: Mapping[str, Any]
) -> None:
    exact = (line.split("==") for line in project["project"]["dependencies"] if "==" in line)
    assert [name for name, release in exact if pins[plain(name)] != release] == []
