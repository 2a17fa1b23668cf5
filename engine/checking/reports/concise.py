"""A line for each finding, in the form that editors and `grep` know."""

from .told import Told, harmless, head


def write(told: Told) -> str:
    """Write the report; a waived finding says so in place of its level, and why."""
    return "\n".join(
        f"{head(one)} ({harmless(one.waived.reason)})" if one.waived else head(one)
        for one in told.findings
    )
