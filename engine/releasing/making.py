"""Make a sheet with its imprint: compose it, print it, and write its twins."""

from ...schema import Edition, Finding
from ...schema.release import ReleasedEdition
from ..checking import find_rule, findings_of
from ..composing import Imprint, Layouts, Sheet, compose, plain_text, twin
from ..loading import Loaded
from ..printing import Printed, print_sheet


def imprint_of(facts: ReleasedEdition) -> Imprint:
    """Return what a released sheet says of itself."""
    return Imprint(signed=True, version=facts.version, code=facts.code, address=facts.address or "")


def printed_as(
    loaded: Loaded, edition: Edition, imprint: Imprint
) -> tuple[Sheet, Printed, tuple[Finding, ...]]:
    """Compose and print an edition with an imprint; return both with the findings on its pages."""
    sheet = compose(loaded.library, edition, Layouts(loaded.project.layouts), imprint)
    printed = print_sheet(sheet)
    found = (
        finding
        for code, fault in printed.problems
        for finding in findings_of(loaded, find_rule(code), [fault], edition.recipe.audience)
    )
    return sheet, printed, tuple(dict.fromkeys(found))


def content_of(loaded: Loaded, kind: str, sheet: Sheet, printed: Printed) -> bytes:
    """Return a sheet as the bytes of a file."""
    if kind == "html":
        return twin(sheet, Layouts(loaded.project.layouts)).encode()
    return plain_text(sheet).encode() if kind == "text" else printed.pdf
