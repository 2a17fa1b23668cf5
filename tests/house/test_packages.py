"""The wheel holds what `packages` names, while a checkout imports whatever is there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOMS = ("schema", "language", "rules", "engine", "commands")


def test_every_package_is_listed(root: Path, project: Mapping[str, Any]) -> None:
    folders = {
        file.parent.relative_to(root) for room in ROOMS for file in root.glob(f"{room}/**/*.py")
    }
    packages = {".".join(("handout_builder", *folder.parts)) for folder in folders}
    assert packages | {"handout_builder"} == set(project["tool"]["setuptools"]["packages"])


def test_every_package_has_its_init(modules: tuple[Path, ...], root: Path) -> None:
    folders = {path.parent for path in modules if path.relative_to(root).parts[0] in ROOMS}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").is_file()]


def test_root_holds_no_stray_modules(root: Path) -> None:
    """A module in the root would be shipped as part of the package."""
    assert {file.name for file in root.glob("*.py")} == {"__init__.py", "cli.py"}


def test_the_link_leads_to_the_root(root: Path) -> None:
    """Static tools find `handout_builder` through it."""
    link = root / ".links" / "handout_builder"
    assert link.resolve() == root or link.read_text(encoding="utf-8") == ".."  # git without links
