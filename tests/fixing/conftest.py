"""What the tests of corrections share: the small library as it must be for `handout fix` to be content."""

from collections.abc import Mapping

import pytest

Files = Mapping[str, str | bytes]

FIRST_LINES = {
    "content/regions/GB.yaml": "../../.handout/schema/region.json",
    "content/regions/US.yaml": "../../.handout/schema/region.json",
    "content/sources/sources.yaml": "../../.handout/schema/sources.json",
    "content/terms/terms.yaml": "../../.handout/schema/terms.json",
    "content/claims/hands.yaml": "../../.handout/schema/claims.json",
    "handouts/hands.yaml": "../.handout/schema/recipe.json",
    "handouts/hands-summary.yaml": "../.handout/schema/recipe.json",
}


@pytest.fixture(scope="session")
def neat(small: Files) -> Files:
    """The files of the small library, each with its line for editors."""
    lines = {name: f"# yaml-language-server: $schema={to}\n" for name, to in FIRST_LINES.items()}
    return {name: f"{lines.get(name, '')}{text}" for name, text in small.items()}  # type: ignore[str-bytes-safe]
