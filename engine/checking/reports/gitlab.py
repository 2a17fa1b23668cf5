"""Findings as GitLab's Code Quality report, a part of the CodeClimate format."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from ....schema import Level
from .told import Told, fingerprints, on_page

SEVERITIES: Mapping[Level, str] = MappingProxyType(
    {Level.ERROR: "critical", Level.WARNING: "minor", Level.INFO: "info"}
)


def write(told: Told) -> str:
    """Write the report, without what is waived: GitLab knows no findings that are set aside."""
    named = zip(told.findings, fingerprints(told.findings), strict=True)
    entries = [
        {
            "description": f"{one.code}: {on_page(one)}; {one.remedy}",
            "check_name": one.code,
            "fingerprint": fingerprint,
            "severity": SEVERITIES[one.level],
            "location": {"path": told.path(one), "lines": {"begin": one.place.line}},
        }
        for one, fingerprint in named
        if not one.waived
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False)
