"""A comparison as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from ...relating import HandoutChange, Part
from ..report import Comparison

FORMAT = 1
"""Goes up when a field changes its meaning or goes; new fields may come without."""


def as_json(comparison: Comparison) -> str:
    """Return a comparison as a JSON object."""
    found = comparison.found
    whole = {
        "format": FORMAT,
        "old": comparison.old_name,
        "new": comparison.new_name,
        "handouts": [_handout(change) for change in found.handouts],
        "unprinted": _parts(found.unprinted),
        "stale": {
            "handouts": list(comparison.stale.handouts),
            "signoffs": list(map(str, comparison.stale.signoffs)),
        },
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _handout(change: HandoutChange) -> dict[str, Any]:
    return {
        "handout": change.handout,
        "audience": change.audience,
        "title": change.title,
        "state": change.state.value,
        "changes": _parts(change.parts),
    }


def _parts(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [
        {
            "aspect": part.aspect.value,
            "kind": part.subject.kind,
            "id": part.subject.id,
            "what": part.what,
            "audience": part.audience or None,
            "old": part.old,
            "new": part.new,
        }
        for part in parts
    ]
