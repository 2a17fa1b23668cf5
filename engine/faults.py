"""Write down an unexpected fault, so that it can be sent to those who can mend it."""

import platform
import sys
import tempfile
import traceback
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("handout-builder", "weasyprint", "pydantic", "pyyaml", "jinja2", "click")


def write_report(fault: BaseException) -> Path:
    """Write a report in Markdown into a temporary file; it holds no content of the library."""
    versions = "\n".join(f"- {name} {version(name)}" for name in _PACKAGES)
    trace = "".join(traceback.format_exception(fault))
    text = (
        f"# handout: {type(fault).__name__}\n\n"
        f"- command: `{' '.join(sys.argv[1:])}`\n"
        f"- Python {platform.python_version()} on {platform.platform()}\n{versions}\n\n"
        f"```\n{trace}```\n"
    )
    with tempfile.NamedTemporaryFile(
        "w", prefix="handout-", suffix=".md", delete=False, encoding="utf-8"
    ) as file:
        file.write(text)
    return Path(file.name)
