"""What came of an order → findings: each problem of its pages, a layout that broke, a limit that was met."""

from ...schema import Edition, Fault, Finding, Subject
from ..checking import find_rule, findings_of
from ..fencing import MEGABYTE, Failed, Limits, Reason
from ..loading import Loaded
from .causes import at_its_cause
from .making import Broken, Made


def found_on(
    loaded: Loaded, edition: Edition, result: Made | Failed, limits: Limits
) -> tuple[Finding, ...]:
    """Return what is wrong with an edition, each thing once, before the library's levels and waivers."""
    if isinstance(result, Failed):
        told = [stopped_by(edition, result, limits)]
    elif result.broken:
        return (_layout_finding(loaded, result.broken),)
    else:
        told = result.printed.problems if result.printed else ()
    found = [
        finding
        for code, fault in told
        for finding in findings_of(
            loaded,
            find_rule(code),
            [at_its_cause(loaded.library, edition, fault)],
            edition.recipe.audience,
        )
    ]
    return tuple(dict.fromkeys(found))


def stopped_by(edition: Edition, failed: Failed, limits: Limits) -> tuple[str, Fault]:
    """Name the limit that an edition met; the region and the paper may be what matters."""
    code, message, remedy = {
        Reason.TIME: (
            "PRT007",
            f"took more than {limits.seconds:g} seconds to print, and was stopped",
            "look for what repeats or nests without end in its layout and drawings, or raise --time-limit",
        ),
        Reason.MEMORY: (
            "PRT008",
            f"took more than {limits.megabytes} MB of memory to print, and was stopped",
            "look for what grows without end in its layout and pictures, or raise --memory-limit",
        ),
        Reason.SIZE: (
            "PRT008",
            f"makes files of more than {limits.result // MEGABYTE} MB",
            "use smaller pictures, or fewer",
        ),
        Reason.BROKEN: ("PRT009", f"broke the printer: {failed.said}", _remedy(failed)),
    }[failed.reason]
    fault = Fault(Subject("handout", edition.recipe.id), f"{edition.name} {message}", remedy)
    return code, fault


def _remedy(failed: Failed) -> str:
    remedy = "take out what is unusual in its layout, drawings or words"
    return f"{remedy}, and send {failed.report} to our makers" if failed.report else remedy


def _layout_finding(loaded: Loaded, broken: Broken) -> Finding:
    rule = find_rule("PRT006")
    remedy = "mend the layout, or remove the file so that the layout of the same name in the package is used"
    subject, line = Subject("layout", broken.path), broken.line
    place = loaded.place(Fault(subject, broken.message, remedy, line=line, clues=(broken.path,)))
    return Finding(
        place, rule.code, rule.level, broken.message, remedy, Subject("layout", place.path)
    )
