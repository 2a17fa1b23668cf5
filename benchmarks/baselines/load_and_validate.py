"""Load the claims of a library with PyYAML's C loader and validate them with the same models; no places, no rules."""

import sys
from pathlib import Path

import yaml

from handout_builder.schema import Claim

for file in sorted(Path(sys.argv[1], "content", "claims").glob("*.yaml")):
    for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        Claim.model_validate(entry)
