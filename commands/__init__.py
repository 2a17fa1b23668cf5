"""Commands: each declares its options, calls one function of the engine, and says what came of it.

What a command needs is imported inside it, so that `--help` is quick and only printing loads a printer.
"""

from . import asking, building, checking, preparing, releasing, reviewing

ALL = (
    building.build,
    checking.check,
    checking.fix,
    checking.verify,
    asking.ls,
    asking.why,
    asking.trace,
    asking.diff,
    reviewing.review,
    reviewing.report,
    releasing.release,
    releasing.status,
    releasing.withdraw,
    releasing.recall,
    asking.rule,
    preparing.schema,
    preparing.doctor,
    preparing.init,
    preparing.cache,
)

__all__ = ["ALL"]
