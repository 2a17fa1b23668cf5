"""Findings to corrected files: make the corrections that need no judgement, show them, write them."""

from .fixing import Outcome, fix
from .saving import save
from .showing import by_hand, diff, summary

__all__ = ["Outcome", "by_hand", "diff", "fix", "save", "summary"]
