"""Change one claim of a signed library, then list what is unsigned: `python -m benchmarks.list_again LIBRARY CACHE`."""

import sys
from pathlib import Path

from handout_builder.cli import main

from .check_again import change_one

if __name__ == "__main__":
    folder, cache = sys.argv[1:]
    change_one(Path(folder))
    main(["review", "list", "--all", "--project", folder, "--cache", cache])
