"""Library and Editions to Findings: run the rules, put each fault at its line, report them all."""

from .catalogue import Rule, UnknownRule, catalogue, find_rule, overview, page
from .reporting import report
from .running import blocked_by, check, counts, findings_of, fit, pick, within

__all__ = [
    "Rule",
    "UnknownRule",
    "blocked_by",
    "catalogue",
    "check",
    "counts",
    "find_rule",
    "findings_of",
    "fit",
    "overview",
    "page",
    "pick",
    "report",
    "within",
]
