"""What became of an edition, in a line."""

from .building import Built, Refused


def line(result: Built | Refused, *, reasons: bool = False) -> str:
    """Return `printed hands_GB_en-GB_a4`, and with reasons also why it was not up to date."""
    said = f"{result.how} {result.edition.name}"
    return f"{said}: {'; '.join(result.reasons)}" if reasons and result.reasons else said
