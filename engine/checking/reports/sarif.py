"""Findings as SARIF 2.1.0 (OASIS, 2020, with errata 01 of 2023), which code hosts show as alerts."""

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from ....schema import Finding, Level
from ..catalogue import Rule, find_rule, page
from .told import Told, end_column, fingerprints, whole

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: Mapping[Level, str] = MappingProxyType(
    {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
)
KINDS: Mapping[str, str] = MappingProxyType({"waiver": "inSource", "baseline": "external"})
FINGERPRINT = "handoutFinding/v1"
"""The name of our fingerprint; another number means that it is made in another way."""


def write(told: Told) -> str:
    """Write the report: one run, with the rules that found something."""
    codes = sorted({one.code for one in told.findings})
    named = zip(told.findings, fingerprints(told.findings), strict=True)
    run = {
        "tool": {"driver": _driver(codes)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(told, one, codes, fingerprint) for one, fingerprint in named],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False)


def _driver(codes: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "handout",
        "semanticVersion": version("handout-builder"),
        "rules": [_rule(find_rule(code)) for code in codes],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.reason},
        "help": {"text": page(rule.code), "markdown": _markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.level]},
    }


def _markdown(rule: Rule) -> str:
    examples = (
        f"{'Against' if one.kind == 'bad' else 'By'} the rule, `{one.path}`:\n\n```\n{one.text}```"
        for one in rule.examples
    )
    told = (f"**{rule.summary}**", rule.reason, f"*Authority:* {rule.authority}")
    return "\n\n".join([*told, *examples])


def _result(told: Told, finding: Finding, codes: Sequence[str], fingerprint: str) -> dict[str, Any]:
    file = {"uri": _uri(told.path(finding)), "uriBaseId": "%SRCROOT%"}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": LEVELS[finding.level],
        "message": {"text": whole(finding)},
        "locations": [_location(finding, file)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        **_suppressions(finding),
        **_fixes(finding, file),
    }


def _location(finding: Finding, file: Mapping[str, str]) -> dict[str, Any]:
    """Return a place. A page is no line, so in a PDF the file is the physical place, and the page the logical one."""
    page = finding.place.page
    if page is None:
        return {"physicalLocation": {"artifactLocation": file, "region": _region(finding)}}
    logical = {"logicalLocations": [{"name": f"page {page}", "kind": "page"}]}
    return {"physicalLocation": {"artifactLocation": file}, **(logical if page else {})}


def _uri(path: str) -> str:
    return quote(path)


def _region(finding: Finding) -> dict[str, int]:
    place, end = finding.place, end_column(finding)
    region = {"startLine": place.line, "startColumn": place.column}
    return region | ({"endLine": place.line, "endColumn": end} if end else {})


def _suppressions(finding: Finding) -> dict[str, Any]:
    """Tell why a finding is set aside; an empty list says of all others that they are not."""
    waived = finding.waived
    if waived is None:
        return {"suppressions": []}
    reason = {"kind": KINDS[waived.by], "status": "accepted", "justification": waived.reason}
    return {"suppressions": [reason]}


def _fixes(finding: Finding, file: Mapping[str, str]) -> dict[str, Any]:
    """Tell what may stand there instead, where both the words and their place are certain."""
    if finding.instead is None or end_column(finding) is None:
        return {}
    replacement = {
        "deletedRegion": _region(finding),
        "insertedContent": {"text": finding.instead},
    }
    change = {"artifactLocation": file, "replacements": [replacement]}
    return {"fixes": [{"description": {"text": finding.remedy}, "artifactChanges": [change]}]}
