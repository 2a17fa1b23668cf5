"""Faults to Findings: each at its line and column, and as grave as it is for those who read there."""

from collections.abc import Iterable, Iterator

from ...schema import PROFESSIONALS, Fault, Finding
from ..loading import Loaded
from .catalogue import Rule


def findings_of(
    loaded: Loaded, rule: Rule, faults: Iterable[Fault], audience: str | None = None
) -> Iterator[Finding]:
    """Put faults of a rule at their places, each as grave as it is for those who read there."""
    for fault in faults:
        reader = fault.at[1] if fault.at[:1] == ("wording",) and len(fault.at) > 1 else audience
        yield Finding(
            place=loaded.place(fault),
            code=rule.code,
            level=rule.clinician_level if reader in PROFESSIONALS else rule.level,
            message=fault.message,
            remedy=fault.remedy,
            subject=fault.subject,
            at=fault.at,
            words=fault.words,
            instead=fault.instead,
        )
