"""Library and Editions to Findings: run the rules, put each fault at its line, report them all."""

from .asking import Question, answer
from .baseline import BadBaseline, Baseline, read_baseline, set_aside, write_baseline
from .catalogue import Rule, UnknownRule, catalogue, find_rule, overview, page
from .placing import findings_of
from .reports import FORMATS, report
from .running import Picked, as_decided, check, pick, pick_forbidding
from .verdict import Errors, blocked_by, counts, fit, within

__all__ = [
    "FORMATS",
    "BadBaseline",
    "Baseline",
    "Errors",
    "Picked",
    "Question",
    "Rule",
    "UnknownRule",
    "answer",
    "as_decided",
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
    "pick_forbidding",
    "read_baseline",
    "report",
    "set_aside",
    "within",
    "write_baseline",
]
