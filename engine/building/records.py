"""What the store keeps of builds: of each edition what came of it, of each sheet its pages, and the files by digest.

`edition` what an edition stands on → which files of its layout were looked for, and what came of it;
`sheet` a composed sheet → how it was printed; `file` the bytes of either. A record that is lost, damaged or of
another release counts as absent, and costs only that something is made again.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from ..composing_sheet import Sheet
