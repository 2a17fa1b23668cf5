"""Write findings for people (`text`) and for machines (`json`)."""

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from ...schema import Finding

JSON_VERSION = 1
"""The version of the JSON report; it grows when a field changes its meaning or goes."""


def report(findings: Sequence[Finding], output_format: str) -> str:
    """Write a report in one of `FORMATS`; it ends without a newline."""
    return FORMATS[output_format](findings)


def _text(findings: Sequence[Finding]) -> str:
    return "\n\n".join(_block(finding) for finding in findings)


def _block(finding: Finding) -> str:
    place = finding.place
    head = f"{place.path}:{place.line}:{place.column}: {finding.code} {finding.level}: {finding.message}"
    remedy = f"  = {finding.remedy}"
    return "\n".join([head, *_excerpt(finding), remedy])


def _excerpt(finding: Finding, width: int = 100) -> list[str]:
    """Show the line with a caret under the fault; of a long line only the part around it."""
    place = finding.place
    if not place.text.strip():
        return []
    start = max(0, place.column - 1 - width // 2) if place.column > width * 3 // 4 else 0
    shown = place.text[start : start + width].rstrip().expandtabs(1)
    lead = "…" if start else ""
    caret = " " * (place.column - 1 - start + len(lead)) + "^"
    return [f"  | {lead}{shown}", f"  | {caret}"]


def _json(findings: Sequence[Finding]) -> str:
    entries = [
        {
            "code": finding.code,
            "level": finding.level,
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.message,
            "remedy": finding.remedy,
            "subject": finding.subject and finding.subject._asdict(),
        }
        for finding in findings
    ]
    return json.dumps({"version": JSON_VERSION, "findings": entries}, indent=2, ensure_ascii=False)


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = MappingProxyType(
    {"text": _text, "json": _json}
)
