"""Change one claim of a library, then check it: `python -m benchmarks.check_again LIBRARY CACHE`."""

import itertools
import sys
from pathlib import Path

from handout_builder.cli import main

NAMES = ("feet", "hands", "legs", "arms")


def change_one(library: Path) -> None:
    """Write another word into the first claim, by turns, so that no earlier run has seen the file so."""
    counter = library / "changes"
    number = int(counter.read_text(encoding="utf-8")) if counter.exists() else 0
    counter.write_text(str(number + 1), encoding="utf-8")
    words = next(itertools.islice(itertools.product(NAMES, repeat=8), number, None))
    file = library / "content" / "claims" / "claims-000.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(place for place, line in enumerate(lines) if "patient:" in line)
    indent = lines[at].partition("patient:")[0]
    lines[at] = f"{indent}patient: Look at your {' '.join(words)}.\n"
    file.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    folder, cache = sys.argv[1:]
    change_one(Path(folder))
    main(["check", "--project", folder, "--cache", cache])
