"""What each edition took, as JSON for those who look for what is slow."""

import json
from pathlib import Path

from ..writing import write_whole
from .building import Built, Outcome, Refused


def write_timings(outcome: Outcome, file: Path) -> None:
    """Write the seconds, the worker and the pages of each edition, in the order of the build."""
    told = {"editions": [_told(result) for result in outcome.results]}
    write_whole(file, f"{json.dumps(told, indent=2)}\n".encode())


def _told(result: Built | Refused) -> dict[str, object]:
    return {
        "edition": result.edition.name,
        "result": result.how.value,
        "seconds": round(result.cost.seconds, 3),
        "worker": result.cost.worker,
        "pages": result.cost.pages,
    }
