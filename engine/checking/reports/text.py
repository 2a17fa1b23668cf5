"""For people: each finding with its line, a caret under the fault and the remedy; at the end what is waived."""

from collections import Counter
from collections.abc import Iterator

from ....schema import Finding
from .told import Told, harmless, head


def write(told: Told) -> str:
    """Write the report; where nothing was found it is empty."""
    blocks = [_block(one) for one in told.counting]
    set_aside = "\n".join(_set_aside(told.waived))
    return "\n\n".join([*blocks, *([set_aside] if set_aside else [])])


def _block(finding: Finding) -> str:
    return "\n".join([head(finding), *_excerpt(finding), f"  = {harmless(finding.remedy)}"])


def _excerpt(finding: Finding, width: int = 100) -> list[str]:
    """Show the line with a caret under the fault; of a long line only the part around it."""
    place = finding.place
    if not place.text.strip():
        return []
    start = max(0, place.column - 1 - width // 2) if place.column > width * 3 // 4 else 0
    shown = harmless(place.text[start : start + width].rstrip())
    lead = "…" if start else ""
    caret = " " * (place.column - 1 - start + len(lead)) + "^"
    return [f"  | {lead}{shown}", f"  | {caret}"]


def _set_aside(findings: list[Finding]) -> Iterator[str]:
    """Yield a line for each finding that a waiver sets aside, and one for all that the baseline holds."""
    reasons = [(one, one.waived) for one in findings if one.waived]
    if reasons:
        yield "Waived:"
    for one, waived in reasons:
        if waived.by != "baseline":
            yield f"  {head(one)} ({harmless(waived.reason)})"
    held = Counter(one.code for one, waived in reasons if waived.by == "baseline")
    if held:
        codes = ", ".join(f"{number} {code}" for code, number in sorted(held.items()))
        yield f"  by the baseline: {codes}"
