"""Results → `results/speed.json`: each group with the day, machine, interpreter, releases and load it was run under."""

import json
import os
import platform
import sysconfig
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from .measuring import Group, Result
from .peers import releases

RESULTS = Path(__file__).parent / "results"
SPEED = RESULTS / "speed.json"


def saved(file: Path = SPEED) -> Mapping[str, Any]:
    """Return what was saved, by group."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def save(
    name: str, group: Group, results: Sequence[Result], loads: Sequence[float], file: Path = SPEED
) -> None:
    """Put the results of a group in the place of what was saved of it."""
    made = {
        **surroundings(),
        "load": [round(one, 1) for one in loads],
        "measures": [one.as_json() for one in results],
        "waiting": dict(group.waiting),
    }
    write(file, dict(saved(file)) | {name: made})


def write(file: Path, content: Mapping[str, Any]) -> None:
    """Write a file of results."""
    file.parent.mkdir(exist_ok=True)
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
    file.write_text(f"{text}\n", encoding="utf-8")


def surroundings() -> Mapping[str, Any]:
    """Return on which day and what a result was measured."""
    optimised = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    return {
        "date": datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        "interpreter": f"{platform.python_implementation()} {platform.python_version()}"
        f", built {'with' if optimised else 'without'} profile-guided optimisation",
        "releases": releases(),
    }


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "a processor without a name")
